package dev.paperboy.app.platform;

import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.settings.DiscordSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.discord.DiscordBot;
import dev.paperboy.chat.discord.DiscordCheck;
import dev.paperboy.chat.discord.DiscordFleet;
import dev.paperboy.chat.discord.DiscordOptions;
import dev.paperboy.chat.discord.address.DiscordAddress;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.subscription.ChannelPartition;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Rules.WhoMayChange;
import java.util.List;
import java.util.Optional;

/** Creates the Discord bot. */
final class DiscordFactory implements PlatformFactory {

  @Override
  public String name() {
    return DiscordAddress.PLATFORM;
  }

  /**
   * Any member of a server can call a command, so by default only channel managers may make
   * changes.
   */
  @Override
  public PlatformCapabilities capabilities() {
    return new PlatformCapabilities(
        true,
        true,
        true,
        true,
        true,
        PlatformCapabilities.LOCAL,
        Rules.DEFAULT.withWhoMayChange(WhoMayChange.MANAGERS));
  }

  @Override
  public PlatformState configured(Settings settings) {
    return settings.discord().isPresent()
        ? new PlatformState.Connecting("")
        : PlatformState.Off.NOT_CONFIGURED;
  }

  /** Processes with databases of their own may serve different shards of one bot. */
  @Override
  public List<PlatformAccount> accounts(Settings settings) {
    return settings.discord().map(DiscordFactory::account).stream().toList();
  }

  private static PlatformAccount account(DiscordSettings settings) {
    DiscordSettings.Shards shards = settings.shards();
    boolean all = shards.first() == 0 && shards.last() == shards.total() - 1;
    return PlatformAccount.of(
        "Discord",
        "discord.token",
        settings.apiUrl(),
        settings.token().value() + (all ? "" : " " + shards));
  }

  /** A channel is posted to through the connection of its shard. */
  @Override
  public Optional<LeaseGroup> leases(Settings settings) {
    settings
        .discord()
        .filter(found -> ChannelPartition.PARTITIONS % found.shards().total() != 0)
        .filter(found -> settings.database().file().isEmpty())
        .ifPresent(
            found -> {
              throw new OperatorException(
                  "discord.shards.total is "
                      + found.shards().total()
                      + ", but with PostgreSQL, where several processes may share the shards, it"
                      + " must be 1, 2, 4, 8, 16, 32 or 64");
            });
    return settings.discord().map(found -> options(found).leases());
  }

  @Override
  public Optional<Platform> create(Settings settings, PlatformServices services) {
    return settings
        .discord()
        .map(
            found ->
                new DiscordBot(
                    options(found),
                    services.commands(),
                    services.buttons(),
                    new DiscordFleet(services.leases(), services.pace(), System::nanoTime),
                    services.time(),
                    new SystemTime()::sleep));
  }

  @Override
  public List<CheckFinding> check(Settings settings) throws InterruptedException {
    return settings.discord().isPresent()
        ? new DiscordCheck(options(settings.discord().get())).run()
        : PlatformFactory.super.check(settings);
  }

  private static DiscordOptions options(DiscordSettings settings) {
    return new DiscordOptions(
        settings.token().value(),
        settings.apiUrl(),
        settings.gatewayUrl(),
        settings.shards().total(),
        settings.shards().first(),
        settings.shards().last());
  }
}

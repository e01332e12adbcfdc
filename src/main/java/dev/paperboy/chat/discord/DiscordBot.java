package dev.paperboy.chat.discord;

import dev.paperboy.chat.Pause;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.RateLimitWaits;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.discord.interact.CommandRegistration;
import dev.paperboy.chat.discord.interact.DiscordInteractions;
import dev.paperboy.chat.discord.life.GuildWatcher;
import dev.paperboy.chat.discord.message.DiscordMessageRenderer;
import dev.paperboy.chat.discord.send.DiscordSender;
import dev.paperboy.chat.discord.send.RunningShards;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Reachability;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.jspecify.annotations.Nullable;

/** The bot on Discord. Thread-safe. */
public final class DiscordBot implements Platform {
  private final DiscordOptions options;
  private final ReconnectBackoff patience;
  private final DiscordFleet fleet;
  private final InstantSource clock;
  private final Pause pause;
  private final CommandRegistration register;
  private final DiscordInteractions interactions;
  private final DiscordSender sender;
  private volatile @Nullable Running running;

  /** The objects that exist while it runs. */
  private record Running(DiscordConnection connection, GuildWatcher watchServers) {}

  /**
   * Creates a bot that is not connected yet.
   *
   * @param commands handles commands and buttons
   * @param buttons resolves buttons to commands
   * @param fleet what the bots of several replicas share
   * @param clock the time at which the connection was lost
   * @param pause waits before a retry of a reply
   */
  public DiscordBot(
      DiscordOptions options,
      CommandHandler commands,
      Buttons buttons,
      DiscordFleet fleet,
      InstantSource clock,
      Pause pause) {
    this(options, ReconnectBackoff.USUAL, commands, buttons, fleet, clock, pause);
  }

  DiscordBot(
      DiscordOptions options,
      ReconnectBackoff patience,
      CommandHandler commands,
      Buttons buttons,
      DiscordFleet fleet,
      InstantSource clock,
      Pause pause) {
    // No post may ping anybody, whoever created the message.
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    this.options = options;
    this.patience = patience;
    this.fleet = fleet;
    this.clock = clock;
    this.pause = pause;
    this.register = new CommandRegistration(commands.forms());
    this.interactions =
        new DiscordInteractions(commands, buttons, new DiscordMessageRenderer(buttons));
    this.sender =
        new DiscordSender(
            new RunningShards(this::library, this::isHeld, this::standsBy), buttons, clock);
  }

  @Override
  public ChatSender sender() {
    return sender;
  }

  @Override
  public void start(Reachability reachability) {
    GuildWatcher watchServers = new GuildWatcher(reachability);
    DiscordConnection connection =
        new DiscordConnection(
            options,
            patience,
            List.of(interactions, watchServers),
            register::register,
            watchServers::readinessChanged,
            fleet,
            clock,
            pause);
    running = new Running(connection, watchServers);
    connection.start();
  }

  private Optional<ShardManager> library() {
    Running present = running;
    return present == null ? Optional.empty() : present.connection().library();
  }

  private boolean isHeld(int shard) {
    Running present = running;
    return present != null && present.connection().isHeld(shard);
  }

  private boolean standsBy() {
    Running present = running;
    return present != null && present.connection().standsBy();
  }

  @Override
  public PlatformState state() {
    Running present = running;
    return present == null ? PlatformState.Off.STOPPED : present.connection().state();
  }

  @Override
  public OptionalLong lateReplies() {
    return OptionalLong.of(interactions.lateReplies());
  }

  @Override
  public Optional<RateLimitWaits> rateLimitWaits() {
    return Optional.of(fleet.waits());
  }

  @Override
  public void close() {
    interactions.close();
    Running present = running;
    if (present != null) {
      present.connection().close();
      present.watchServers().close();
    }
  }
}

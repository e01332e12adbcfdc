package dev.paperboy.chat.discord;

import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.simulator.RecordedReachability;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.SoleLeases;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A bot on a simulated Discord, with all that it talks to. */
final class BotOnSimulator implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ReconnectBackoff QUICK =
      new ReconnectBackoff(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));

  final DiscordSimulator discord = new DiscordSimulator();
  final ScriptedCommands commands = new ScriptedCommands();
  final ButtonsInMemory buttons = new ButtonsInMemory();
  final RecordedReachability reachability = new RecordedReachability("discord");

  /** What was waited before replies were sent again, though nothing waits. */
  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  /** What the bots share; each is alone unless another is set. */
  DiscordFleet fleet = alone();

  private final List<DiscordBot> bots = new ArrayList<>();

  /** What a bot has that is alone. */
  static DiscordFleet alone() {
    return new DiscordFleet(
        new SoleLeases(), new LocalPace(InstantSource.system()), System::nanoTime);
  }

  /** Options that lead to the simulator. */
  DiscordOptions options(String token, int shards, int first, int last) {
    return new DiscordOptions(
        token, Optional.of(URI.create(discord.apiUrl())), Optional.empty(), shards, first, last);
  }

  /** Starts a bot and waits until it is there. */
  DiscordBot connect() {
    DiscordBot bot = start(options(DiscordSimulator.TOKEN, 1, 0, 0));
    await("the bot is connected", () -> bot.state().isConnected());
    return bot;
  }

  /** Starts a bot. */
  DiscordBot start(DiscordOptions options) {
    DiscordBot bot =
        new DiscordBot(
            options, QUICK, commands, buttons, fleet, InstantSource.fixed(NOW), pauses::add);
    bots.add(bot);
    bot.start(reachability);
    return bot;
  }

  void await(String what, BooleanSupplier isSo) {
    Waiting.until(what, SOON, isSo);
  }

  /** Waits until this was told of what can be written to. */
  void awaitTold(String line) {
    await(line + ", but only " + reachability.told(), () -> reachability.told().contains(line));
  }

  @Override
  public void close() {
    bots.forEach(DiscordBot::close);
    discord.close();
  }
}

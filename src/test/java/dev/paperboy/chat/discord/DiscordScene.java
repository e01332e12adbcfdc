package dev.paperboy.chat.discord;

import dev.paperboy.Scene;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.command.Reply;
import dev.paperboy.command.StoredButtons;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.deliver.StoredReachability;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The whole way of a paper in one process, with the real bot on a simulated Discord at its end. */
final class DiscordScene implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  final DiscordSimulator discord = new DiscordSimulator();
  final Scene scene;
  final DiscordBot bot;
  private final StoredButtons buttons;
  private final OutboxDispatcher outbox;

  /** A bot that is connected, and feeds that have had their first reading. */
  DiscordScene(Path folder) {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    buttons = new StoredButtons(scene.database, new Random(1), scene.clock, scene.commands::read);
    bot =
        new DiscordBot(
            new DiscordOptions(
                DiscordSimulator.TOKEN,
                Optional.of(URI.create(discord.apiUrl())),
                Optional.empty(),
                1,
                0,
                0),
            scene.commands,
            buttons,
            BotOnSimulator.alone(),
            scene.clock,
            pause -> {});
    List<ChatSender> senders = List.of(bot.sender());
    outbox = scene.outbox(senders);
    bot.start(
        new StoredReachability(
            scene.database, senders, PlatformList.ALL.directory(), () -> {}, scene.clock));
    Waiting.until("the bot is connected", SOON, () -> bot.sender().isReady());
  }

  /** The address of a channel. */
  static ChannelId address(SimulatedChannel channel) {
    return new ChannelId("discord", channel.guild().orElseThrow().id(), channel.id());
  }

  /** Types a command into a channel, behind Discord's back. */
  Reply type(SimulatedChannel channel, String text) {
    return scene.type(address(channel), text);
  }

  /** Hands over what is due, without waiting for Discord. */
  void handOver() {
    outbox.drain();
  }

  /** Delivers until nothing more is due. */
  void deliver() {
    try {
      outbox.drainFully(SOON);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void close() {
    bot.close();
    discord.close();
    scene.close();
  }
}

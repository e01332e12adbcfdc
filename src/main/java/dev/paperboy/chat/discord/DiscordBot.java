package dev.paperboy.chat.discord;

import dev.paperboy.chat.discord.interact.Interactions;
import dev.paperboy.chat.discord.interact.RegisterCommands;
import dev.paperboy.chat.discord.life.WatchServers;
import dev.paperboy.chat.discord.message.RenderMessage;
import dev.paperboy.chat.discord.send.DiscordSender;
import dev.paperboy.chat.discord.send.RunningShards;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Reachability;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.messages.MessageRequest;

/**
 * The bot on Discord. It starts without Discord, and nothing that Discord does ends the program.
 * Safe for use by several threads.
 */
public final class DiscordBot implements AutoCloseable {
  private final Interactions interactions;
  private final WatchServers watchServers;
  private final Connection connection;
  private final DiscordSender sender;

  /**
   * Not connected yet.
   *
   * @param commands answers what people type and press
   * @param buttons knows what buttons stand for
   * @param reachability is told what can be written to
   * @param clock tells since when the connection is lost
   */
  public DiscordBot(
      DiscordOptions options,
      CommandHandler commands,
      Buttons buttons,
      Reachability reachability,
      InstantSource clock) {
    this(options, Patience.USUAL, commands, buttons, reachability, clock);
  }

  DiscordBot(
      DiscordOptions options,
      Patience patience,
      CommandHandler commands,
      Buttons buttons,
      Reachability reachability,
      InstantSource clock) {
    // Nothing that is posted may ping anybody, whoever made the message.
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    this.interactions = new Interactions(commands, buttons, new RenderMessage(buttons));
    this.watchServers = new WatchServers(reachability);
    RegisterCommands register = new RegisterCommands(commands.forms());
    this.connection =
        new Connection(
            options,
            patience,
            List.of(interactions, watchServers),
            register::register,
            watchServers::readinessChanged,
            clock);
    this.sender = new DiscordSender(new RunningShards(connection::library), buttons, clock);
  }

  /** Sends what is to be sent to Discord; while the bot is not connected, it is not ready. */
  public ChatSender sender() {
    return sender;
  }

  /** Begins to connect, and returns at once. */
  public void start() {
    connection.start();
  }

  /** How the bot stands with Discord. */
  public DiscordState state() {
    return connection.state();
  }

  /** How many answers came too late for Discord since the start. */
  public long lateAnswers() {
    return interactions.lateAnswers();
  }

  /** Gives the answers that people wait for, and leaves; takes a few seconds at most. */
  @Override
  public void close() {
    interactions.close();
    connection.close();
    watchServers.close();
  }
}

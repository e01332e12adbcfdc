package dev.paperboy.chat;

import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.web.Routes;
import java.util.List;
import java.util.OptionalLong;

/**
 * A chat platform that people talk to the program on. It starts without its server, and nothing
 * that its server does ends the program. Safe for use by several threads.
 */
public interface Platform extends AutoCloseable {

  /** The name in {@code ChannelId.platform}. */
  default String name() {
    return sender().platform();
  }

  /** The state of the connection. */
  PlatformState state();

  /** Sends messages; not ready while there is no connection. */
  ChatSender sender();

  /** What it serves over HTTP; nothing by default. */
  default List<Routes> routes() {
    return List.of();
  }

  /**
   * How many replies came too late for the platform since the start; empty where it has no limit.
   */
  default OptionalLong lateReplies() {
    return OptionalLong.empty();
  }

  /**
   * How many messages may have been posted twice since the start; empty where the platform prevents
   * it.
   */
  default OptionalLong possibleDoubles() {
    return OptionalLong.empty();
  }

  /**
   * Starts connecting, and returns at once. Called once.
   *
   * @param reachability is notified which channels can be written to, from now on
   */
  void start(Reachability reachability);

  /** Sends the replies that people wait for, and disconnects; takes a few seconds at most. */
  @Override
  void close();
}

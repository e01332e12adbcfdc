package dev.paperboy.chat;

import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.web.Routes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A chat platform on which people use the program. It starts even if its server is down, and no
 * failure of its server ends the program. Thread-safe.
 */
public interface Platform extends AutoCloseable {

  /** Returns the name in {@code ChannelId.platform}. */
  default String name() {
    return sender().platform();
  }

  /** Returns the state of the connection. */
  PlatformState state();

  /** Returns the sender of messages; not ready while there is no connection. */
  ChatSender sender();

  /** Returns its HTTP routes; none by default. */
  default List<Routes> routes() {
    return List.of();
  }

  /**
   * Returns the number of replies since the start that were too late for the platform; empty if it
   * has no limit.
   */
  default OptionalLong lateReplies() {
    return OptionalLong.empty();
  }

  /**
   * Returns the number of messages since the start that may have been posted twice; empty if the
   * platform prevents it.
   */
  default OptionalLong possibleDoubles() {
    return OptionalLong.empty();
  }

  /** Returns the waits before requests that keep it below the platform's limits; empty if none. */
  default Optional<RateLimitWaits> rateLimitWaits() {
    return Optional.empty();
  }

  /**
   * Starts connecting, and returns at once. Called once.
   *
   * @param reachability notified from now on of which channels can be written to
   */
  void start(Reachability reachability);

  /** Sends pending replies, and disconnects; takes a few seconds at most. */
  @Override
  void close();
}

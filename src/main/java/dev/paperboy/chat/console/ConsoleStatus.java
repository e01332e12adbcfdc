package dev.paperboy.chat.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the program is doing, at a glance.
 *
 * @param now the program's time, which may be a simulated one
 * @param papers how many are stored
 * @param unindexed how many of them no search finds yet, because the index is being built
 * @param subscriptions how many there are, over all channels
 * @param feeds the sources
 * @param outbox the messages on their way
 * @param platforms the chat platforms
 */
public record ConsoleStatus(
    Instant now,
    long papers,
    long unindexed,
    long subscriptions,
    List<Feed> feeds,
    Outbox outbox,
    List<Platform> platforms) {

  /** Copies the lists. */
  public ConsoleStatus {
    feeds = List.copyOf(feeds);
    platforms = List.copyOf(platforms);
  }

  /**
   * A source of papers.
   *
   * @param name what it is called in the configuration
   * @param title what people call it
   * @param status how it is doing: {@code fresh}, {@code quiet}, {@code late}, {@code partly read},
   *     {@code failing} or {@code not read yet}
   * @param detail a sentence on it; empty where there is nothing to say
   * @param lastSuccess when it last answered; null before the first time
   * @param lastAttempt when it was last asked; null before the first time
   * @param nextPoll when it is asked next; null where nobody knows
   * @param papers how many papers it announced
   */
  public record Feed(
      String name,
      String title,
      String status,
      String detail,
      @Nullable Instant lastSuccess,
      @Nullable Instant lastAttempt,
      @Nullable Instant nextPoll,
      long papers) {}

  /**
   * Messages by state.
   *
   * @param pending to be sent
   * @param sent arrived
   * @param held kept back: quiet hours, a pause, a digest
   * @param failed refused for good
   */
  public record Outbox(long pending, long sent, long held, long failed) {}

  /**
   * A chat platform.
   *
   * @param name {@code console}, {@code discord}, {@code slack}, {@code email}
   * @param state {@code on}, {@code off} or {@code failing}
   * @param detail why; empty where there is nothing to say
   */
  public record Platform(String name, String state, String detail) {}
}

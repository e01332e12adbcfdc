package dev.paperboy.chat.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the program's state.
 *
 * @param now the program's time, which may be simulated
 * @param papers the number of stored papers
 * @param unindexed the number of those not searchable yet, while the index is being built
 * @param subscriptions the number of subscriptions, over all channels
 * @param feeds the sources
 * @param outbox the messages by state
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
   * @param name its name in the configuration
   * @param title its display name
   * @param status its state: {@code fresh}, {@code quiet}, {@code late}, {@code partly read},
   *     {@code failing} or {@code not read yet}
   * @param detail a sentence of explanation; may be empty
   * @param lastSuccess when it last responded; null for never
   * @param lastAttempt when it was last polled; null for never
   * @param nextPoll when it is polled next; null if unknown
   * @param papers the number of papers it announced
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
   * The number of messages by state.
   *
   * @param pending to be sent
   * @param sent delivered
   * @param held held back: quiet hours, a pause, a digest
   * @param failed rejected permanently
   */
  public record Outbox(long pending, long sent, long held, long failed) {}

  /**
   * A chat platform.
   *
   * @param name {@code console}, {@code discord}, {@code slack}, {@code email}
   * @param state {@code on}, {@code off} or {@code failing}
   * @param detail an explanation; may be empty
   */
  public record Platform(String name, String state, String detail) {}
}

package dev.paperboy.ingest;

import java.time.Duration;

/**
 * How much CPU time the reading of a poll has left: a minute, and a few seconds more for each page
 * that it hands over. Saving does not count. Belongs to one thread.
 */
final class CpuDeadline {

  /** What a poll begins with, and never has more of. */
  static final Duration WHOLE = Duration.ofSeconds(60);

  private static final Duration FOR_A_PAGE = Duration.ofSeconds(5);

  private final CpuClock cpu;
  private Duration left = WHOLE;
  private Duration since;

  CpuDeadline(CpuClock cpu) {
    this.cpu = cpu;
    this.since = cpu.used();
  }

  /** Whether more was used than there was. */
  boolean isOver() {
    Duration now = cpu.used();
    left = left.minus(now.minus(since));
    since = now;
    return left.isNegative();
  }

  /** A page was handed over and saved; what that took is not counted. */
  void handedOver() {
    since = cpu.used();
    Duration more = left.plus(FOR_A_PAGE);
    left = more.compareTo(WHOLE) < 0 ? more : WHOLE;
  }
}

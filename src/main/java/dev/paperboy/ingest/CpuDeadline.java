package dev.paperboy.ingest;

import java.time.Duration;

/**
 * Limits the CPU time for reading a poll: a minute, plus a few seconds for each page passed on.
 * Saving does not count. Confined to one thread.
 */
final class CpuDeadline {

  /** The initial budget of a poll, and the most it can ever have. */
  static final Duration WHOLE = Duration.ofSeconds(60);

  private static final Duration FOR_A_PAGE = Duration.ofSeconds(5);

  private final CpuClock cpu;
  private Duration left = WHOLE;
  private Duration since;

  CpuDeadline(CpuClock cpu) {
    this.cpu = cpu;
    this.since = cpu.used();
  }

  /** Returns whether the budget is exhausted. */
  boolean isOver() {
    Duration now = cpu.used();
    left = left.minus(now.minus(since));
    since = now;
    return left.isNegative();
  }

  /** Adds to the budget after a page was passed on and saved; the time for that is not counted. */
  void handedOver() {
    since = cpu.used();
    Duration more = left.plus(FOR_A_PAGE);
    left = more.compareTo(WHOLE) < 0 ? more : WHOLE;
  }
}

package dev.paperboy.app.time;

import dev.paperboy.ingest.CpuClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** The CPU time that Java measures; where it measures none, no time passes. */
public final class ThreadCpuClock implements CpuClock {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public Duration used() {
    return threads.isCurrentThreadCpuTimeSupported()
        ? Duration.ofNanos(Math.max(0, threads.getCurrentThreadCpuTime()))
        : Duration.ZERO;
  }
}

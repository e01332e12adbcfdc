package dev.paperboy.ingest;

import java.time.Duration;

/** Tells how much the current thread has computed. Safe for use by several threads. */
@FunctionalInterface
public interface CpuClock {

  /** The CPU time of the current thread so far. */
  Duration used();
}

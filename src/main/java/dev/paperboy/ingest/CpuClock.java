package dev.paperboy.ingest;

import java.time.Duration;

/** Measures the CPU time of the current thread. Thread-safe. */
@FunctionalInterface
public interface CpuClock {

  /** Returns the CPU time used by the current thread so far. */
  Duration used();
}

package dev.paperboy.chat.slack.simulator;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** New ids and timestamps in Slack's form, each of them unique. Thread-safe. */
final class Ids {
  private static final long FIRST = 36L * 36 * 36 * 36 * 36 * 36;

  private final AtomicLong next = new AtomicLong(FIRST);
  private final AtomicLong lastMicroseconds = new AtomicLong();

  /** An id such as {@code C0100000A}. */
  String next(String prefix) {
    return prefix + "0" + Long.toString(next.getAndIncrement(), 36).toUpperCase(Locale.ROOT);
  }

  /** A message's {@code ts}: seconds, with microseconds that make it unique. */
  String timestamp() {
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    long micros = lastMicroseconds.updateAndGet(last -> Math.max(last + 1, now));
    long second = TimeUnit.SECONDS.toMicros(1);
    return String.format(Locale.ROOT, "%d.%06d", micros / second, micros % second);
  }
}

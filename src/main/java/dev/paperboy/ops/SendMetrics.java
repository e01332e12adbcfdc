package dev.paperboy.ops;

import dev.paperboy.deliver.SendResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Counts what platforms respond to messages and edits, and the waits they ask for. Thread-safe. */
final class SendMetrics {
  /** What is sent. */
  enum Kind {
    MESSAGE,
    EDIT
  }

  private static final String WAITS = "paperboy.rate.limit.waits";
  private static final String SECONDS = "paperboy.rate.limit.wait.seconds";

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  SendMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Adds the waits by which the program stays below the limits of a platform. */
  void watchWaits(String platform, LongSupplier count, DoubleSupplier seconds) {
    FunctionCounter.builder(WAITS, count, LongSupplier::getAsLong)
        .description("Waits because of a platform's rate limit")
        .tags("platform", platform, "by", "paperboy")
        .register(registry);
    FunctionCounter.builder(SECONDS, seconds, DoubleSupplier::getAsDouble)
        .description("Time waited because of a platform's rate limit")
        .tags("platform", platform, "by", "paperboy")
        .register(registry);
  }

  /** Sends, and counts the result when it is there. */
  CompletableFuture<SendResult> measure(
      String platform, Kind kind, Supplier<CompletableFuture<SendResult>> send) {
    Timer.Sample sample = Timer.start(registry);
    return send.get()
        .whenComplete(
            (result, failure) -> {
              sample.stop(timer(platform));
              count(platform, kind, failure == null ? word(result) : "error");
              if (result instanceof SendResult.RetryLater later) {
                askedToWait(platform, later.after());
              }
            });
  }

  private Timer timer(String platform) {
    return Timer.builder("paperboy.send.duration")
        .description("How long messages and edits took, waits for the rate limit included")
        .tags("platform", platform)
        .register(registry);
  }

  private void count(String platform, Kind kind, String result) {
    Counter.builder("paperboy.sends")
        .description("Messages and edits passed to a platform, by its response")
        .tags("platform", platform, "kind", kind.name().toLowerCase(Locale.ROOT), "result", result)
        .register(registry)
        .increment();
  }

  private void askedToWait(String platform, Duration wait) {
    if (wait.compareTo(Duration.ZERO) > 0) {
      asked.put(platform, clock.instant().plus(wait));
      counter(WAITS, platform, "Waits because of a platform's rate limit").increment();
      counter(SECONDS, platform, "Time waited because of a platform's rate limit")
          .increment(wait.toMillis() / 1000.0);
    }
  }

  private Counter counter(String name, String platform, String description) {
    return Counter.builder(name)
        .description(description)
        .tags("platform", platform, "by", "platform")
        .register(registry);
  }

  /** Returns whether the platform has asked to wait, and the wait is not over. */
  boolean isAskedToWait(String platform) {
    Instant until = asked.get(platform);
    return until != null && until.isAfter(clock.instant());
  }

  private static String word(SendResult result) {
    if (result instanceof SendResult.Sent) {
      return "sent";
    } else if (result instanceof SendResult.RetryLater) {
      return "retry_later";
    } else if (result instanceof SendResult.Unknown) {
      return "unknown";
    } else if (result instanceof SendResult.Rejected) {
      return "rejected";
    } else if (result instanceof SendResult.Forbidden) {
      return "forbidden";
    } else if (result instanceof SendResult.Gone) {
      return "gone";
    } else if (result instanceof SendResult.Uninstalled) {
      return "uninstalled";
    }
    throw new IllegalStateException("unknown result: " + result);
  }
}

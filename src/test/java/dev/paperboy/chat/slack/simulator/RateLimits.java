package dev.paperboy.chat.slack.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slack's rate limits: messages a channel (one a second by default), messages a workspace (300 a
 * minute by default), and calls of other methods (unlimited by default). Thread-safe.
 */
public final class RateLimits {
  /** Room for some calls at once, that comes back with time. */
  private static final class Bucket {
    private double room;
    private long filled = System.nanoTime();

    private Bucket(int most) {
      room = most;
    }

    /** How long until there is room; zero where some was taken. */
    synchronized Duration take(int most, Duration forEach) {
      long now = System.nanoTime();
      room = Math.min(most, room + (now - filled) / (double) forEach.toNanos());
      filled = now;
      if (room >= 1) {
        room--;
        return Duration.ZERO;
      }
      return Duration.ofNanos((long) ((1 - room) * forEach.toNanos()) + 1);
    }
  }

  private record Limit(int most, Duration forEach) {
    static Limit of(int most, Duration in) {
      return new Limit(most, in.dividedBy(Math.max(1, most)));
    }
  }

  private static final Limit NONE = new Limit(Integer.MAX_VALUE, Duration.ofNanos(1));

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, Limit> methods = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile Limit channel = new Limit(1, Duration.ofSeconds(1));
  private volatile Limit workspace = Limit.of(300, Duration.ofMinutes(1));

  /**
   * One message a channel in that time, and so many at once after a pause.
   *
   * @param burst at least 1
   */
  public void messagesOfChannel(Duration forEach, int burst) {
    channel = new Limit(burst, forEach);
    buckets.clear();
  }

  /** So many messages a workspace in that time. */
  public void messagesOfWorkspace(int most, Duration in) {
    workspace = Limit.of(most, in);
    buckets.clear();
  }

  /** So many calls of a method a workspace in a minute: 1, 20, 50 or 100 in Slack's tiers. */
  public void method(String method, int aMinute) {
    methods.put(method, Limit.of(aMinute, Duration.ofMinutes(1)));
  }

  /** No limits. */
  public void none() {
    channel = NONE;
    workspace = NONE;
    methods.clear();
    buckets.clear();
  }

  /** How many calls were returned 429. */
  public int refused() {
    return refused.get();
  }

  /** A refusal where a limit is reached. */
  Optional<Reply> refusal(Call call) {
    String team = call.token() == null ? "" : call.workspace().id();
    Duration wait = take(call.method() + team, methods.getOrDefault(call.method(), NONE));
    if (wait.isZero() && call.method().equals("chat.postMessage")) {
      wait = take("channel " + team + call.text("channel"), channel);
      if (wait.isZero()) {
        wait = take("workspace " + team, workspace);
      }
    }
    if (wait.isZero()) {
      return Optional.empty();
    }
    refused.incrementAndGet();
    return Optional.of(tooMany(wait));
  }

  private Duration take(String key, Limit limit) {
    if (limit.equals(NONE)) {
      return Duration.ZERO;
    }
    Bucket bucket = buckets.computeIfAbsent(key, unused -> new Bucket(limit.most()));
    return bucket.take(limit.most(), limit.forEach());
  }

  static Reply tooMany(Duration retryAfter) {
    long second = TimeUnit.SECONDS.toMillis(1);
    long seconds = Math.max(1, (retryAfter.toMillis() + second - 1) / second);
    Reply reply = Reply.json(429, Json.object().put("ok", false).put("error", "ratelimited"));
    return reply.with(Map.of("Retry-After", Long.toString(seconds)));
  }
}

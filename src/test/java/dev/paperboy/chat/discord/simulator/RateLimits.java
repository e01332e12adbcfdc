package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Discord's rate limits: a bucket for the new messages of a channel (5 in 5 s by default), a limit
 * of all requests (50 a second by default), and the count of invalid requests. Thread-safe.
 */
public final class RateLimits {
  private static final class Bucket {
    private long ends = System.nanoTime();
    private int used;

    boolean take(int most, Duration window) {
      if (System.nanoTime() - ends >= 0) {
        ends = System.nanoTime() + window.toNanos();
        used = 0;
      }
      used++;
      return used <= most;
    }

    Duration left() {
      return Duration.ofNanos(Math.max(1, ends - System.nanoTime()));
    }
  }

  /** What the limits say: a refusal or nothing, and the headers of the answer. */
  record Decision(@Nullable Reply refusal, Map<String, String> headers) {}

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final Bucket global = new Bucket();
  private final AtomicInteger invalid = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile int mostMessages = 5;
  private volatile Duration window = Duration.ofSeconds(5);
  private volatile int mostRequests = 50;

  /** So many new messages a channel in that time. */
  public void messages(int most, Duration in) {
    mostMessages = most;
    window = in;
    buckets.clear();
  }

  /** So many requests in all a second. */
  public void global(int aSecond) {
    mostRequests = aSecond;
  }

  /** No limits. */
  public void off() {
    messages(Integer.MAX_VALUE, Duration.ofSeconds(5));
    global(Integer.MAX_VALUE);
  }

  /** How many answers were 401, 403 or 429 (but for shared limits), which lead to a ban. */
  public int invalidRequests() {
    return invalid.get();
  }

  /** How many answers were 429 by these limits. */
  public int refused() {
    return refused.get();
  }

  void count(Reply reply) {
    boolean shared = "shared".equals(reply.headers().get("X-RateLimit-Scope"));
    int status = reply.status();
    if (status == 401 || status == 403 || (status == 429 && !shared)) {
      invalid.incrementAndGet();
    }
  }

  synchronized Decision decide(Call call) {
    // Answers to interactions are not bound by the global limit.
    boolean free = call.path().startsWith("interactions/") || call.path().startsWith("webhooks/");
    if (!free && !global.take(mostRequests, Duration.ofSeconds(1))) {
      refused.incrementAndGet();
      return new Decision(tooMany(global.left(), "global"), Map.of());
    }
    Optional<String> key = bucketOf(call);
    if (key.isEmpty() || mostMessages == Integer.MAX_VALUE) {
      return new Decision(null, Map.of());
    }
    Bucket bucket = buckets.computeIfAbsent(key.get(), name -> new Bucket());
    boolean allowed = bucket.take(mostMessages, window);
    Map<String, String> headers = headers(key.get(), bucket);
    if (allowed) {
      return new Decision(null, headers);
    }
    refused.incrementAndGet();
    return new Decision(tooMany(bucket.left(), "user").with(headers), headers);
  }

  private static Optional<String> bucketOf(Call call) {
    String[] path = call.path().split("/", -1);
    boolean posting =
        call.method().equals("POST")
            && path.length == 3
            && path[0].equals("channels")
            && (path[2].equals("messages") || path[2].equals("threads"));
    return posting ? Optional.of(path[2] + ":" + path[1]) : Optional.empty();
  }

  private Map<String, String> headers(String key, Bucket bucket) {
    Duration left = bucket.left();
    Map<String, String> headers = new LinkedHashMap<>();
    String kind = key.substring(0, key.indexOf(':'));
    headers.put("X-RateLimit-Bucket", String.format(Locale.ROOT, "%032x", kind.hashCode()));
    headers.put("X-RateLimit-Limit", Integer.toString(mostMessages));
    headers.put("X-RateLimit-Remaining", Integer.toString(Math.max(0, mostMessages - bucket.used)));
    headers.put("X-RateLimit-Reset", seconds(Instant.now().plus(left).toEpochMilli()));
    headers.put("X-RateLimit-Reset-After", seconds(left.toMillis()));
    return headers;
  }

  static Reply tooMany(Duration retryAfter, String scope) {
    boolean everything = scope.equals("global");
    ObjectNode body = Json.object().put("message", "You are being rate limited.");
    body.put("retry_after", retryAfter.toMillis() / 1000.0).put("global", everything);
    Map<String, String> headers = new LinkedHashMap<>();
    long wholeSeconds = (retryAfter.toMillis() + 999) / TimeUnit.SECONDS.toMillis(1);
    headers.put("Retry-After", Long.toString(wholeSeconds));
    headers.put("X-RateLimit-Scope", scope);
    if (everything) {
      headers.put("X-RateLimit-Global", "true");
    }
    return new Reply(429, body, headers);
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0);
  }
}

package dev.paperboy.app.advice;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.feed.fetch.Proxies;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Compares the clock with those of servers, by the header {@code Date} of their responses. */
public final class ClockCheck {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** More than a slow response explains. */
  private static final Duration NOTICEABLE = Duration.ofSeconds(30);

  /** Platforms refuse signatures that differ by more, and certificates may not be valid yet. */
  private static final Duration HARMFUL = Duration.ofMinutes(4);

  private static final String ADVICE =
      "let the machine synchronize its clock: `timedatectl set-ntp true`, or chrony";

  private ClockCheck() {}

  /**
   * Checks the clock by the first of these servers that says what time it is; each is asked for at
   * most five seconds. Empty if none says so.
   */
  public static Optional<CheckFinding> of(
      List<HttpUrl> servers, Proxies proxies, InstantSource clock) {
    for (HttpUrl server : servers) {
      Optional<CheckFinding> finding = of(server, proxies, clock);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private static Optional<CheckFinding> of(HttpUrl server, Proxies proxies, InstantSource clock) {
    OkHttpClient client =
        proxies.through(new OkHttpClient.Builder().callTimeout(LONGEST), server).build();
    Request request = new Request.Builder().url(server.resolve("/")).head().build();
    Instant asked = clock.instant();
    try (Response response = client.newCall(request).execute()) {
      Instant answered = clock.instant();
      // What a cache kept has the time at which it was made.
      return response.header("Age") != null || response.headers().getInstant("Date") == null
          ? Optional.empty()
          : Optional.of(
              judge(
                  server.host(),
                  response.headers().getInstant("Date"),
                  asked.plus(Duration.between(asked, answered).dividedBy(2))));
    } catch (IOException silent) {
      return Optional.empty();
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  /** Judges the difference between the time of a server and that of this machine. */
  static CheckFinding judge(String server, Instant theirs, Instant ours) {
    Duration ahead = Duration.between(theirs, ours);
    String text =
        "the clock is %d s %s that of %s"
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of", server);
    if (ahead.abs().compareTo(HARMFUL) > 0) {
      return CheckFinding.problem(text, ADVICE);
    }
    return ahead.abs().compareTo(NOTICEABLE) > 0
        ? CheckFinding.note(text, ADVICE)
        : new CheckFinding(true, "the clock agrees with that of " + server);
  }
}

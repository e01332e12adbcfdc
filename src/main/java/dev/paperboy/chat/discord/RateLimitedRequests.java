package dev.paperboy.chat.discord;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps the requests of all replicas together below Discord's limit of 50 a second. Replies to
 * interactions are exempt and do not wait. Blocks the thread that makes the request.
 */
final class RateLimitedRequests implements Interceptor {
  /** Leaves a reserve, since requests do not arrive exactly as they were sent. */
  private static final int A_SECOND = 47;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final RequestRateLimiter pace;
  private final BooleanSupplier isServing;
  private final String requestsBegin;

  /**
   * Creates a limiter.
   *
   * @param requestsBegin the base address of all requests
   * @param isServing returns whether a shard is held; without one, for example after the process
   *     was stopped for a while, other replicas make the requests that wait here
   * @param fleet the limits that all replicas share
   */
  RateLimitedRequests(String requestsBegin, BooleanSupplier isServing, DiscordFleet fleet) {
    this.isServing = isServing;
    this.pace = new RequestRateLimiter(fleet.pace(), A_SECOND, fleet.nanoTime(), fleet.waits());
    this.requestsBegin = requestsBegin;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!answersPeople(request.url().toString())) {
      awaitTurn();
      if (!isServing.getAsBoolean()) {
        throw new IOException("other replicas have taken over all shards");
      }
    }
    Response response = chain.proceed(request);
    if (response.code() == TOO_MANY_REQUESTS
        && Boolean.parseBoolean(response.header("X-RateLimit-Global"))) {
      pace.pause(asked(response));
    }
    return response;
  }

  /** Returns how long all requests have to wait: the library knows that of this process only. */
  private static Duration asked(Response response) {
    try {
      long seconds = Long.parseLong(Objects.requireNonNullElse(response.header("Retry-After"), ""));
      return Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_PAUSE.toSeconds())));
    } catch (NumberFormatException noWholeSeconds) {
      return Duration.ofSeconds(1);
    }
  }

  private boolean answersPeople(String address) {
    return address.startsWith(requestsBegin + "interactions/")
        || address.startsWith(requestsBegin + "webhooks/");
  }

  private void awaitTurn() throws IOException {
    try {
      pace.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while a request waited for its turn");
    }
  }
}

package dev.paperboy.chat.discord;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps all requests together below Discord's limit of 50 a second. Replies to interactions are
 * exempt and do not wait. Blocks the thread that makes the request.
 */
final class RateLimitedRequests implements Interceptor {
  /** Leaves a reserve for requests made outside of the library. */
  private static final int A_SECOND = 45;

  private final RequestRateLimiter pace = new RequestRateLimiter(A_SECOND);
  private final String requestsBegin;

  /**
   * Creates a limiter.
   *
   * @param requestsBegin the base address of all requests
   */
  RateLimitedRequests(String requestsBegin) {
    this.requestsBegin = requestsBegin;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!answersPeople(request.url().toString())) {
      awaitTurn();
    }
    return chain.proceed(request);
  }

  private boolean answersPeople(String address) {
    return address.startsWith(requestsBegin + "interactions/")
        || address.startsWith(requestsBegin + "webhooks/");
  }

  private void awaitTurn() throws IOException {
    try {
      Object unused = pace.turn().get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while a request waited for its turn");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

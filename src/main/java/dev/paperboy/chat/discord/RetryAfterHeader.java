package dev.paperboy.chat.discord;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Ensures that each "too many requests" response says how long to wait. Otherwise the library
 * retries at once, and ten thousand refusals in ten minutes ban the IP address.
 */
final class RetryAfterHeader implements Interceptor {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String RETRY_AFTER = "Retry-After";
  private static final String SECONDS = "2";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == TOO_MANY_REQUESTS && response.header(RETRY_AFTER) == null
        ? response.newBuilder().header(RETRY_AFTER, SECONDS).build()
        : response;
  }
}

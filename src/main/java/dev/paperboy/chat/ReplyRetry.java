package dev.paperboy.chat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries a reply to a person after a connection failure, or if the platform was busy or had an
 * internal error. A reply that may have arrived is retried at most twice: better a duplicate than
 * no reply. Not for unsolicited posts, which must not be duplicated. Blocks the thread that makes
 * the request. Thread-safe.
 */
public final class ReplyRetry {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyRetry.class);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MOST_IN_DOUBT = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Function<Request, Waits> waits;
  private final UnaryOperator<Response> repeated;
  private final Pause pause;

  /** The waits before each retry. */
  public enum Waits {
    /** For requests that are not replies: no retries. */
    NONE,
    /** For requests with a deadline of three seconds, or that keep a person waiting. */
    SHORT(100, 500, 1_000),
    /** For requests without a deadline. */
    LONG(100, 1_000, 4_000, 10_000);

    @SuppressWarnings("ImmutableEnumChecker") // the list is immutable
    private final List<Duration> durations;

    Waits(long... milliseconds) {
      durations = Arrays.stream(milliseconds).mapToObj(Duration::ofMillis).toList();
    }
  }

  /**
   * Creates a retry policy.
   *
   * @param waits returns how often and when a request is retried
   * @param repeated adjusts the response to a retry, in which a platform may complain that it
   *     already has the first
   */
  public ReplyRetry(Function<Request, Waits> waits, UnaryOperator<Response> repeated, Pause pause) {
    this.waits = waits;
    this.repeated = repeated;
    this.pause = pause;
  }

  /** Adds the retries to a client; must precede all other interceptors. */
  public void addTo(OkHttpClient.Builder client) {
    client.addInterceptor(this::sendAgain).addNetworkInterceptor(ReplyRetry::count);
  }

  private Response sendAgain(Interceptor.Chain chain) throws IOException {
    AtomicInteger sent = new AtomicInteger();
    Request request = chain.request().newBuilder().tag(AtomicInteger.class, sent).build();
    List<Duration> left = isRepeatable(request) ? waits.apply(request).durations : List.of();
    int inDoubt = 0;
    for (int again = 0; ; again++) {
      Duration wait;
      try {
        Response response = chain.proceed(request);
        Response read = sent.get() <= 1 ? response : repeated.apply(response);
        wait = wait(read);
        if (wait.isNegative() || again == left.size()) {
          return read;
        }
        read.close();
      } catch (IOException broken) {
        inDoubt += isUnsent(broken) ? 0 : 1;
        boolean stopped = chain.call().isCanceled() || isInterruption(broken);
        if (stopped || again == left.size() || inDoubt > MOST_IN_DOUBT) {
          throw broken;
        }
        LOG.atDebug().addKeyValue("reason", broken.toString()).log("reply is retried");
        wait = Duration.ZERO;
      }
      await(wait.compareTo(left.get(again)) > 0 ? wait : left.get(again));
    }
  }

  /** Counts attempts: the client itself retries on a broken idle connection. */
  private static Response count(Interceptor.Chain chain) throws IOException {
    AtomicInteger sent = chain.request().tag(AtomicInteger.class);
    if (sent != null) {
      sent.incrementAndGet();
    }
    return chain.proceed(chain.request());
  }

  private static boolean isRepeatable(Request request) {
    RequestBody body = request.body();
    return body == null || !(body.isOneShot() || body.isDuplex());
  }

  /** Returns how long the platform asks to wait; negative if the response is final. */
  private static Duration wait(Response response) {
    if (response.code() >= 500) {
      return Duration.ZERO;
    }
    if (response.code() == TOO_MANY_REQUESTS) {
      String asked = response.header("Retry-After", "1");
      boolean readable = asked != null && asked.matches("\\d{1,6}(?:\\.\\d+)?");
      Duration wait =
          Duration.ofMillis(readable ? (long) (Double.parseDouble(asked) * 1_000) : 1_000);
      return wait.compareTo(LONGEST_WAIT) > 0 ? Duration.ofMillis(-1) : wait;
    }
    return Duration.ofMillis(-1);
  }

  private static boolean isUnsent(IOException broken) {
    return broken instanceof ConnectException
        || broken instanceof NoRouteToHostException
        || broken instanceof UnknownHostException;
  }

  private static boolean isInterruption(IOException broken) {
    return broken instanceof InterruptedIOException && !(broken instanceof SocketTimeoutException);
  }

  private void await(Duration wait) throws IOException {
    try {
      pause.of(wait);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while a reply waited to be sent again");
    }
  }
}

package dev.paperboy.feed.fetch;

import static dev.paperboy.feed.fetch.LargeResponses.SMALL;

import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.fetch.LargeResponses.Turn;
import dev.paperboy.feed.fetch.Proxies.Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Performs one request within the limits. Thread-safe. */
final class Exchange {

  /** The maximum time that a response waits for other large responses to be processed. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final FetchLimits limits;
  private final Proxies proxies;
  private final LargeResponses large = new LargeResponses(LONGEST_WAIT.toSeconds());
  private final ExecutorService threads = Executors.newCachedThreadPool(Exchange::daemon);
  private final OkHttpClient toAnyone;
  private final OkHttpClient toThePublic;

  Exchange(FetchLimits limits, Proxies proxies) {
    this.limits = limits;
    this.proxies = proxies;
    this.toAnyone =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .connectTimeout(limits.connect())
            .readTimeout(0, TimeUnit.MILLISECONDS)
            .writeTimeout(0, TimeUnit.MILLISECONDS)
            .addNetworkInterceptor(Exchange::witness)
            .build();
    this.toThePublic =
        toAnyone
            .newBuilder()
            .socketFactory(PublicNetwork.sockets())
            // A connection in the pool is reused by any socket factory.
            .connectionPool(new ConnectionPool())
            .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fetch");
    thread.setDaemon(true);
    return thread;
  }

  /** The outcome of a request. */
  sealed interface Outcome {}

  /**
   * A complete response.
   *
   * @param body empty if it could not be decompressed and is not needed
   */
  record Answered(int status, Headers headers, ResponseBody body) implements Outcome {}

  /** No response, or an incomplete one. */
  record Broken(String reason, boolean mayPass) implements Outcome {}

  /** What is known of a response while it is received. */
  private static final class Head {
    private volatile @Nullable InetAddress server;
    private volatile @Nullable Headers headers;
    private volatile boolean waited;
    private Turn turn = Turn.none();
    private boolean abandoned;

    /**
     * Keeps the turn for the caller that waits for the response, or releases it if the caller has
     * gone.
     */
    synchronized void hold(Turn taken) {
      turn = taken;
      if (abandoned) {
        turn.close();
      }
    }

    synchronized Turn turn() {
      return turn;
    }

    synchronized void abandon() {
      abandoned = true;
      turn.close();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Received(int status, byte[] bytes) {}

  Outcome ask(FetchAddress address, FetchRequest request, RedirectChain chain)
      throws InterruptedException {
    Optional<Server> proxy = proxies.of(address.url());
    Head head = new Head();
    Call call =
        client(chain, address.url(), proxy).newCall(message(address, request, chain, proxy, head));
    Future<Received> answer = threads.submit(() -> receive(call, head));
    FailureWords words = new FailureWords(address, proxy, limits);
    boolean whole = false;
    try {
      Received received = await(answer, head);
      Headers headers = head.headers == null ? Headers.of() : head.headers;
      chain.answered(isPublic(address, proxy, head.server));
      Answered answered = new Answered(received.status(), headers, unpack(received, head, headers));
      whole = true;
      return answered;
    } catch (TimeoutException slow) {
      return words.slow();
    } catch (ExecutionException broken) {
      return words.broken(broken.getCause(), head.headers != null);
    } catch (IOException damaged) {
      return words.damaged(damaged);
    } finally {
      if (!whole) {
        call.cancel();
        head.abandon();
      }
    }
  }

  /** Time spent waiting for other responses does not count against the server. */
  private Received await(Future<Received> answer, Head head)
      throws InterruptedException, ExecutionException, TimeoutException {
    long overall = limits.overall().toMillis();
    try {
      return answer.get(overall, TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      if (!head.waited) {
        throw slow;
      }
      return answer.get(LONGEST_WAIT.toMillis() + overall, TimeUnit.MILLISECONDS);
    }
  }

  private OkHttpClient client(RedirectChain chain, HttpUrl url, Optional<Server> proxy) {
    // A proxy may be in a private network; it is responsible for its own connections.
    OkHttpClient base = chain.isPublic() && proxy.isEmpty() ? toThePublic : toAnyone;
    return proxies.through(base.newBuilder().cookieJar(chain), url).build();
  }

  private Request message(
      FetchAddress address,
      FetchRequest request,
      RedirectChain chain,
      Optional<Server> proxy,
      Head head) {
    Request.Builder message =
        new Request.Builder()
            .url(address.url())
            .tag(Head.class, head)
            .header("User-Agent", limits.userAgent())
            .header("Accept", request.content().accept())
            .header("Accept-Encoding", "gzip, deflate");
    String authorization = chain.authorization(address);
    if (!authorization.isEmpty()) {
      message.header("Authorization", authorization);
    }
    if (!address.url().isHttps()) {
      proxy
          .map(Server::authorization)
          .filter(login -> !login.isEmpty())
          .ifPresent(login -> message.header("Proxy-Authorization", login));
    }
    request.known().ifPresent(known -> addConditions(message, known));
    return message.build();
  }

  private static void addConditions(Request.Builder message, Validators known) {
    if (isSendable(known.etag())) {
      message.header("If-None-Match", known.etag());
    }
    if (isSendable(known.lastModified())) {
      message.header("If-Modified-Since", known.lastModified());
    }
  }

  private static boolean isSendable(String value) {
    return !value.isBlank()
        && value.chars().allMatch(character -> character >= 32 && character < 127);
  }

  private static Response witness(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Head head = chain.request().tag(Head.class);
    Connection connection = chain.connection();
    if (head != null && connection != null) {
      InetSocketAddress address = connection.route().socketAddress();
      head.server = address.getAddress();
      head.headers = response.headers();
    }
    // The client would retry by itself, and fail on an overlong number: the fetcher decides about
    // retries, by the original headers.
    return response.newBuilder().header("Retry-After", "1").build();
  }

  private Received receive(Call call, Head head) throws IOException, InterruptedException {
    try (Response response = call.execute()) {
      InputStream stream = response.body().byteStream();
      byte[] start = stream.readNBytes(Math.min(SMALL, limits.bytes() + 1));
      if (start.length > limits.bytes()) {
        throw new TooLargeException();
      }
      // If it is not the requested document, its beginning is sufficient.
      if (start.length < SMALL || !StatusCodes.isDocument(response.code())) {
        return new Received(response.code(), start);
      }
      head.waited = true;
      head.hold(large.take());
      byte[] rest = stream.readNBytes(limits.bytes() + 1 - SMALL);
      byte[] whole = Arrays.copyOf(start, SMALL + rest.length);
      System.arraycopy(rest, 0, whole, SMALL, rest.length);
      if (whole.length > limits.bytes()) {
        throw new TooLargeException();
      }
      return new Received(response.code(), whole);
    }
  }

  private ResponseBody unpack(Received received, Head head, Headers headers)
      throws IOException, InterruptedException {
    String encoding = String.join(",", headers.values("Content-Encoding"));
    String type = Optional.ofNullable(headers.get("Content-Type")).orElse("");
    try {
      return new ResponseBody(unpacked(received.bytes(), encoding, head), type, head.turn());
    } catch (IOException damaged) {
      if (received.status() == 200) {
        throw damaged;
      }
      return new ResponseBody(new byte[0], type);
    }
  }

  private byte[] unpacked(byte[] packed, String encoding, Head head)
      throws IOException, InterruptedException {
    if (packed.length < SMALL) {
      try {
        return Decompression.of(packed, encoding, Math.min(SMALL, limits.bytes()));
      } catch (TooLargeException unlessItIsItsTurn) {
        head.hold(large.take());
      }
    }
    return Decompression.of(packed, encoding, limits.bytes());
  }

  /** Behind a proxy, only the host name can be checked. */
  private static boolean isPublic(
      FetchAddress address, Optional<Server> proxy, @Nullable InetAddress server) {
    return (proxy.isEmpty() && server != null)
        ? PublicNetwork.contains(server)
        : !PublicNetwork.leavesOut(address.host());
  }
}

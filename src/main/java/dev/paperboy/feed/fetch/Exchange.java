package dev.paperboy.feed.fetch;

import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.fetch.Proxies.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request and its answer, within the limits. Safe for use by several threads. */
final class Exchange {

  private final Limits limits;
  private final Proxies proxies;
  private final ExecutorService threads = Executors.newCachedThreadPool(Exchange::daemon);
  private final OkHttpClient toAnyone;
  private final OkHttpClient toThePublic;

  Exchange(Limits limits, Proxies proxies) {
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
            // A connection that is kept open is used again whatever made it.
            .connectionPool(new ConnectionPool())
            .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fetch");
    thread.setDaemon(true);
    return thread;
  }

  /** What came of asking. */
  sealed interface Outcome {}

  /**
   * An answer that came through whole.
   *
   * @param body empty where it could not be unpacked and nothing hangs on it
   */
  record Answered(int status, Headers headers, Body body) implements Outcome {}

  /** No answer, or a part of one. */
  record Broken(String reason, boolean mayPass) implements Outcome {}

  /** What was seen of the answer where it came in. */
  private static final class Head {
    private volatile @Nullable InetAddress server;
    private volatile @Nullable Headers headers;
  }

  private record Received(int status, byte[] bytes) {}

  Outcome ask(Address address, FetchRequest request, RedirectChain chain)
      throws InterruptedException {
    Optional<Server> proxy = proxies.of(address.url());
    Head head = new Head();
    Call call = client(chain, proxy).newCall(message(address, request, chain, proxy, head));
    Future<Received> answer = threads.submit(() -> receive(call));
    FailureWords words = new FailureWords(address, proxy, limits);
    try {
      Received received = answer.get(limits.overall().toMillis(), TimeUnit.MILLISECONDS);
      Headers headers = head.headers == null ? Headers.of() : head.headers;
      chain.answered(isPublic(address, proxy, head.server));
      return new Answered(received.status(), headers, unpack(received, headers));
    } catch (TimeoutException slow) {
      call.cancel();
      return words.slow();
    } catch (InterruptedException stopping) {
      call.cancel();
      throw stopping;
    } catch (ExecutionException broken) {
      return words.broken(broken.getCause(), head.headers != null);
    } catch (IOException damaged) {
      return words.damaged(damaged);
    }
  }

  private OkHttpClient client(RedirectChain chain, Optional<Server> proxy) {
    // A proxy may well stand in a private network; what it connects to is its own affair.
    OkHttpClient base = chain.isPublic() && proxy.isEmpty() ? toThePublic : toAnyone;
    return base.newBuilder()
        .cookieJar(chain)
        .proxy(proxy.map(Server::proxy).orElse(Proxy.NO_PROXY))
        .proxyAuthenticator(proxy.map(Exchange::login).orElse(Authenticator.NONE))
        .build();
  }

  private static Authenticator login(Server proxy) {
    return (route, response) ->
        proxy.authorization().isEmpty() || response.request().header("Proxy-Authorization") != null
            ? null
            : response
                .request()
                .newBuilder()
                .header("Proxy-Authorization", proxy.authorization())
                .build();
  }

  private Request message(
      Address address,
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
    // The client would ask again at once where it may, and stumble over a number that is too long:
    // when to ask again is the fetcher's to decide, from the headers as they came.
    return response.newBuilder().header("Retry-After", "1").build();
  }

  private Received receive(Call call) throws IOException {
    try (Response response = call.execute()) {
      byte[] bytes = response.body().byteStream().readNBytes(limits.bytes() + 1);
      if (bytes.length > limits.bytes()) {
        throw new TooLargeException();
      }
      return new Received(response.code(), bytes);
    }
  }

  private Body unpack(Received received, Headers headers) throws IOException {
    String encoding = String.join(",", headers.values("Content-Encoding"));
    String type = Optional.ofNullable(headers.get("Content-Type")).orElse("");
    try {
      return new Body(Unpacked.of(received.bytes(), encoding, limits.bytes()), type);
    } catch (IOException damaged) {
      if (received.status() == 200) {
        throw damaged;
      }
      return new Body(new byte[0], type);
    }
  }

  /** Where a proxy answered, it is the name that tells. */
  private static boolean isPublic(
      Address address, Optional<Server> proxy, @Nullable InetAddress server) {
    return proxy.isEmpty() && server != null
        ? PublicNetwork.contains(server)
        : !PublicNetwork.leavesOut(address.host());
  }
}

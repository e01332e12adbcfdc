package dev.paperboy.web;

import dev.paperboy.web.ClientAllowance.Limit;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. Started once and stopped once, by the same thread.
 *
 * <p>Every response has the security headers; every error is JSON, or a page where a browser asked
 * for one.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);
  private static final int MOST_REQUESTS = 12;

  /** Jetty's own threads: acceptors, selectors, and reserved threads. */
  private static final int OWN_THREADS = 4;

  /** The remaining threads serve health checks and read requests. */
  private static final int MOST_THREADS = MOST_REQUESTS + OWN_THREADS + 4;

  private static final int MOST_WAITING = 500;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** How many wrong tokens a client may send. */
  private static final Limit WRONG_TOKENS = new Limit(10, Duration.ofSeconds(30));

  private static final Limit ALL_WRONG_TOKENS = new Limit(300, Duration.ofSeconds(2));
  private static final int IDLE_MILLISECONDS = 60_000;
  private static final long STOP_MILLISECONDS = 5_000;

  /** How long a stop waits for idle connections. */
  private static final long STOP_IDLE_MILLISECONDS = 100;

  private final WebSettings settings;
  private final List<Routes> allRoutes;
  private final ServerLimits limits;
  private final Allowances attempts;
  private final Javalin javalin;

  /**
   * Creates a server that is not listening yet, and remembers by itself who sent wrong tokens.
   *
   * @param clock real time
   */
  public WebServer(WebSettings settings, List<Routes> allRoutes, InstantSource clock) {
    this(settings, allRoutes, Allowances.inMemory(clock));
  }

  /**
   * Creates a server that is not listening yet.
   *
   * @param attempts remembers who sent wrong tokens, in real time
   */
  public WebServer(WebSettings settings, List<Routes> allRoutes, Allowances attempts) {
    this(settings, allRoutes, ServerLimits.USUAL, attempts);
  }

  WebServer(
      WebSettings settings, List<Routes> allRoutes, ServerLimits limits, Allowances attempts) {
    this.settings = settings;
    this.allRoutes = List.copyOf(allRoutes);
    this.limits = limits;
    this.attempts = attempts;
    javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @throws ListenException if the address is in use or not local
   */
  public void start() {
    if (!settings.token().isEmpty() && settings.token().length() < 16) {
      log.atWarn().log("The console's token is shorter than 16 characters and easily guessed");
    }
    try {
      javalin.start();
    } catch (RuntimeException failure) {
      throw explained(failure);
    }
    log.atInfo().addKeyValue("address", address()).log("Listening");
  }

  /** Returns the port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Returns its address for a browser: {@code http://127.0.0.1:8080}. */
  public String address() {
    String host = HostNames.isEveryAddress(settings.host()) ? "127.0.0.1" : settings.host();
    return "http://" + HostNames.written(host, port());
  }

  /** Stops: ends the streams and finishes the requests in progress, for at most five seconds. */
  @Override
  public void close() {
    allRoutes.forEach(Routes::endStreams);
    try {
      javalin.stop();
    } catch (JavalinException late) {
      log.atWarn().setCause(late).log("requests cut off by the shutdown");
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = JsonBody.LIMIT;
    config.jetty.threadPool = threads();
    ConnectionDeadlines deadlines = new ConnectionDeadlines(limits);
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new UnreadableRequests());
          server.setStopTimeout(STOP_MILLISECONDS);
          server.setStopAtShutdown(false);
          server.insertHandler(shareOfThreads());
          server.insertHandler(new RequestBodies(limits.bodies(), signedPaths(), deadlines));
          server.insertHandler(deadlines);
        });
    config.jetty.addConnector((server, http) -> connector(server, http, deadlines));
    config.jetty.modifyHttpConfiguration(WebServer::readAnyPath);
    config.routes.before(WebServer::addHeaders);
    config.routes.before(this::chooseErrors);
    config.routes.before(new RequestGuard(settings, this::isSigned));
    if (!settings.token().isEmpty()) {
      new TokenGuard(
              new RequiredToken(settings.token()),
              this::isOpen,
              new ClientAllowance(WRONG_TOKENS, ALL_WRONG_TOKENS, attempts))
          .addTo(config.routes);
    } else {
      config.routes.before(ConsoleAccess::grantLocally);
    }
    JsonErrors.addTo(config.routes);
    config.router.javaLangErrorHandler(JsonErrors::fail);
    allRoutes.forEach(routes -> routes.addTo(config.routes));
  }

  private Connector connector(
      Server server, HttpConfiguration http, ConnectionDeadlines deadlines) {
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setShutdownIdleTimeout(STOP_IDLE_MILLISECONDS);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.addEventListener(deadlines);
    return connector;
  }

  /** Reserves threads for health checks, however many requests are in progress. */
  private QoSHandler shareOfThreads() {
    QoSHandler share = new QoSHandler();
    share.setMaxRequestCount(MOST_REQUESTS);
    share.setMaxSuspendedRequestCount(MOST_WAITING);
    share.setMaxSuspend(LONGEST_WAIT);
    share.excludePath("/healthz", "/readyz");
    allRoutes.stream().flatMap(routes -> routes.streamPaths().stream()).forEach(share::excludePath);
    return share;
  }

  private boolean isOpen(String path) {
    return isSigned(path) || allRoutes.stream().anyMatch(routes -> routes.isOpen(path));
  }

  private boolean isSigned(String path) {
    return allRoutes.stream().anyMatch(routes -> routes.isSigned(path));
  }

  private Set<String> signedPaths() {
    return allRoutes.stream()
        .flatMap(routes -> routes.signedPaths().stream())
        .collect(Collectors.toSet());
  }

  /** Decides whether an error of this request is a page. */
  private void chooseErrors(Context ctx) {
    errorPage(ctx.path(), Objects.requireNonNullElse(ctx.header("Accept"), ""))
        .ifPresent(page -> JsonAnswer.setErrorPage(page, ctx));
  }

  private Optional<ErrorPage> errorPage(String path, String accept) {
    return accept.contains("text/html")
        ? allRoutes.stream().flatMap(routes -> routes.errorPage(path).stream()).findFirst()
        : Optional.empty();
  }

  private static QueuedThreadPool threads() {
    // Jetty's own queue starts Java's management beans.
    QueuedThreadPool threads =
        new QueuedThreadPool(MOST_THREADS, 4, IDLE_MILLISECONDS, new LinkedBlockingQueue<>());
    threads.setName("web");
    threads.setDaemon(true);
    threads.setReservedThreads(OWN_THREADS - 2);
    return threads;
  }

  /** Paper IDs are addresses: their slashes, colons and semicolons arrive encoded. */
  private static void readAnyPath(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setSendServerVersion(false);
  }

  private static void addHeaders(Context ctx) {
    SecurityHeaders.ALL.forEach(ctx::header);
  }

  private ListenException explained(RuntimeException failure) {
    String address = HostNames.written(settings.host(), settings.port());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof UnresolvedAddressException || text.contains("cannot assign")) {
        return new ListenException(
            address + " is not an address of this machine: set console.bind to one that is", cause);
      }
      if (text.contains("permission denied")) {
        return new ListenException(
            address + " may not be used by this user: set console.bind to a port above 1023",
            cause);
      }
      if (cause instanceof BindException || text.contains("already in use")) {
        return new ListenException(
            address
                + " is in use by another program: stop that one, or set console.bind to another"
                + " port",
            cause);
      }
    }
    return new ListenException(
        "cannot listen on " + address + ": " + failure.getMessage(), failure);
  }
}

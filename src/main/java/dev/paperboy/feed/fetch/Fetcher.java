package dev.paperboy.feed.fetch;

import dev.paperboy.feed.Sleeper;
import dev.paperboy.feed.fetch.FetchResult.Failed;
import dev.paperboy.feed.fetch.FetchResult.Fetched;
import dev.paperboy.feed.fetch.FetchResult.NotModified;
import dev.paperboy.feed.fetch.FetchResult.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches documents politely: conditionally, compressed, within limits of time and size, at the
 * rate of the host's {@link HostRateLimiter}, and with retries if a server is busy. Thread-safe.
 */
public final class Fetcher {

  private static final Logger log = LoggerFactory.getLogger(Fetcher.class);
  private static final int MOST_REDIRECTS = 5;

  private final Exchange exchange;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /** Creates a fetcher with these limits that connects directly. */
  public Fetcher(FetchLimits limits, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    this(limits, Proxies.NONE, clock, sleeper, random);
  }

  /** Creates a fetcher with these limits that connects through these proxies. */
  public Fetcher(
      FetchLimits limits,
      Proxies proxies,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    this.exchange = new Exchange(limits, proxies);
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
  }

  /**
   * Fetches a document, and retries after a transient failure. Never throws because of a server's
   * response.
   *
   * @throws InterruptedException if the program is stopping
   */
  public FetchResult fetch(FetchRequest request) throws InterruptedException {
    Duration resting = request.gate().resting();
    if (resting.compareTo(request.patience().longestAsked()) > 0) {
      String reason = request.address() + " asked not to be contacted for a while";
      return new Failed(reason, Optional.of(resting));
    }
    for (int failures = 1; ; failures++) {
      Attempt attempt = attempt(request);
      Duration asked = attempt.rest().orElse(Duration.ZERO);
      if (!attempt.mayPass()
          || failures >= request.patience().attempts()
          || asked.compareTo(request.patience().longestAsked()) > 0) {
        return attempt.result();
      }
      Duration wait = request.patience().waitAfter(failures, random).plus(asked);
      log.atDebug()
          .addKeyValue("address", request.address())
          .addKeyValue("failures", failures)
          .addKeyValue("wait", wait)
          .log("retrying a failed request");
      sleeper.sleep(wait);
    }
  }

  private Attempt attempt(FetchRequest request) throws InterruptedException {
    FetchAddress address = request.address();
    RedirectChain chain = new RedirectChain(address, clock);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (request.isForPublicOnly(address)) {
        if (PublicNetwork.leavesOut(address.host())) {
          return Attempt.failed(address + " is not on the public network", false);
        }
        // The name may lead elsewhere by the time of the connection, which is therefore checked.
        chain.answered(true);
      }
      Exchange.Outcome outcome = passAndAsk(address, request, chain);
      if (outcome instanceof Exchange.Broken broken) {
        return Attempt.failed(broken.reason(), broken.mayPass());
      }
      Exchange.Answered answered = (Exchange.Answered) outcome;
      String location = answered.headers().get("Location");
      if (!Redirects.isRedirect(answered.status()) || location == null) {
        return judge(address, answered, request, chain);
      }
      Redirects.Step step = Redirects.follow(address, location, chain.isPublic());
      if (step instanceof Redirects.Refuse refused) {
        return Attempt.failed(address + " redirects to " + refused.reason(), false);
      }
      address = ((Redirects.Follow) step).target();
    }
    return Attempt.failed(
        request.address()
            + " redirects more than "
            + MOST_REDIRECTS
            + " times; check in a browser where it leads",
        false);
  }

  private Exchange.Outcome passAndAsk(
      FetchAddress address, FetchRequest request, RedirectChain chain) throws InterruptedException {
    request.gate().enter();
    try {
      return exchange.ask(address, request, chain);
    } finally {
      request.gate().leave();
    }
  }

  private Attempt judge(
      FetchAddress address, Exchange.Answered answered, FetchRequest request, RedirectChain chain) {
    Headers headers = answered.headers();
    ResponseBody body = answered.body();
    Optional<Duration> rest = new RateHeaders(headers, clock.instant()).rest();
    rest.ifPresent(request.gate()::rest);
    int status = answered.status();
    if (status == 304 && request.known().isPresent()) {
      return Attempt.done(new NotModified());
    }
    if (!StatusCodes.isDocument(status)) {
      String reason = address + " returned " + StatusCodes.inWords(status, body);
      if (status == 401 || status == 403) {
        reason += chain.advice(address, status);
      }
      return new Attempt(
          new Refused(status, reason, rest, body), StatusCodes.mayPass(status), rest);
    }
    if (ContentKind.isRateLimit(body)) {
      String reason = address + " returned “" + body.excerpt() + "”";
      return new Attempt(new Refused(429, reason, rest, body), true, rest);
    }
    Optional<String> mistaken = request.content().whyNot(body);
    if (mistaken.isPresent()) {
      body.close();
      String reason = address + " " + mistaken.get();
      return new Attempt(new Refused(status, reason, rest, body), true, rest);
    }
    String etag = Objects.requireNonNullElse(headers.get("ETag"), "");
    String lastModified = Objects.requireNonNullElse(headers.get("Last-Modified"), "");
    return Attempt.done(new Fetched(body, address, etag, lastModified));
  }

  /**
   * One attempt.
   *
   * @param mayPass whether a retry may succeed
   * @param rest how long the server asked not to be contacted
   */
  private record Attempt(FetchResult result, boolean mayPass, Optional<Duration> rest) {
    static Attempt done(FetchResult result) {
      return new Attempt(result, false, Optional.empty());
    }

    static Attempt failed(String reason, boolean mayPass) {
      return new Attempt(new Failed(reason, Optional.empty()), mayPass, Optional.empty());
    }
  }
}

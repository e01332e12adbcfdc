package dev.paperboy.feed.fetch;

import static dev.paperboy.feed.ScriptedServer.answer;
import static dev.paperboy.feed.ScriptedServer.body;
import static dev.paperboy.feed.ScriptedServer.cutOff;
import static dev.paperboy.feed.ScriptedServer.gzip;
import static dev.paperboy.feed.ScriptedServer.html;
import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.status;
import static dev.paperboy.feed.ScriptedServer.tagged;
import static dev.paperboy.feed.ScriptedServer.utf8;
import static dev.paperboy.feed.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.SettableClock;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.RecordingSleeper;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.ScriptedServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");

  @AfterEach
  void close() {
    at.close();
  }

  private FetchResult fetch(Reply... replies) throws InterruptedException {
    return fetch(ContentKind.JSON, Optional.empty(), replies);
  }

  private FetchResult fetch(ContentKind content, Optional<Validators> known, Reply... replies)
      throws InterruptedException {
    at.server.on("/list", replies);
    FetchAddress address = at.server.address("/list?token=hidden");
    return at.fetcher.fetch(FetchRequest.poll(address, content, known, at.gate));
  }

  private static String textOf(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Fetched.class);
    return ((FetchResult.Fetched) result).body().text();
  }

  private static FetchResult.Refused refused(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Refused.class);
    return (FetchResult.Refused) result;
  }

  private static FetchResult.Failed failed(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Failed.class);
    return (FetchResult.Failed) result;
  }

  @Test
  void anAnswerComesWithItsMarksAndTheProgramNamesItself() throws Exception {
    FetchResult result = fetch(json("[1]", "ETag", "\"a\"", "Last-Modified", "yesterday"));

    assertThat(textOf(result)).isEqualTo("[1]");
    assertThat(((FetchResult.Fetched) result).etag()).isEqualTo("\"a\"");
    assertThat(((FetchResult.Fetched) result).lastModified()).isEqualTo("yesterday");
    assertThat(at.server.requests().get(0).header("user-agent"))
        .isEqualTo("Paperboy/1.2.3 (+mailto:keeper@example.org)");
    assertThat(at.server.requests().get(0).header("accept-encoding")).contains("gzip");
    assertThat(at.sleeper.sleeps()).isEmpty();
  }

  @Test
  void aKnownVersionIsNotSentAgain() throws Exception {
    Validators known = new Validators("", "\"v1\"", "Mon, 15 Jun 2026 00:00:00 GMT", 3);

    assertThat(fetch(ContentKind.JSON, Optional.of(known), tagged("\"v1\"", "[]")))
        .isInstanceOf(FetchResult.NotModified.class);
    assertThat(at.server.requests().get(0).header("if-modified-since"))
        .isEqualTo("Mon, 15 Jun 2026 00:00:00 GMT");
  }

  @Test
  void notModifiedIsAFailureWhereNothingIsKnown() throws Exception {
    assertThat(refused(fetch(answer(304, "", new byte[0]))).status()).isEqualTo(304);
  }

  @Test
  void marksThatCannotBeSentAreLeftOut() throws Exception {
    Validators odd = new Validators("", "\"a\r\nHost: evil\"", "ä", 3);

    assertThat(textOf(fetch(ContentKind.JSON, Optional.of(odd), json("[]")))).isEqualTo("[]");
    assertThat(at.server.requests().get(0).header("if-none-match")).isEmpty();
  }

  @Test
  void tooManyRequestsAreFollowedByTheWaitThatTheServerAsksFor() throws Exception {
    Reply busy = status(429, "slow down", "Retry-After", "7");

    assertThat(textOf(fetch(busy, json("[]")))).isEqualTo("[]");
    assertThat(at.sleeper.sleeps()).hasSize(1);
    assertThat(at.sleeper.sleeps().get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void aWaitIsAlsoGivenAsADateByTheServersClock() throws Exception {
    Reply busy =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "Sat, 01 Jan 2050 00:00:20 GMT");
          exchange.getResponseHeaders().set("Date", "Sat, 01 Jan 2050 00:00:00 GMT");
          exchange.sendResponseHeaders(503, -1);
        };

    fetch(busy, json("[]"));

    // The JDK's server writes its own date, so the wait is far too long to be slept.
    assertThat(at.server.requests()).hasSize(1);
    assertThat(
            new RateHeaders(
                    Headers.of(
                        "Retry-After",
                        "Sat, 01 Jan 2050 00:00:20 GMT",
                        "Date",
                        "Sat, 01 Jan 2050 00:00:00 GMT"),
                    at.clock.instant())
                .rest())
        .contains(Duration.ofSeconds(20));
  }

  @Test
  void aServerThatWantsALongRestIsLeftAloneByAllWhoShareItsGate() throws Exception {
    FetchResult.Refused first = refused(fetch(status(503, "", "Retry-After", "3600")));
    FetchResult.Failed second = failed(fetch(json("[]")));

    assertThat(first.retryAfter()).contains(Duration.ofHours(1));
    assertThat(second.retryAfter()).contains(Duration.ofHours(1));
    assertThat(at.server.requests()).hasSize(1);
    assertThat(at.sleeper.sleeps()).isEmpty();

    at.clock.advance(Duration.ofHours(1));
    assertThat(textOf(fetch(json("[]")))).isEqualTo("[]");
  }

  @Test
  void anExhaustedRateLimitIsWaitedOutBeforeTheNextRequest() throws Exception {
    Reply last =
        json("[1]", "RateLimit", "\"api\";r=0;t=55", "RateLimit-Policy", "\"api\";q=500;w=300");

    assertThat(textOf(fetch(last))).isEqualTo("[1]");
    assertThat(at.sleeper.sleeps()).isEmpty();
    assertThat(textOf(fetch(json("[2]")))).isEqualTo("[2]");
    assertThat(at.sleeper.sleeps()).containsExactly(Duration.ofSeconds(55));
  }

  @Test
  void aRateLimitWithRequestsLeftCostsNothing() throws Exception {
    fetch(json("[1]", "RateLimit", "\"api\";r=499;t=290"));

    assertThat(at.gate.resting()).isZero();
  }

  @Test
  void aServerThatIsNotAvailableIsAskedAgain() throws Exception {
    assertThat(textOf(fetch(status(503, "later"), status(502, ""), json("[]")))).isEqualTo("[]");
    assertThat(at.server.requests()).hasSize(3);
  }

  @Test
  void theWaitsGrowAndEndAfterFourAttempts() throws Exception {
    FetchResult.Refused result = refused(fetch(status(500, "oops")));

    assertThat(result.reason()).contains("returned 500").contains("oops");
    assertThat(at.server.requests()).hasSize(4);
    assertThat(at.sleeper.sleeps()).hasSizeLessThanOrEqualTo(3);
    assertThat(at.sleeper.sleeps())
        .allSatisfy(sleep -> assertThat(sleep).isLessThanOrEqualTo(Duration.ofSeconds(4)));
  }

  @Test
  void whatWasRefusedForGoodIsNotAskedAgain() throws Exception {
    assertThat(refused(fetch(status(404, "no"))).status()).isEqualTo(404);
    assertThat(at.server.requests()).hasSize(1);
  }

  @Test
  void reasonsDoNotTellTheQuery() throws Exception {
    assertThat(refused(fetch(status(403, ""))).reason())
        .contains("/list")
        .doesNotContain("hidden")
        .doesNotContain("token");
  }

  @Test
  void aCutOffBodyIsAFailureUntilItComesWhole() throws Exception {
    Reply cut = cutOff("application/json", "[{\"paper\": {\"id\": \"2606.0");

    assertThat(textOf(fetch(cut, json("[]")))).isEqualTo("[]");
    assertThat(failed(fetch(cut)).reason()).contains("closed the connection");
  }

  @Test
  void aCutOffCompressedBodyIsAFailure() throws Exception {
    byte[] packed = gzip(utf8("[" + "1,".repeat(1000) + "1]"));
    byte[] half = java.util.Arrays.copyOf(packed, packed.length / 2);
    Reply cut = body("application/json", half, "Content-Encoding", "gzip");

    assertThat(failed(fetch(cut)).reason()).contains("damaged or cut-off");
  }

  @Test
  void aWebPageIsAFailureThatIsNamed() throws Exception {
    Reply page = html("<!-- hi --><!DOCTYPE html><html><body>Just a moment...</body></html>");

    assertThat(textOf(fetch(page, json("[]")))).isEqualTo("[]");
    assertThat(refused(fetch(page)).reason()).contains("web page");
    assertThat(refused(fetch(ContentKind.XML, Optional.empty(), page)).reason())
        .contains("returned a web page, not a feed");
  }

  @Test
  void aWrongTypeIsAFailureThatIsNamed() throws Exception {
    Reply image = body("image/png", utf8("[not a list"));

    assertThat(refused(fetch(image)).reason()).contains("labelled image/png that is not JSON");
    assertThat(refused(fetch(xml("<rss/>"))).reason())
        .contains("labelled text/xml that is not JSON");
    assertThat(refused(fetch(ContentKind.XML, Optional.empty(), json("{}"))).reason())
        .contains("returned something labelled application/json that is not a feed");
    Reply jsonFeed =
        json("{ \"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\", \"items\": []}");
    assertThat(refused(fetch(ContentKind.XML, Optional.empty(), jsonFeed)).reason())
        .contains("returned a JSON feed, which is not supported");
  }

  @Test
  void aVagueTypeIsAcceptedWhereTheBodyIsRight() throws Exception {
    assertThat(textOf(fetch(body("text/plain", utf8(" [1]"))))).isEqualTo(" [1]");
    assertThat(textOf(fetch(body("", utf8("{}"))))).isEqualTo("{}");
    Reply mistyped = html("<?xml version='1.0'?><rss version='2.0'/>");
    assertThat(textOf(fetch(ContentKind.XML, Optional.empty(), mistyped))).contains("<rss");
  }

  @Test
  void anEmptyBodyIsAFailure() throws Exception {
    assertThat(refused(fetch(json(""))).reason()).contains("returned nothing");
    assertThat(refused(fetch(answer(204, "", new byte[0]))).reason()).contains("204");
  }

  @Test
  void aComplaintAboutTheRateUnderStatus200IsOne() throws Exception {
    Reply complaint = body("text/plain", utf8("Rate exceeded."));

    assertThat(refused(fetch(ContentKind.XML, Optional.empty(), complaint)).status())
        .isEqualTo(429);
    assertThat(textOf(fetch(complaint, json("[]")))).isEqualTo("[]");
  }

  @Test
  void compressedBodiesAreUnpacked() throws Exception {
    byte[] text = utf8("[\"" + "é".repeat(5000) + "\"]");

    assertThat(textOf(fetch(body("application/json", gzip(text), "Content-Encoding", "gzip"))))
        .hasSize(5004);
    Reply zlib = body("application/json", deflate(text, false), "Content-Encoding", "deflate");
    assertThat(textOf(fetch(zlib))).hasSize(5004);
    Reply raw = body("application/json", deflate(text, true), "Content-Encoding", "deflate");
    assertThat(textOf(fetch(raw))).hasSize(5004);
    Reply unknown = body("application/json", deflate(text, true), "Content-Encoding", "br");
    assertThat(failed(fetch(unknown)).reason()).contains("“br”");
  }

  @Test
  void aBombIsNotUnpackedBeyondTheLimit() throws Exception {
    byte[] bomb = bomb(200);
    assertThat(bomb.length).isLessThan(300_000);

    FetchResult result = fetch(body("application/json", bomb, "Content-Encoding", "gzip"));

    assertThat(failed(result).reason()).contains("more than 20 MB");
    assertThat(at.server.requests()).hasSize(1);
  }

  @Test
  void aHugeBodyIsHungUpOn() throws Exception {
    Reply endless =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          byte[] piece = new byte[1 << 20];
          for (int sent = 0; sent < 500; sent++) {
            exchange.getResponseBody().write(piece);
          }
        };

    assertThat(failed(fetch(endless)).reason()).contains("more than 20 MB");
  }

  @Test
  void twoLargeAnswersAreHeldAtATimeAndSmallOnesWaitForNobody() throws Exception {
    byte[] large = utf8("[\"" + "x".repeat(3_000_000) + "\"]");
    Reply plain = body("application/json", large);
    Reply packed = body("application/json", gzip(large), "Content-Encoding", "gzip");
    FetchResult.Fetched one = (FetchResult.Fetched) fetch(plain);
    FetchResult.Fetched two = (FetchResult.Fetched) fetch(packed);
    assertThat(textOf(fetch(json("[1]")))).isEqualTo("[1]");
    assertThat(refused(fetch(status(404, "x".repeat(3_000_000)))).body().size()).isEqualTo(1 << 20);

    CompletableFuture<FetchResult> third =
        CompletableFuture.supplyAsync(() -> fetchedQuietly(plain));
    one.body().close();
    one.body().close();
    assertThat(third.get()).isInstanceOf(FetchResult.Fetched.class);
    two.body().close();
    assertThat(two.body().text()).hasSize(large.length);
    assertThat(refused(fetch(body("text/html", utf8("<html>" + "x".repeat(3_000_000))))).reason())
        .contains("web page");
    assertThat(fetch(plain))
        .as("what was refused is not held")
        .isInstanceOf(FetchResult.Fetched.class);
  }

  private FetchResult fetchedQuietly(Reply reply) {
    try {
      return fetch(reply);
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }

  @Test
  void aLargeAnswerWaitsForItsTurnAndATurnIsGivenBackOnce() throws Exception {
    LargeResponses turns = new LargeResponses(0);
    LargeResponses.Turn one = turns.take();
    turns.take();
    assertThatThrownBy(turns::take).isInstanceOf(LargeResponses.BusyException.class);
    one.close();
    one.close();
    turns.take();
    assertThatThrownBy(turns::take).isInstanceOf(LargeResponses.BusyException.class);
  }

  @Test
  void aSlowServerIsGivenUpOn() throws Exception {
    SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
    RecordingSleeper sleeper = new RecordingSleeper(clock);
    FetchLimits limits =
        new FetchLimits("Test", Duration.ofSeconds(5), Duration.ofMillis(200), 1000);
    Fetcher hasty = new Fetcher(limits, clock, sleeper, new Random(1));
    at.server.on("/slow", at.server.stalled());

    FetchResult result =
        hasty.fetch(FetchRequest.lookup(at.server.address("/slow"), ContentKind.JSON, at.gate));

    assertThat(failed(result).reason()).contains("took longer than");
    assertThat(at.server.requests()).hasSize(2);
  }

  @Test
  void aRedirectIsFollowed() throws Exception {
    at.server.on("/new", json("[\"there\"]"));

    assertThat(textOf(fetch(status(301, "", "Location", "/new")))).contains("there");
  }

  @Test
  void redirectsWithoutEndOrToOtherPlacesAreNotFollowed() throws Exception {
    assertThat(failed(fetch(status(302, "", "Location", "/list"))).reason())
        .endsWith("/list redirects more than 5 times; check in a browser where it leads");
    assertThat(failed(fetch(status(302, "", "Location", "file:///etc/passwd"))).reason())
        .endsWith("/list redirects to something that is not a web address, which is not followed");
    assertThat(refused(fetch(status(302, ""))).reason())
        .endsWith("/list returned 302 (a redirect that does not say where to)");
    FetchAddress site = FetchAddress.of("https://192.0.2.1/feed");
    for (String elsewhere :
        List.of(
            "http://192.0.2.1/feed",
            "https://127.0.0.1:8080/admin",
            "https://[::1]/",
            "https://10.1.2.3/",
            "https://user:secret@192.0.2.2/")) {
      assertThat(Redirects.follow(site, elsewhere, true)).isInstanceOf(Redirects.Refuse.class);
    }
    assertThat(Redirects.follow(site, "other", true))
        .isEqualTo(new Redirects.Follow(FetchAddress.of("https://192.0.2.1/other")));
  }

  @Test
  void aRedirectToItselfThatSetsACookieIsFollowedWithTheCookieAndTheCookieForgotten()
      throws Exception {
    Reply wall =
        status(302, "", "Location", "/list?token=hidden", "Set-Cookie", "seen=1; Path=/; HttpOnly");

    assertThat(textOf(fetch(wall, json("[1]")))).isEqualTo("[1]");
    assertThat(at.server.requests().get(0).header("cookie")).isEmpty();
    assertThat(at.server.requests().get(1).header("cookie")).isEqualTo("seen=1");

    assertThat(textOf(fetch(json("[2]")))).isEqualTo("[2]");
    assertThat(at.server.requests().get(2).header("cookie")).isEmpty();
  }

  @Test
  void severalCookiesAreKeptThroughAChainAsTheServerChangesThem() throws Exception {
    at.server.on(
        "/b",
        status(302, "", "Location", "/c", "Set-Cookie", "one=3", "Set-Cookie", "two=; Max-Age=0"));
    at.server.on("/c", json("[]"));

    fetch(
        status(
            307,
            "",
            "Location",
            "/b",
            "Set-Cookie",
            "one=1; Path=/",
            "Set-Cookie",
            "two=2; Path=/",
            "Set-Cookie",
            "three=3; Path=/elsewhere"));

    assertThat(at.server.requests().get(1).header("cookie")).isEqualTo("one=1; two=2");
    assertThat(at.server.requests().get(2).header("cookie")).isEqualTo("one=3");
  }

  @Test
  void noCookieGoesToAnotherServer() throws Exception {
    try (ScriptedServer other = new ScriptedServer()) {
      other.on("/", json("[]"));
      String there = "http://127.0.0.1:" + other.port() + "/";

      fetch(status(302, "", "Location", there, "Set-Cookie", "secret=1; Path=/"));

      assertThat(other.requests()).hasSize(1);
      assertThat(other.requests().get(0).header("cookie")).isEmpty();
    }
  }

  @Test
  void whoRefusesAccessIsToldWhatToDoAboutIt() throws Exception {
    assertThat(refused(fetch(status(401, "no"))).reason())
        .endsWith(
            "“no”; it requires a user and password: write them before the host,"
                + " https://USER:PASSWORD@host");
    assertThat(refused(fetch(status(403, "no"))).reason()).endsWith("(access refused): “no”");
    at.server.on("/list", status(401, "no"));
    FetchAddress address = FetchAddress.of("http://ada:pw@127.0.0.1:" + at.server.port() + "/list");
    assertThat(
            refused(at.fetcher.fetch(FetchRequest.lookup(address, ContentKind.JSON, at.gate)))
                .reason())
        .endsWith("; check the user and password in its address");
  }

  @Test
  void userAndPasswordAreSentToTheirOwnServerAndShownNowhere() throws Exception {
    try (ScriptedServer other = new ScriptedServer()) {
      other.on("/", status(401, "who are you"));
      String host = "127.0.0.1:" + at.server.port();
      at.server.on("/feed", status(302, "", "Location", "/moved"));
      at.server.on("/moved", status(302, "", "Location", "http://127.0.0.1:" + other.port() + "/"));
      FetchAddress address =
          FetchAddress.of("http://ada:p%40ss%C3%BC@" + host + "/feed?key=hidden");

      FetchResult.Refused result =
          refused(at.fetcher.fetch(FetchRequest.lookup(address, ContentKind.JSON, at.gate)));

      assertThat(at.server.requests())
          .allSatisfy(
              request -> assertThat(request.header("authorization")).isEqualTo(basic("ada:p@ssü")));
      assertThat(other.requests().get(0).header("authorization")).isEmpty();
      assertThat(result.reason())
          .contains("returned 401 (access refused)")
          .contains("the user and password go to the server of http://" + host + "/feed only")
          .doesNotContain("ada")
          .doesNotContain("hidden");
      assertThat(address + " " + FetchRequest.lookup(address, ContentKind.JSON, at.gate))
          .doesNotContain("ada")
          .doesNotContain("p@ss")
          .doesNotContain("hidden");
      assertThat(address.key()).doesNotContain("ada");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://token@HOST/list, token:",
    "http://:pw@HOST/list, :pw",
    "http://a%3Ab:c:d@HOST/list, a:b:c:d",
    "http://ada:50%off@HOST/list, ada:50%off",
    "http://ada@example.org:p@ss@HOST/list, ada@example.org:p@ss"
  })
  void usersAndPasswordsAreReadAsBrowsersReadThem(String written, String sent) throws Exception {
    at.server.on("/list", json("[]"));
    FetchAddress address =
        FetchAddress.of(written.replace("HOST", "127.0.0.1:" + at.server.port()));

    at.fetcher.fetch(FetchRequest.lookup(address, ContentKind.JSON, at.gate));

    assertThat(at.server.requests().get(0).header("authorization")).isEqualTo(basic(sent));
    assertThat(address.toString()).isEqualTo("http://127.0.0.1:" + at.server.port() + "/list");
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(utf8(login));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "utf-8",
        "UTF-8",
        "identity",
        "binary",
        "8bit",
        "gzip",
        "x-gzip",
        "deflate",
        "gzip, utf-8",
        "br",
        "zstd",
        ""
      })
  void plainBytesAreReadWhateverTheirEncodingIsSaidToBe(String label) throws Exception {
    assertThat(textOf(fetch(body("application/json", utf8("[\"é\"]"), "Content-Encoding", label))))
        .isEqualTo("[\"é\"]");
    Reply feed = body("text/xml", utf8("<rss/>"), "Content-Encoding", label);
    assertThat(textOf(fetch(ContentKind.XML, Optional.empty(), feed))).isEqualTo("<rss/>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "identity", "gzip", "deflate", "gzip, gzip"})
  void compressedBytesAreUnpackedWhateverTheLabel(String label) throws Exception {
    byte[] text = utf8("[\"" + "é".repeat(300) + "\"]");
    for (byte[] packed : List.of(gzip(text), gzip(gzip(text)), deflate(text, false))) {
      assertThat(textOf(fetch(body("application/x-gzip", packed, "Content-Encoding", label))))
          .hasSize(304);
    }
  }

  @Test
  void aBombWithinABombIsNotUnpackedBeyondTheLimitEither() throws Exception {
    byte[] packed = gzip(gzip(gzip(gzip(utf8("[]")))));

    assertThat(failed(fetch(body("application/json", packed))).reason()).contains("damaged");
    assertThat(failed(fetch(body("application/json", gzip(bomb(30))))).reason())
        .contains("more than 20 MB");
  }

  @Test
  void bytesThatCannotBeReadAreNeverShown() throws Exception {
    byte[] noise = new byte[300];
    new Random(20260615).nextBytes(noise);
    noise[0] = 'a';

    Reply brotli = body("application/json", noise, "Content-Encoding", "br");
    assertThat(failed(fetch(brotli)).reason())
        .endsWith("/list compressed its response as “br”, which was not asked for");
    assertThat(refused(fetch(answer(404, "text/html", noise, "Content-Encoding", "br"))).reason())
        .endsWith("returned 404 (not found)");
    assertThat(
            refused(fetch(answer(404, "text/plain", java.util.Arrays.copyOf(noise, 90)))).reason())
        .endsWith("returned 404 (not found)");
    assertThat(refused(fetch(body("text/plain", noise))).reason())
        .endsWith("returned something labelled text/plain that is not JSON");
    String type = "Content-Type: te\u0001xt/€ „x\"";
    assertThat(refused(fetchOdd(type, utf8("oops"))).reason())
        .endsWith("returned something that is not JSON: “oops”");
    String labels = "Content-Type: application/json\r\nContent-Encoding: \u0001\u0002";
    assertThat(refused(fetchOdd(labels, noise)).reason())
        .endsWith("returned something labelled application/json that is not JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/rss", "application/atom", "text/x-xml", "application/x-rss+xml", "text/rss",
        "application/octet-stream", "text/plain", "text/xml charset=utf-8", "text/html", "xml",
        "\"text/xml\"", "application/json", "application/rdf+xml;charset=", ";", ""
      })
  void aFeedIsKnownByItsBeginningWhateverItsType(String type) throws Exception {
    Reply feed = body(type, utf8("\uFEFF\n<?xml version='1.0'?><rss><channel/></rss>"));

    assertThat(textOf(fetch(ContentKind.XML, Optional.empty(), feed))).contains("<rss>");
  }

  /** An answer with headers that a server of the JDK does not send. */
  private FetchResult fetchOdd(String headers, byte[] body) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread served =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().readNBytes(20);
                  socket.getOutputStream().write(utf8("HTTP/1.1 200 OK\r\n" + headers + "\r\n"));
                  socket
                      .getOutputStream()
                      .write(utf8("Content-Length: " + body.length + "\r\n\r\n"));
                  socket.getOutputStream().write(body);
                  socket.shutdownOutput();
                  socket.getInputStream().readAllBytes();
                } catch (IOException gone) {
                  throw new UncheckedIOException(gone);
                }
              });
      served.start();
      return at.fetcher.fetch(
          new FetchRequest(
              FetchAddress.of("http://127.0.0.1:" + server.getLocalPort() + "/x"),
              ContentKind.JSON,
              Optional.empty(),
              at.gate,
              new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO)));
    }
  }

  @Test
  void aServerThatDoesNotSpeakHttpIsNamedWithoutWhatItSaid() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> {
                for (String said : List.of("SSH-2.0-\u0001secret\r\n\r\n", "")) {
                  try (Socket socket = mute.accept()) {
                    socket.getInputStream().readNBytes(20);
                    socket.getOutputStream().write(utf8(said));
                    socket.getOutputStream().flush();
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                  } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                  }
                }
              });
      FetchAddress address = FetchAddress.of("http://127.0.0.1:" + mute.getLocalPort() + "/x");

      FetchResult result =
          at.fetcher.fetch(
              new FetchRequest(
                  address,
                  ContentKind.JSON,
                  Optional.empty(),
                  at.gate,
                  new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO)));
      assertThat(failed(result).reason()).isEqualTo(address + " did not respond in HTTP");
      result =
          at.fetcher.fetch(
              new FetchRequest(
                  address,
                  ContentKind.JSON,
                  Optional.empty(),
                  at.gate,
                  new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO)));
      assertThat(failed(result).reason())
          .isEqualTo(address + " closed the connection without a response");
      served.cancel(true);
    }
  }

  @Test
  void aWaitThatNoNumberHoldsIsNone() throws Exception {
    Reply busy = status(503, "busy", "Retry-After", "99999999999999999999");

    assertThat(refused(fetch(busy)).reason()).contains("returned 503");
    assertThat(at.server.requests()).hasSize(4);
  }

  @Test
  void aServerThatSaysAtOnceIsNotAskedPastTheGate() throws Exception {
    fetch(status(503, "busy", "Retry-After", "0"));
    assertThat(at.server.requests()).hasSize(4);
    fetch(status(408, "slow"));
    assertThat(at.server.requests()).hasSize(8);
  }

  @Test
  void aServerThatIsNotThereIsAFailure() throws Exception {
    FetchAddress nobody = at.server.address("/list");
    at.server.close();

    FetchResult result =
        at.fetcher.fetch(FetchRequest.poll(nobody, ContentKind.JSON, Optional.empty(), at.gate));

    assertThat(failed(result).reason()).contains("could not be reached");
  }

  @Test
  void anInterruptEndsTheWait() {
    at.server.on("/slow", at.server.stalled());
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                at.fetcher.fetch(
                    FetchRequest.lookup(at.server.address("/slow"), ContentKind.JSON, at.gate)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void theJitterCoversTheWholeWaitAndNoMore() {
    long seed = 20260615;
    Random random = new Random(seed);
    for (int failures = 1; failures < 70; failures++) {
      Duration bound =
          failures > 5 ? Duration.ofSeconds(30) : Duration.ofSeconds(1L << (failures - 1));
      assertThat(RetryPolicy.OF_A_POLL.waitAfter(failures, random))
          .as("seed %d, %d failures", seed, failures)
          .isBetween(Duration.ZERO, bound);
    }
  }

  @Test
  void aGatePacesAllWhoPass() throws Exception {
    HostRateLimiter gate = HostRateLimiter.ofArxiv(at.clock, at.sleeper);
    Instant start = at.clock.instant();
    for (int request = 0; request < 4; request++) {
      gate.enter();
      gate.leave();
    }

    assertThat(at.clock.instant()).isEqualTo(start.plusSeconds(9));

    at.clock.set(start.minus(Duration.ofDays(300)));
    gate.enter();
    gate.leave();
    assertThat(at.sleeper.sleeps()).last().isEqualTo(Duration.ofSeconds(3));
  }

  private static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED, raw))) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] bomb(int megabytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] blanks = new byte[1 << 20];
    java.util.Arrays.fill(blanks, (byte) ' ');
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      for (int written = 0; written < megabytes; written++) {
        stream.write(blanks);
      }
    }
    return packed.toByteArray();
  }
}

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
import dev.paperboy.feed.ScriptedServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetcherTest {
  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");

  @AfterEach
  void close() {
    at.close();
  }

  private FetchResult fetch(Reply... replies) throws InterruptedException {
    return fetch(Content.JSON, Optional.empty(), replies);
  }

  private FetchResult fetch(Content content, Optional<Validators> known, Reply... replies)
      throws InterruptedException {
    at.server.on("/list", replies);
    URI address = at.server.address("/list?token=hidden");
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

    assertThat(fetch(Content.JSON, Optional.of(known), tagged("\"v1\"", "[]")))
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

    assertThat(textOf(fetch(Content.JSON, Optional.of(odd), json("[]")))).isEqualTo("[]");
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
                    java.net.http.HttpHeaders.of(
                        java.util.Map.of(
                            "Retry-After", java.util.List.of("Sat, 01 Jan 2050 00:00:20 GMT"),
                            "Date", java.util.List.of("Sat, 01 Jan 2050 00:00:00 GMT")),
                        (name, value) -> true),
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

    assertThat(result.reason()).contains("answered 500").contains("oops");
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
    assertThat(failed(fetch(cut)).reason()).contains("broke off");
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
    assertThat(refused(fetch(Content.XML, Optional.empty(), page)).reason())
        .contains("answered with a web page, not a feed");
  }

  @Test
  void aWrongTypeIsAFailureThatIsNamed() throws Exception {
    Reply image = body("image/png", utf8("[not a list"));

    assertThat(refused(fetch(image)).reason()).contains("image/png, not JSON");
    assertThat(refused(fetch(xml("<rss/>"))).reason()).contains("text/xml, not JSON");
    assertThat(refused(fetch(Content.XML, Optional.empty(), json("{}"))).reason())
        .contains("application/json, not a feed");
  }

  @Test
  void aVagueTypeIsAcceptedWhereTheBodyIsRight() throws Exception {
    assertThat(textOf(fetch(body("text/plain", utf8(" [1]"))))).isEqualTo(" [1]");
    assertThat(textOf(fetch(body("", utf8("{}"))))).isEqualTo("{}");
    Reply mistyped = html("<?xml version='1.0'?><rss version='2.0'/>");
    assertThat(textOf(fetch(Content.XML, Optional.empty(), mistyped))).contains("<rss");
  }

  @Test
  void anEmptyBodyIsAFailure() throws Exception {
    assertThat(refused(fetch(json(""))).reason()).contains("answered with nothing");
    assertThat(refused(fetch(answer(204, "", new byte[0]))).reason()).contains("204");
  }

  @Test
  void aComplaintAboutTheRateUnderStatus200IsOne() throws Exception {
    Reply complaint = body("text/plain", utf8("Rate exceeded."));

    assertThat(refused(fetch(Content.XML, Optional.empty(), complaint)).status()).isEqualTo(429);
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
    Reply unknown = body("application/json", text, "Content-Encoding", "br");
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
  void aSlowServerIsGivenUpOn() throws Exception {
    SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
    RecordingSleeper sleeper = new RecordingSleeper(clock);
    Limits limits = new Limits("Test", Duration.ofSeconds(5), Duration.ofMillis(200), 1000);
    Fetcher hasty = new Fetcher(limits, clock, sleeper, new Random(1));
    at.server.on("/slow", at.server.stalled());

    FetchResult result =
        hasty.fetch(FetchRequest.lookup(at.server.address("/slow"), Content.JSON, at.gate));

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
        .contains("without end");
    assertThat(failed(fetch(status(302, "", "Location", "file:///etc/passwd"))).reason())
        .contains("not followed");
    URI site = URI.create("https://192.0.2.1/feed");
    assertThat(Redirects.follow(site, "http://192.0.2.1/feed")).isEmpty();
    assertThat(Redirects.follow(site, "https://127.0.0.1:8080/admin")).isEmpty();
    assertThat(Redirects.follow(site, "https://[::1]/")).isEmpty();
    assertThat(Redirects.follow(site, "https://10.1.2.3/")).isEmpty();
    assertThat(Redirects.follow(site, "https://user:secret@192.0.2.2/")).isEmpty();
    assertThat(Redirects.follow(site, "other")).contains(URI.create("https://192.0.2.1/other"));
  }

  @Test
  void aServerThatIsNotThereIsAFailure() throws Exception {
    URI nobody = at.server.address("/list");
    at.server.close();

    FetchResult result =
        at.fetcher.fetch(FetchRequest.poll(nobody, Content.JSON, Optional.empty(), at.gate));

    assertThat(failed(result).reason()).contains("could not be reached");
  }

  @Test
  void anInterruptEndsTheWait() {
    at.server.on("/slow", at.server.stalled());
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                at.fetcher.fetch(
                    FetchRequest.lookup(at.server.address("/slow"), Content.JSON, at.gate)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void theJitterCoversTheWholeWaitAndNoMore() {
    long seed = 20260615;
    Random random = new Random(seed);
    for (int failures = 1; failures < 70; failures++) {
      Duration bound =
          failures > 5 ? Duration.ofSeconds(30) : Duration.ofSeconds(1L << (failures - 1));
      assertThat(Patience.OF_A_POLL.waitAfter(failures, random))
          .as("seed %d, %d failures", seed, failures)
          .isBetween(Duration.ZERO, bound);
    }
  }

  @Test
  void aGatePacesAllWhoPass() throws Exception {
    Gate gate = Gate.ofArxiv(at.clock, at.sleeper);
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

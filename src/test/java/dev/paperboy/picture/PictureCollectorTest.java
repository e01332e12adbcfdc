package dev.paperboy.picture;

import static dev.paperboy.feed.ScriptedServer.answer;
import static dev.paperboy.feed.ScriptedServer.body;
import static dev.paperboy.feed.ScriptedServer.html;
import static dev.paperboy.feed.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.feed.fetch.FetchLimits;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.store.paper.PictureStore;
import dev.paperboy.store.paper.PictureStore.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureCollectorTest {
  private static final int MOST_BYTES = 40_000;
  private static final byte[] PNG = MadeUpPictures.png(1200, 648);

  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");
  private final PictureStore pictures = new PictureStore();
  private final Fetcher fetcher =
      new Fetcher(
          new FetchLimits("test", Duration.ofSeconds(5), Duration.ofSeconds(5), MOST_BYTES),
          at.clock,
          at.sleeper,
          RandomGenerator.getDefault());
  private Database database;
  private PictureCollector collector;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = TestDatabase.SQLITE.open(folder);
    collector = collector(PictureCollector.MOST_BYTES_IN_ALL, fetcher);
  }

  private PictureCollector collector(long mostBytesInAll, Fetcher limited) {
    return new PictureCollector(
        database,
        limited,
        Map.of("huggingface", at.server.address("/api/daily_papers")),
        mostBytesInAll,
        at.clock,
        at.sleeper);
  }

  @AfterEach
  void close() {
    database.close();
    at.close();
  }

  private static PaperId id(int number) {
    return PaperId.of("arxiv:2606.%05d".formatted(number));
  }

  /** Announces a paper with a picture on the server of its feed. */
  private void announce(int number, Reply... replies) {
    at.server.on("/" + number + ".png", replies);
    announce(number, "huggingface", at.server.address("/" + number + ".png").key());
  }

  private void announce(int number, String feed, String thumbnail) {
    Instant now = at.clock.instant();
    Paper paper =
        Paper.builder(id(number), "Paper " + number, now)
            .thumbnail(thumbnail)
            .feeds(List.of(feed))
            .build();
    database.change(
        transaction -> new PaperStore().save(transaction, List.of(new Entry(paper, now)), now));
    at.clock.advance(Duration.ofMillis(1));
  }

  private void collectAll() throws InterruptedException {
    int rounds = 0;
    while (collector.collect()) {
      rounds++;
      assertThat(rounds).as("rounds").isLessThan(50);
    }
  }

  private Map<PaperId, Stored> stored(int... numbers) {
    List<PaperId> ids =
        java.util.Arrays.stream(numbers).mapToObj(PictureCollectorTest::id).toList();
    return database.read(transaction -> pictures.of(transaction, ids));
  }

  private String reason(int number) {
    return database.read(
        transaction ->
            transaction
                .query(
                    "SELECT reason FROM pictures WHERE paper = :paper",
                    Map.of("paper", id(number).toString()))
                .mapTo(String.class)
                .one());
  }

  @Test
  void picturesAreFetchedTheNewestFirstOneASecondAndOnce() throws Exception {
    for (int number = 1; number <= 25; number++) {
      announce(number, body("image/png", PNG));
    }
    collectAll();
    collectAll();

    assertThat(at.server.targets()).hasSize(25).startsWith("/25.png", "/24.png").endsWith("/1.png");
    assertThat(at.sleeper.sleeps()).hasSize(24).containsOnly(Duration.ofSeconds(1));
    assertThat(stored(1, 13, 25)).hasSize(3);
    assertThat(stored(25).values())
        .singleElement()
        .matches(picture -> picture.width() == 480 && picture.height() == 259);
    assertThat(at.server.requests().get(0).header("accept")).isEqualTo("image/png, image/jpeg");
  }

  @Test
  void aPictureThatIsNotThereIsTriedFiveTimesAndGivenUp() throws Exception {
    announce(1, status(404, "nothing here"));
    for (int hour = 0; hour < 24 * 30; hour++) {
      collectAll();
      at.clock.advance(Duration.ofHours(1));
    }
    assertThat(at.server.targets()).hasSize(5);
    assertThat(reason(1)).contains("404");
  }

  @Test
  void aPictureThatAppearsLaterIsFetchedThen() throws Exception {
    announce(1, status(404, "not yet"), body("image/png", PNG));
    collectAll();
    at.clock.advance(Duration.ofHours(1));
    collectAll();
    assertThat(stored(1)).hasSize(1);
  }

  @Test
  void aHostThatIsAwayIsLeftAloneAndItsOtherPicturesKeepTheirAttempts() throws Exception {
    for (int number = 1; number <= 30; number++) {
      announce(number, status(503, "later"), body("image/png", PNG));
    }
    collectAll();
    assertThat(at.server.targets()).containsExactly("/30.png");

    at.clock.advance(Duration.ofMinutes(11));
    at.server.on("/29.png", status(503, "later"));
    collectAll();
    assertThat(at.server.targets()).containsExactly("/30.png", "/29.png");

    for (int number = 1; number <= 30; number++) {
      at.server.on("/" + number + ".png", body("image/png", PNG));
    }
    at.clock.advance(Duration.ofHours(2));
    collectAll();
    assertThat(stored(1, 2, 15, 28, 29, 30)).hasSize(6);
  }

  @Test
  void aHostThatAsksForAWaitIsGivenIt() throws Exception {
    announce(1, body("image/png", PNG));
    announce(2, status(429, "slow down", "Retry-After", "7200"), body("image/png", PNG));
    collectAll();
    at.clock.advance(Duration.ofMinutes(119));
    collectAll();
    assertThat(at.server.targets()).containsExactly("/2.png");
    at.clock.advance(Duration.ofMinutes(2));
    collectAll();
    assertThat(stored(1, 2)).hasSize(2);
  }

  @Test
  void whatIsNoPictureIsNotKept() throws Exception {
    announce(1, html("<html><title>Log in</title></html>"));
    announce(2, body("image/png", java.util.Arrays.copyOf(PNG, PNG.length / 2)));
    announce(3, body("image/png", new byte[MOST_BYTES + 1]));
    announce(4, body("image/png", MadeUpPictures.claiming(50_000, 50_000)));
    announce(5, body("image/svg+xml", ScriptedServer.utf8("<svg onload='alert(1)'/>")));
    collectAll();
    at.clock.advance(Duration.ofMinutes(11));
    collectAll();

    assertThat(stored(1, 2, 3, 4, 5)).isEmpty();
    assertThat(reason(1)).contains("returned a web page, not a picture");
    assertThat(reason(2)).isEqualTo("the picture is cut off");
    assertThat(reason(3)).contains("more than");
    assertThat(reason(4)).isEqualTo("the picture is too large: 50000 × 50000 pixels");
    assertThat(reason(5)).contains("not a picture");
  }

  @Test
  void aServerThatNeverFinishesIsLeftAfterTheLimit() throws Exception {
    Fetcher impatient =
        new Fetcher(
            new FetchLimits("test", Duration.ofSeconds(5), Duration.ofMillis(300), MOST_BYTES),
            at.clock,
            at.sleeper,
            RandomGenerator.getDefault());
    collector = collector(PictureCollector.MOST_BYTES_IN_ALL, impatient);
    announce(1, at.server.stalled());
    collectAll();
    assertThat(stored(1)).isEmpty();
    assertThat(reason(1)).doesNotContain("not finished").isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/secret",
        "http://localhost:%d/secret",
        "http://[::1]:%d/secret",
        "http://0x7f000001:%d/secret",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/x.png"
      })
  void aFeedCannotNameAServerOfThePrivateNetwork(String address) throws Exception {
    try (ScriptedServer inside = new ScriptedServer()) {
      inside.on("/secret", body("image/png", PNG));
      announce(1, "huggingface", address.formatted(inside.port()));
      announce(2, "papers from a file", address.formatted(inside.port()));
      collectAll();

      assertThat(inside.requests()).isEmpty();
      assertThat(stored(1, 2)).isEmpty();
      // The resolver need not know every spelling of a number.
      assertThat(reason(2)).containsAnyOf("is not on the public network", "could not be found");
    }
  }

  @Test
  void aRedirectIntoThePrivateNetworkIsNotFollowed() throws Exception {
    try (ScriptedServer inside = new ScriptedServer()) {
      inside.on("/secret", body("image/png", PNG));
      announce(1, answer(302, "", new byte[0], "Location", inside.address("/secret").key()));
      collectAll();

      assertThat(inside.requests()).isEmpty();
      assertThat(reason(1)).contains("is not on the public network");
    }
  }

  @Test
  void aRedirectOnTheServerOfTheFeedIsFollowed() throws Exception {
    at.server.on("/moved.png", body("image/png", PNG));
    announce(1, answer(302, "", new byte[0], "Location", "/moved.png"));
    collectAll();
    assertThat(stored(1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:image/png;base64,AAAA", "file:///etc/passwd", "ftp://x/y.png", "x"})
  void anAddressThatIsNotOfTheWebIsGivenUp(String address) throws Exception {
    announce(1, "huggingface", address);
    collectAll();
    at.clock.advance(Duration.ofDays(5));
    collectAll();
    assertThat(reason(1)).isEqualTo("its address is not one of the web");
  }

  @Test
  void picturesGoNinetyDaysAfterTheirPapers() throws Exception {
    announce(1, body("image/png", PNG));
    collectAll();
    at.clock.advance(Duration.ofDays(89));
    announce(2, body("image/png", PNG));
    collectAll();
    assertThat(stored(1, 2)).hasSize(2);
    at.clock.advance(Duration.ofDays(1));
    collectAll();
    assertThat(stored(1, 2)).containsOnlyKeys(id(2));
    assertThat(at.server.targets()).containsExactly("/1.png", "/2.png");
  }

  @Test
  void allPicturesTogetherStayWithinTheLimit() throws Exception {
    int size = PictureScaler.scale(PNG).jpeg().length;
    collector = collector(10L * size, fetcher);
    for (int number = 1; number <= 15; number++) {
      announce(number, body("image/png", PNG));
      collectAll();
    }
    assertThat((long) database.read(pictures::size)).isLessThanOrEqualTo(10L * size);
    assertThat(stored(1, 2, 3)).isEmpty();
    assertThat(stored(9, 10, 11, 12, 13, 14, 15)).hasSize(7);
    at.clock.advance(Duration.ofDays(5));
    collectAll();
    assertThat(at.server.targets()).hasSize(15);
  }
}

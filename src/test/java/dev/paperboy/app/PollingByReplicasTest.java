package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.Scene;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.fleet.LeaseLostException;
import dev.paperboy.fleet.TestReplica;
import dev.paperboy.ingest.ActiveSubscriptions;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.paper.Announcement;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three replicas that poll the feeds of one database. */
final class PollingByReplicasTest {
  private static final int FEEDS = 12;

  @TempDir Path folder;

  private final List<String> polled = new ArrayList<>();
  private Scene scene;
  private TestReplica a;
  private TestReplica b;
  private TestReplica c;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.POSTGRESQL, folder).afterBaseline();
    a = replica("a");
    b = replica("b");
    c = replica("c");
  }

  @AfterEach
  void close() {
    Stream.of(a, b, c).forEach(TestReplica::close);
    scene.close();
  }

  private TestReplica replica(String name) {
    return new TestReplica(TestDatabase.POSTGRESQL.url(folder), name);
  }

  /** A feed without papers that notes when it is polled. */
  private record Empty(String name, List<String> polled) implements FeedSource {
    @Override
    public String title() {
      return name;
    }

    @Override
    public PollResult poll(PollMemory given, PageSink sink) {
      polled.add(name);
      return new PollResult.Complete();
    }
  }

  private FeedPoller poller(TestReplica replica) {
    return new FeedPoller(
        replica.database,
        new ActiveSubscriptions(),
        new RecentAnalyses(),
        replica.leases,
        scene.clock,
        () -> Duration.ZERO);
  }

  private boolean pollOnce(TestReplica replica) throws InterruptedException {
    List<Polled> feeds =
        names().map(name -> new Polled(new Empty(name, polled), Duration.ofHours(1))).toList();
    return new FeedPolling(
            feeds,
            poller(replica),
            outcome -> {},
            replica.database,
            replica.leases,
            new SystemTime())
        .pollOnce();
  }

  private static Stream<String> names() {
    return IntStream.range(0, FEEDS).mapToObj(number -> "feed" + number);
  }

  @Test
  void eachFeedIsPolledByOneOfThem() throws InterruptedException {
    TestReplica.balance(a, b, c);

    assertThat(pollOnce(a)).isTrue();
    int byFirst = polled.size();
    assertThat(pollOnce(b)).isTrue();
    assertThat(pollOnce(c)).isTrue();

    assertThat(byFirst).isLessThan(FEEDS);
    assertThat(polled).containsExactlyInAnyOrderElementsOf(names().toList());
  }

  @Test
  void aPollEndsWhenAnotherReplicaHasTakenOverAndWhatItSavedStays() throws InterruptedException {
    scene.type("subscribe mamba instant");
    a.leases.renew();
    scene.arxiv.pages.clear();
    for (int page = 0; page < 2; page++) {
      scene.arxiv.pages.add(
          new FeedPage(
              Stream.of(Scene.papers(page * 3, page * 3 + 3, "Mamba"))
                  .map(paper -> scene.announce(scene.arxiv, Announcement.AnnounceType.NEW, paper))
                  .toList(),
              List.of(),
              Optional.empty()));
    }
    scene.arxiv.betweenPages =
        () -> {
          scene.arxiv.betweenPages = () -> {};
          a.isSuspended(Duration.ofMinutes(1));
          b.leases.renew();
        };

    assertThatThrownBy(() -> poller(a).poll(scene.arxiv)).isInstanceOf(LeaseLostException.class);
    assertThat(scene.alertCounts()).containsEntry("PENDING", 3L);
    assertThat(poller(b).poll(scene.arxiv).isComplete()).isTrue();

    assertThat(scene.alertCounts()).containsEntry("PENDING", 6L);
  }
}

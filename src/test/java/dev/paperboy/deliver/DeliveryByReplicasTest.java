package dev.paperboy.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.fleet.TestReplica;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three replicas that post to the channels of one database. */
final class DeliveryByReplicasTest {
  private static final int CHANNELS = 12;
  private static final int PAPERS = 5;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private Scene scene;
  private Poster a;
  private Poster b;
  private Poster c;

  /** A replica that posts to a platform of its own. */
  private final class Poster implements AutoCloseable {
    final TestReplica replica;
    final Scene.Platform platform = new Scene.Platform("console");
    final OutboxDispatcher outbox;

    Poster(String name) {
      replica = new TestReplica(TestDatabase.POSTGRESQL.url(folder), name);
      outbox =
          scene.outbox(
              replica.database, List.of(platform), new ChannelLeases(replica.leases, Map.of()));
    }

    /** What it has posted, as channel and paper. */
    List<String> posted() {
      return platform.sent.stream()
          .flatMap(
              message ->
                  message.cards().stream()
                      .map(card -> message.channel().id() + " " + card.paper().local()))
          .toList();
    }

    @Override
    public void close() {
      replica.close();
    }
  }

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.POSTGRESQL, folder).afterBaseline();
    a = new Poster("a");
    b = new Poster("b");
    c = new Poster("c");
    for (int channel = 0; channel < CHANNELS; channel++) {
      scene.type(new ChannelId("console", "local", "c" + channel), "subscribe mamba instant");
    }
  }

  @AfterEach
  void close() {
    Stream.of(a, b, c).forEach(Poster::close);
    scene.close();
  }

  private void announcePapers() {
    scene.poll(scene.arxiv, Scene.papers(0, PAPERS, "Mamba"));
  }

  private void balance() {
    TestReplica.balance(a.replica, b.replica, c.replica);
  }

  private static List<String> everything() {
    return IntStream.range(0, CHANNELS)
        .boxed()
        .flatMap(
            channel ->
                IntStream.range(0, PAPERS)
                    .mapToObj(paper -> "c%d 2606.%05d".formatted(channel, paper)))
        .toList();
  }

  private void drainAll() {
    for (int round = 0; round < PAPERS + 1; round++) {
      Stream.of(a, b, c).forEach(one -> one.outbox.drain());
    }
  }

  private List<String> postedByAll() {
    List<String> all = new ArrayList<>();
    Stream.of(a, b, c).forEach(one -> all.addAll(one.posted()));
    return all;
  }

  @Test
  void eachPaperIsPostedOnceAndEachChannelByOneReplica() {
    balance();
    announcePapers();

    drainAll();

    assertThat(postedByAll()).containsExactlyInAnyOrderElementsOf(everything());
    List<ChannelId> channels = new ArrayList<>();
    for (Poster one : List.of(a, b, c)) {
      List<ChannelId> own = one.platform.sent.stream().map(Outgoing::channel).distinct().toList();
      assertThat(own).isNotEmpty();
      channels.addAll(own);
    }
    assertThat(channels).hasSize(CHANNELS).doesNotHaveDuplicates();
    assertThat(scene.alertCounts()).containsEntry("SENT", (long) CHANNELS * PAPERS);
  }

  @Test
  void aReplicaWithoutLeasesPostsNothing() {
    a.replica.leases.renew();
    announcePapers();

    b.outbox.drain();

    assertThat(b.platform.sent).isEmpty();
  }

  @Test
  void anotherReplicaGoesOnWhereOneHasStopped() {
    balance();
    announcePapers();
    a.outbox.drain();
    a.replica.isSuspended(MINUTE);
    TestReplica.balance(b.replica, c.replica);

    drainAll();

    assertThat(postedByAll()).containsExactlyInAnyOrderElementsOf(everything());
    assertThat(a.replica.held()).isEmpty();
  }

  /** It is suspended between planning a message and passing it to the platform. */
  @Test
  void aReplicaThatWasSuspendedDoesNotPostUnderALeaseThatItLost() {
    a.replica.leases.renew();
    announcePapers();
    a.platform.whilePlanning =
        () -> {
          a.platform.whilePlanning = () -> {};
          a.replica.isSuspended(MINUTE);
          b.replica.leases.renew();
          b.outbox.drain();
        };

    a.outbox.drain();
    assertThat(b.replica.held()).isNotEmpty();
    b.replica.leases.renew();
    for (int round = 0; round <= PAPERS; round++) {
      a.outbox.drain();
      b.outbox.drain();
    }
    assertThat(a.platform.sent).isEmpty();
    assertThat(b.posted()).containsExactlyInAnyOrderElementsOf(everything());
  }

  @Test
  void aMessageInFlightIsSentAgainWithTheSameNonceAndTheFirstResultIsRecorded() {
    List<CompletableFuture<SendResult>> coming = new ArrayList<>();
    a.platform.later = coming::add;
    a.replica.leases.renew();
    announcePapers();
    a.outbox.drain();
    assertThat(coming).hasSize(CHANNELS);

    a.replica.isSuspended(MINUTE);
    b.replica.leases.renew();
    for (int round = 0; round <= PAPERS; round++) {
      b.outbox.drain();
    }
    coming.forEach(one -> one.complete(new SendResult.Rejected("too late")));
    a.outbox.drain();

    assertThat(b.platform.sent.subList(0, CHANNELS))
        .allMatch(Outgoing::again)
        .extracting(Outgoing::nonce)
        .containsExactlyInAnyOrderElementsOf(
            a.platform.sent.stream().map(Outgoing::nonce).toList());
    assertThat(scene.alertCounts()).containsEntry("SENT", (long) CHANNELS * PAPERS);
    assertThat(scene.alertCounts()).containsEntry("FAILED", 0L);
  }

  @Test
  void whatAReplicaHasInFlightWhenItStopsBelongsToTheNextOne() {
    balance();
    announcePapers();
    a.outbox.stop();
    a.replica.leases.leave();
    TestReplica.balance(b.replica, c.replica);

    drainAll();

    assertThat(a.platform.sent).isEmpty();
    assertThat(postedByAll()).containsExactlyInAnyOrderElementsOf(everything());
  }
}

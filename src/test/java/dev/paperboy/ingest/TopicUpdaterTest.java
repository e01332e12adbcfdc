package dev.paperboy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.fleet.AssignedLeases;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.RatedTopic;
import dev.paperboy.meaning.RatedTopics;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.WordTopics;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.TopicStore;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicUpdaterTest {
  private static final Topic BOATS = Topic.of("boats");

  @TempDir Path folder;
  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final MuteStore mutes = new MuteStore();
  private final TopicStore store = new TopicStore();
  private Database database;
  private PaperIndex index;
  private RatedTopics topics;
  private TopicUpdater updater;
  private final AssignedLeases leases = new AssignedLeases();
  private final Set<Integer> inProgress = new HashSet<>();
  private long channel;
  private int perDay = 10;

  @BeforeEach
  void open() {
    leases.assign(SharedWork.GROUP, SharedWork.TOPICS.lease().partition());
    database = TestDatabase.SQLITE.open(folder);
    index = PaperIndex.open(folder.resolve("index"), database.mark(), clock);
    channel =
        database.write(
            transaction ->
                new ChannelStore()
                    .ensure(
                        transaction,
                        new ChannelId("console", "local", "papers"),
                        "papers",
                        Rules.DEFAULT,
                        clock.instant())
                    .key());
    restart();
  }

  @AfterEach
  void close() {
    index.close();
    database.close();
  }

  private void restart() {
    EmbeddingModel model = new WordTopics();
    topics = new RatedTopics(model, this::visit, id -> Optional.empty(), clock);
    updater =
        new TopicUpdater(
            database, index, topics, new LeasedTask(leases, SharedWork.TOPICS.lease()), clock);
    topics.load(database.read(transaction -> store.all(transaction, topics.model())));
  }

  /** Ten papers a day, or as many as the test says today. */
  private void visit(Instant since, BiConsumer<Instant, Embedding> visitor) {
    inProgress.add(leases.inProgress());
    Random random = new Random(3);
    for (int day = 27; day >= 0; day--) {
      Instant at = clock.instant().minus(Duration.ofDays(day));
      for (int i = 0; i < (day == 0 ? perDay : 10); i++) {
        visitor.accept(
            at, new WordTopics().embed("boats word" + random.nextInt() + " and that" + i));
      }
    }
  }

  private Subscription subscribe(Wish wish) {
    return database.write(
        transaction ->
            subscriptions.add(transaction, channel, wish, "Ann", "ann", clock.instant()));
  }

  private Subscription subscribe(String query) {
    return subscribe(new Wish(query, new Cadence.Immediately(), 0));
  }

  private List<Topic> stored() {
    return database.read(transaction -> store.all(transaction, topics.model())).stream()
        .map(RatedTopic::topic)
        .toList();
  }

  private void update() {
    updater.update(() -> false);
  }

  @Test
  void theTopicsOfSubscriptionsAndMutesAreStored() {
    subscribe("cat:cs.CL about:\"boats\" -about:\"ships at sea\"~9");
    subscribe(
        new Wish("diffusion", new Cadence.Daily(LocalTime.NOON), 0, "about:\"robots\"", false));
    database.change(
        transaction ->
            mutes.add(
                transaction,
                channel,
                new Mute.Target(
                    Mute.Kind.TERM, "about:\"weather +arxiv:2606.00001 -arxiv:2606.00002\"~2"),
                null,
                "Ann",
                clock.instant()));
    subscribe("thinking about boats");

    update();

    assertThat(stored())
        .containsExactlyInAnyOrder(
            BOATS,
            new Topic("ships at sea", 9, List.of(), List.of()),
            Topic.of("robots"),
            new Topic(
                "weather",
                2,
                List.of(PaperId.of("arxiv:2606.00001")),
                List.of(PaperId.of("arxiv:2606.00002"))));
  }

  @Test
  void theThresholdsOfTopicsOutOfUseAreRemoved() {
    Subscription first = subscribe("about:\"boats\"");
    Subscription second = subscribe("about:\"boats\" cat:cs.CL");
    update();

    database.change(transaction -> subscriptions.remove(transaction, first.key(), clock.instant()));
    update();
    assertThat(stored()).containsExactly(BOATS);

    database.change(
        transaction -> subscriptions.remove(transaction, second.key(), clock.instant()));
    update();
    assertThat(stored()).isEmpty();
  }

  @Test
  void aRestartChangesNoThreshold() {
    subscribe("about:\"boats\"");
    update();
    TopicTarget before = topics.target(BOATS);

    perDay = 200;
    clock.advance(Duration.ofHours(3));
    restart();
    update();

    assertThat(topics.target(BOATS)).isEqualTo(before);
    assertThat(topics.target(Topic.of("vessels"))).isNotEqualTo(before);
  }

  @Test
  void theNextDayHasAnotherThresholdAndRemembersTheLast() {
    subscribe("about:\"boats\"");
    update();
    double first = topics.target(BOATS).threshold();

    perDay = 200;
    clock.advance(Duration.ofDays(1));
    update();

    RatedTopic kept = database.read(transaction -> store.all(transaction, topics.model())).get(0);
    assertThat(kept.thresholds()).hasSize(2).last().isEqualTo(first);
    assertThat(topics.target(BOATS).threshold()).isEqualTo(kept.thresholds().get(0));
    assertThat(kept.thresholds().get(0)).isNotEqualTo(first);
  }

  @Test
  void theLeaseIsNotHandedOverWhileThresholdsAreComputed() {
    subscribe("about:\"boats\"");
    update();

    assertThat(inProgress).containsExactly(1);
    assertThat(leases.inProgress()).isZero();
  }

  @Test
  void whatAnotherReplicaComputesIsFollowed() {
    subscribe("about:\"boats\"");
    update();
    TopicTarget computed = topics.target(BOATS);
    leases.assign(SharedWork.GROUP);
    clock.advance(Duration.ofDays(1));
    perDay = 200;
    restart();
    subscribe("about:\"robots\"");

    assertThat(updater.update(() -> false)).as("robots are missing").isFalse();
    assertThat(stored()).containsExactly(BOATS);
    assertThat(topics.target(BOATS)).isEqualTo(computed);
  }

  @Test
  void whileTheIndexIsBeingBuiltNothingIsComputed() {
    subscribe("about:\"boats\"");
    index.setBacklog(5);
    update();
    assertThat(stored()).isEmpty();

    index.setBacklog(0);
    update();
    assertThat(stored()).containsExactly(BOATS);
  }
}

package dev.paperboy.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperboy.SettableClock;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RatedTopicsTest {
  private static final int DIMENSIONS = 64;

  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final Map<PaperId, Paper> papers = new HashMap<>();
  private final List<Recent> recent = new ArrayList<>();
  private final Random random = new Random(5);
  private final EmbeddingModel model = new Directions("first");
  private final RatedTopics topics = newTopics();

  private record Recent(Instant announced, Embedding embedding) {}

  /** Words have random directions, and texts the sum of theirs. */
  private record Directions(String name) implements EmbeddingModel {
    @Override
    public int dimensions() {
      return DIMENSIONS;
    }

    @Override
    public Embedding embed(String text) {
      float[] sum = new float[DIMENSIONS];
      for (String word : text.toLowerCase(java.util.Locale.ROOT).split("\\W+", 0)) {
        Random direction = new Random((name + word).hashCode());
        for (int i = 0; i < DIMENSIONS; i++) {
          sum[i] += (float) direction.nextGaussian();
        }
      }
      return Embedding.of(sum);
    }
  }

  private RatedTopics newTopics() {
    return new RatedTopics(
        model,
        (since, visitor) ->
            recent.stream()
                .filter(one -> !one.announced().isBefore(since))
                .forEach(one -> visitor.accept(one.announced(), one.embedding())),
        id -> Optional.ofNullable(papers.get(id)),
        clock);
  }

  /** Announces papers a day for some days until now; each is a mixture with what is asked for. */
  private void announce(int days, int perDay, String about) {
    for (int day = days - 1; day >= 0; day--) {
      announceAt(clock.instant().minus(Duration.ofDays(day)), perDay, about);
    }
  }

  private void announceAt(Instant at, int count, String about) {
    Embedding topic = model.embed(about);
    for (int i = 0; i < count; i++) {
      double share = random.nextDouble();
      float[] mixed = new float[DIMENSIONS];
      for (int c = 0; c < DIMENSIONS; c++) {
        mixed[c] =
            (float)
                (share * topic.component(c) / topic.norm()
                    + random.nextGaussian() / Math.sqrt(DIMENSIONS));
      }
      recent.add(new Recent(at, Embedding.of(mixed)));
    }
  }

  private long close(Topic topic) {
    TopicTarget target = topics.target(topic);
    return recent.stream().filter(one -> target.closeness(one.embedding()).isClose()).count();
  }

  private static Topic topic(String text, int perWeek) {
    return new Topic(text, perWeek, List.of(), List.of());
  }

  private void renew(Topic... used) {
    topics.apply(topics.changes(Set.of(used), () -> false));
  }

  @Test
  void aThresholdLetsInAsManyOfTheLastFourWeeksAsTheRateSays() {
    announce(28, 50, "agents");

    assertThat(close(topic("agents", 5))).isBetween(19L, 20L);
    assertThat(close(topic("agents", 1))).isBetween(3L, 4L);
    assertThat(close(topic("agents", 20))).isBetween(77L, 80L);
  }

  @Test
  void aYoungStoreIsJudgedByTheDaysThatItHas() {
    announce(7, 50, "agents");

    assertThat(close(topic("agents", 7))).isBetween(6L, 7L);
  }

  @Test
  void papersFromBeforeTheLastFourWeeksDoNotCount() {
    announceAt(clock.instant().minus(Duration.ofDays(40)), 1_000, "agents");
    announce(28, 50, "agents");
    TopicTarget target = topics.target(topic("agents", 5));

    assertThat(
            recent.stream()
                .skip(1_000)
                .filter(one -> target.closeness(one.embedding()).isClose())
                .count())
        .isBetween(19L, 20L);
  }

  @Test
  void nothingIsAboutAnUnrelatedTopicHoweverHighTheRate() {
    announce(28, 50, "agents");

    assertThat(close(topic("medieval French poetry", 50))).isLessThan(10);
    assertThat(close(topic("horse breeding", 50))).isLessThan(10);
    assertThat(close(topic("agents", 50))).isGreaterThan(150);
  }

  @Test
  void aStoreWithHardlyAnyPaperHasTheBuiltInFloor() {
    announce(2, 3, "agents");

    assertThat(topics.target(topic("agents", 5)).threshold()).isEqualTo(0.2);
    assertThat(topics.changes(Set.of(topic("agents", 5)), () -> false).isEmpty()).isTrue();
  }

  @Test
  void aThresholdStaysUntilTheNextDay() {
    announce(28, 50, "agents");
    Topic topic = topic("agents", 5);
    renew(topic);
    TopicTarget first = topics.target(topic);
    long version = topics.version();

    clock.advance(Duration.ofHours(11));
    announceAt(clock.instant(), 500, "agents");
    renew(topic);

    assertThat(topics.target(topic)).isEqualTo(first);
    assertThat(topics.version()).isEqualTo(version);

    clock.advance(Duration.ofHours(2));
    renew(topic);

    assertThat(topics.target(topic).threshold()).isGreaterThan(first.threshold());
    assertThat(topics.version()).isNotEqualTo(version);
  }

  @Test
  void whatASearchFoundIsWhatTheSubscriptionThatFollowsFinds() {
    announce(28, 50, "agents");
    Topic topic = topic("agents", 5);
    TopicTarget searched = topics.target(topic);
    long version = topics.version();

    clock.advance(Duration.ofMinutes(30));
    announceAt(clock.instant(), 500, "agents");
    renew(topic);

    assertThat(topics.target(topic)).isEqualTo(searched);
    assertThat(topics.version()).isEqualTo(version);
  }

  @Test
  void aRestartChangesNothing() {
    announce(28, 50, "agents");
    Topic topic = topic("agents", 5);
    TopicChanges changes = topics.changes(Set.of(topic), () -> false);
    topics.apply(changes);
    TopicTarget before = topics.target(topic);

    clock.advance(Duration.ofHours(5));
    announceAt(clock.instant(), 500, "agents");
    RatedTopics restarted = newTopics();
    restarted.load(changes.kept());

    assertThat(restarted.target(topic)).isEqualTo(before);
  }

  @Test
  void topicsOutOfUseAreRemoved() {
    announce(28, 50, "agents");
    renew(topic("agents", 5), topic("robots", 5));

    TopicChanges changes = topics.changes(Set.of(topic("robots", 5)), () -> false);

    assertThat(changes.kept()).isEmpty();
    assertThat(changes.removed()).containsExactly(topic("agents", 5));
  }

  @Test
  void aWeekWithManyPapersIsFollowedByAHigherThreshold() {
    announce(28, 50, "agents");
    Topic topic = topic("agents", 5);
    renew(topic);
    double usual = renewedTomorrow(topic, 50);
    assertThat(usual).isCloseTo(topics.target(topic).threshold(), within(0.1));

    double afterMany = renewedTomorrow(topic, 300);

    assertThat(afterMany).isGreaterThan(usual + 0.02);
  }

  @Test
  void aWeekWithoutPapersIsFollowedByALowerThresholdButNotBelowTheFloor() {
    announce(28, 50, "agents");
    Topic topic = topic("agents", 5);
    renew(topic);
    double first = topics.target(topic).threshold();
    double last = first;
    for (int day = 0; day < 7; day++) {
      last = renewedTomorrow(topic, 0);
    }

    assertThat(last).isLessThan(first);
    assertThat(last).isGreaterThanOrEqualTo(topics.target(topic("horse breeding", 50)).threshold());
  }

  private double renewedTomorrow(Topic topic, int papersOfTheDay) {
    announceAt(clock.instant(), papersOfTheDay, "agents");
    clock.advance(Duration.ofDays(1));
    renew(topic);
    return topics.target(topic).threshold();
  }

  @Test
  void examplesMoveATopicAndUnknownOnesDoNot() {
    PaperId liked = PaperId.of("arxiv:2606.00001");
    Paper paper = Paper.builder(liked, "robots that fold laundry", Instant.EPOCH).build();
    papers.put(liked, paper);
    Embedding other = topics.embedding(paper);
    Embedding plain = topics.target(topic("agents", 5)).embedding();

    Embedding towards =
        topics.target(new Topic("agents", 5, List.of(liked), List.of())).embedding();
    Embedding away = topics.target(new Topic("agents", 5, List.of(), List.of(liked))).embedding();
    Embedding unknown =
        topics
            .target(new Topic("agents", 5, List.of(PaperId.of("arxiv:2606.00002")), List.of()))
            .embedding();

    assertThat(towards.cosine(other)).isGreaterThan(plain.cosine(other) + 0.1);
    assertThat(away.cosine(other)).isLessThan(plain.cosine(other) - 0.1);
    assertThat(unknown.cosine(plain)).isCloseTo(1, within(0.001));
  }

  @Test
  void aRoundThatIsStoppedLeavesTheRestForTheNext() {
    announce(28, 50, "agents");

    TopicChanges none = topics.changes(Set.of(topic("agents", 5)), () -> true);

    assertThat(none.kept()).isEmpty();
    assertThat(topics.changes(Set.of(topic("agents", 5)), () -> false).kept()).hasSize(1);
  }
}

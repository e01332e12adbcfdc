package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.RatedTopic;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicChanges;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TopicStoreTest extends StoreContract {
  private static final LocalDate DAY = LocalDate.parse("2026-06-15");

  private final TopicStore topics = new TopicStore();
  private final Topic topic = new Topic("protein folding", 5, List.of(id(1)), List.of());

  private RatedTopic rated(LocalDate day, double threshold) {
    return new RatedTopic(topic, Embedding.of(new float[] {1, 0}), day, List.of(threshold));
  }

  @Test
  void ofTwoRatingsOfOneTopicTheLastOneIsKept() {
    RatedTopic last = rated(DAY.plusDays(1), 0.4);
    change(
        t -> topics.save(t, "model", new TopicChanges(List.of(rated(DAY, 0.3), last), List.of())));
    assertThat(list(t -> topics.all(t, "model"))).containsExactly(last);

    change(t -> topics.save(t, "model", new TopicChanges(List.of(), List.of(topic))));
    assertThat(list(t -> topics.all(t, "model"))).isEmpty();
  }
}

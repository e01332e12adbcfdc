package dev.paperboy.meaning;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The vectors of topics: that of the text, moved towards the papers given as examples and away from
 * the counterexamples. Examples that are not stored are ignored.
 */
final class TopicVectors {
  private static final double TOWARDS = 0.5;
  private static final double AWAY = 0.25;

  private final EmbeddingModel model;
  private final Function<PaperId, Optional<Paper>> papers;

  TopicVectors(EmbeddingModel model, Function<PaperId, Optional<Paper>> papers) {
    this.model = model;
    this.papers = papers;
  }

  Embedding of(Topic topic) {
    Embedding text = model.embed(topic.text());
    if (topic.like().isEmpty() && topic.unlike().isEmpty()) {
      return text;
    }
    double[] sum = new double[text.dimensions()];
    add(sum, text, 1);
    addMean(sum, topic.like(), TOWARDS);
    addMean(sum, topic.unlike(), -AWAY);
    float[] components = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      components[i] = (float) sum[i];
    }
    return Embedding.of(components);
  }

  private void addMean(double[] sum, List<PaperId> examples, double weight) {
    List<Embedding> known =
        examples.stream()
            .flatMap(id -> papers.apply(id).stream())
            .map(paper -> model.embed(EmbeddedText.of(paper)))
            .toList();
    known.forEach(embedding -> add(sum, embedding, weight / known.size()));
  }

  /** Adds a vector of this length. */
  private static void add(double[] sum, Embedding embedding, double length) {
    if (embedding.norm() > 0) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += length * embedding.component(i) / embedding.norm();
      }
    }
  }
}

package dev.paperboy.match.feature;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The vectors and thresholds of all topics that queries name, one after the other in memory, so
 * that a paper is compared with all of them at once. Thread-safe.
 *
 * <p>The table is completed by the reader that finds topics missing, and built anew by the one that
 * finds thresholds or the model changed. Readers do not wait for each other: two that find the same
 * change do the same work, and either result is kept.
 */
final class TopicTable {
  /** The number of topics in a chunk; a new topic copies the last one. */
  private static final int CHUNK = 256;

  private static final int MOST_ATTEMPTS = 5;

  private volatile @Nullable State state;

  /** The topics at a version; the first ones of all views of the features. */
  private record State(Topics topics, long version, int count, List<Chunk> chunks) {
    boolean holds(Topics others, long now) {
      return topics == others && version == now;
    }
  }

  /** Some topics, up to {@link #CHUNK}; their components are adjacent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Chunk(
      int dimensions, int[] features, byte[] components, float[] norms, double[] thresholds) {
    static Chunk of(Topics topics, Features.View view, int from, int end) {
      List<TopicTarget> targets = new ArrayList<>(end - from);
      int[] features = new int[end - from];
      for (int i = from; i < end; i++) {
        features[i - from] = view.topics()[i];
        targets.add(topics.target(topic(view, view.topics()[i])));
      }
      int dimensions = targets.get(0).embedding().dimensions();
      byte[] components = new byte[targets.size() * dimensions];
      float[] norms = new float[targets.size()];
      double[] thresholds = new double[targets.size()];
      for (int i = 0; i < targets.size(); i++) {
        Embedding embedding = targets.get(i).embedding();
        System.arraycopy(embedding.toBytes(), 0, components, i * dimensions, dimensions);
        norms[i] = embedding.norm();
        thresholds[i] = targets.get(i).threshold();
      }
      return new Chunk(dimensions, features, components, norms, thresholds);
    }

    private static Topic topic(Features.View view, int feature) {
      if (view.details()[feature] instanceof Topic topic) {
        return topic;
      }
      throw new IllegalStateException("not a topic: " + view.names()[feature]);
    }

    int size() {
      return features.length;
    }

    /** Passes on the first topics that a paper is about. */
    void forEachClose(int count, byte[] paper, float norm, IntConsumer close) {
      for (int i = 0; i < count; i++) {
        int dot = Embedding.dot(paper, 0, components, i * dimensions, dimensions);
        // The exact test divides; nearly all topics fail this one.
        if (dot + 1 >= thresholds[i] * norms[i] * norm
            && Embedding.cosine(dot, norms[i], norm) >= thresholds[i]) {
          close.accept(features[i]);
        }
      }
    }
  }

  /** Passes the features of the topics that a paper is about to an action. */
  void forEachClose(AnalyzedPaper paper, Features.View view, IntConsumer close) {
    State now = current(paper.topics(), view);
    Embedding embedding = paper.embedding();
    // Vectors of different models must not be compared.
    for (int i = 0; !now.holds(paper.topics(), paper.topics().version()); i++) {
      if (i == MOST_ATTEMPTS) {
        throw new IllegalStateException("the topics change faster than papers are compared");
      }
      now = current(paper.topics(), view);
      embedding = paper.embedding();
    }
    byte[] components = embedding.toBytes();
    int left = view.topicCount();
    for (Chunk chunk : now.chunks()) {
      chunk.forEachClose(Math.min(left, chunk.size()), components, embedding.norm(), close);
      left -= chunk.size();
      if (left <= 0) {
        return;
      }
    }
  }

  /** Returns all topics of a view, at the current version. */
  private State current(Topics topics, Features.View view) {
    State known = state;
    long version = topics.version();
    if (known != null && known.holds(topics, version) && known.count() >= view.topicCount()) {
      return known;
    }
    List<Chunk> chunks = new ArrayList<>();
    if (known != null && known.holds(topics, version)) {
      chunks.addAll(known.chunks().subList(0, known.count() / CHUNK));
    }
    for (int from = chunks.size() * CHUNK; from < view.topicCount(); from += CHUNK) {
      chunks.add(Chunk.of(topics, view, from, Math.min(view.topicCount(), from + CHUNK)));
    }
    State renewed = new State(topics, version, view.topicCount(), List.copyOf(chunks));
    state = renewed;
    return renewed;
  }
}

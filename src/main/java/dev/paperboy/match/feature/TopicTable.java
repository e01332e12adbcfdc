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
 * The vectors and thresholds of all topics that queries name, so that a paper is compared with all
 * of them at once. Thread-safe.
 *
 * <p>The table is completed by the reader that finds topics missing, and built anew by the one that
 * finds thresholds or the model changed. Readers do not wait for each other: two that find the same
 * change do the same work, and either result is kept.
 */
final class TopicTable {
  private static final int MOST_ATTEMPTS = 5;

  private volatile @Nullable State state;

  /** The one used before, by another model: papers may be compared by two of them in turn. */
  private volatile @Nullable State other;

  /** The first topics of all views of the features, at a version. */
  private record State(
      Topics topics, long version, int count, int dimensions, List<TopicChunk> chunks) {
    boolean holds(Topics others, long now) {
      return topics == others && version == now;
    }
  }

  /** Passes the features of the topics that a paper is about to an action. */
  void forEachClose(AnalyzedPaper paper, Features.View view, IntConsumer close) {
    Topics topics = paper.topics();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      State now = current(topics, view);
      Embedding embedding = paper.embedding(topics);
      // Vectors of different models must not be compared.
      if (now.holds(topics, topics.version()) && now.dimensions() == embedding.dimensions()) {
        forEachClose(now, embedding, view.topicCount(), close);
        return;
      }
    }
    throw new IllegalStateException("the topics change faster than papers are compared with them");
  }

  private static void forEachClose(State now, Embedding embedding, int count, IntConsumer close) {
    short[][] paper = TopicChunk.repeated(embedding);
    int left = count;
    for (TopicChunk chunk : now.chunks()) {
      if (left <= 0) {
        return;
      }
      chunk.forEachClose(left, paper, embedding.norm(), close);
      left -= chunk.size();
    }
  }

  /** Returns all topics of a view, at the current version. */
  private State current(Topics topics, Features.View view) {
    State known = state;
    if (known != null && known.topics() != topics) {
      State turned = other;
      other = known;
      known = turned;
    }
    long version = topics.version();
    boolean holds = known != null && known.holds(topics, version);
    if (known != null && holds && known.count() >= view.topicCount()) {
      state = known;
      return known;
    }
    List<TopicChunk> chunks = new ArrayList<>();
    if (known != null && holds) {
      chunks.addAll(known.chunks().subList(0, known.count() / TopicChunk.MOST));
    }
    int dimensions = known != null && holds ? known.dimensions() : 0;
    for (int from = chunks.size() * TopicChunk.MOST;
        from < view.topicCount();
        from += TopicChunk.MOST) {
      int[] features = new int[Math.min(TopicChunk.MOST, view.topicCount() - from)];
      System.arraycopy(view.topics(), from, features, 0, features.length);
      List<TopicTarget> targets = new ArrayList<>(features.length);
      for (int feature : features) {
        targets.add(topics.target(topic(view, feature)));
      }
      dimensions = targets.get(0).embedding().dimensions();
      chunks.add(new TopicChunk(features, targets));
    }
    State renewed = new State(topics, version, view.topicCount(), dimensions, List.copyOf(chunks));
    state = renewed;
    return renewed;
  }

  private static Topic topic(Features.View view, int feature) {
    if (view.details()[feature] instanceof Topic topic) {
      return topic;
    }
    throw new IllegalStateException("not a topic: " + view.names()[feature]);
  }
}

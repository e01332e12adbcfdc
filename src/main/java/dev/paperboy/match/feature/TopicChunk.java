package dev.paperboy.match.feature;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.TopicTarget;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Some topics, whose vectors lie side by side: first the components 0 and 1 of each, then the
 * components 2 and 3 of each, and so on. There is always room for {@value #MOST} topics, because
 * HotSpot would compile a loop that has been short so far without vector instructions. Immutable.
 */
final class TopicChunk {
  /** The maximum number of topics. */
  static final int MOST = 256;

  private final int[] features;
  private final short[] components;
  private final float[] norms;
  private final double[] thresholds;

  /**
   * Creates a chunk.
   *
   * @param features the features of the topics
   * @param targets their vectors, of the same number of components, and thresholds
   */
  TopicChunk(int[] features, List<TopicTarget> targets) {
    int count = features.length;
    int pairs = (targets.get(0).embedding().dimensions() + 1) / 2;
    this.features = features.clone();
    components = new short[2 * pairs * MOST];
    norms = new float[count];
    thresholds = new double[count];
    for (int i = 0; i < count; i++) {
      Embedding embedding = targets.get(i).embedding();
      for (int j = 0; j < embedding.dimensions(); j++) {
        components[j / 2 * 2 * MOST + 2 * i + j % 2] = embedding.component(j);
      }
      norms[i] = embedding.norm();
      thresholds[i] = targets.get(i).threshold();
    }
  }

  /** Returns the number of topics. */
  int size() {
    return features.length;
  }

  /** Returns a paper's vector as {@link #forEachClose} reads it: each pair of components often. */
  static short[][] repeated(Embedding paper) {
    short[][] pairs = new short[(paper.dimensions() + 1) / 2][2 * MOST];
    for (int j = 0; j < paper.dimensions(); j++) {
      pairs[j / 2][j % 2] = paper.component(j);
    }
    for (short[] pair : pairs) {
      for (int filled = 2; filled < pair.length; filled *= 2) {
        System.arraycopy(pair, 0, pair, filled, Math.min(filled, pair.length - filled));
      }
    }
    return pairs;
  }

  /**
   * Passes the features of the topics that a paper is about to an action.
   *
   * @param count only the first topics are compared
   * @param paper the result of {@link #repeated}
   * @param norm the norm of the paper's vector
   */
  void forEachClose(int count, short[][] paper, float norm, IntConsumer close) {
    int[] dots = new int[MOST];
    for (int pair = 0; pair < paper.length; pair++) {
      addProducts(components, pair * 2 * MOST, paper[pair], dots);
    }
    for (int i = 0; i < Math.min(count, size()); i++) {
      // The exact test divides; nearly all topics fail this one.
      if (dots[i] + 1 >= thresholds[i] * norms[i] * norm
          && Embedding.cosine(dots[i], norms[i], norm) >= thresholds[i]) {
        close.accept(features[i]);
      }
    }
  }

  /**
   * Adds two products to each sum. HotSpot compiles a loop of exactly this form to vector
   * instructions that multiply and add pairs, which is four times as fast as one sum after the
   * other.
   */
  private static void addProducts(short[] topics, int from, short[] paper, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += topics[from + 2 * i] * paper[2 * i] + topics[from + 2 * i + 1] * paper[2 * i + 1];
    }
  }
}

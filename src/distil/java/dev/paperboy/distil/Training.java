package dev.paperboy.distil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Learns the vectors of pieces from two kinds of examples: the vectors that the teacher gives to
 * texts, and pairs of a short text and the abstract that it belongs to among others.
 */
final class Training {
  private static final int BATCH = 256;

  private final Table table;
  private final Random random;

  /**
   * A text and the direction that its vector should have, a unit vector.
   *
   * @param pieces its pieces
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Lesson(int[] pieces, float[] target) {}

  /**
   * A short text and the abstract that it belongs to.
   *
   * @param key equal for pairs that belong together, which are no counterexamples to each other
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pair(String key, int[] text, int[] summary) {}

  Training(Table table, Random random) {
    this.table = table;
    this.random = random;
  }

  /** Goes through all lessons once; returns the mean cosine before each was learned. */
  double learn(List<Lesson> lessons, float rate) {
    List<Lesson> shuffled = new ArrayList<>(lessons);
    Collections.shuffle(shuffled, random);
    double sum = 0;
    for (Lesson lesson : shuffled) {
      float[] vector = table.sum(lesson.pieces());
      float norm = Matrices.norm(vector);
      if (norm == 0) {
        continue;
      }
      float[] unit = Matrices.times(vector, 1 / norm);
      sum += Matrices.dot(unit, lesson.target());
      table.move(
          lesson.pieces(), alongSphere(Matrices.times(lesson.target(), -1), unit, norm), rate);
    }
    return sum / lessons.size();
  }

  /**
   * Goes through all pairs once, in batches; each text has to find its abstract among those of the
   * batch, and the other way round.
   *
   * @param sharpness what cosines are multiplied by before they are compared
   * @return the share of texts that found their abstract first
   */
  double pair(List<Pair> pairs, float rate, float sharpness) {
    List<Pair> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, random);
    int found = 0;
    int all = 0;
    for (int from = 0; from < shuffled.size(); from += BATCH) {
      List<Pair> batch = distinct(shuffled.subList(from, Math.min(shuffled.size(), from + BATCH)));
      found += pairBatch(batch, rate, sharpness);
      all += batch.size();
    }
    return (double) found / all;
  }

  private static List<Pair> distinct(List<Pair> pairs) {
    Set<String> keys = new HashSet<>();
    return pairs.stream().filter(pair -> keys.add(pair.key())).toList();
  }

  private int pairBatch(List<Pair> batch, float rate, float sharpness) {
    int size = batch.size();
    float[][] texts = new float[size][];
    float[][] summaries = new float[size][];
    float[] textNorms = new float[size];
    float[] summaryNorms = new float[size];
    for (int i = 0; i < size; i++) {
      texts[i] = table.sum(batch.get(i).text());
      textNorms[i] = Math.max(1e-6f, Matrices.norm(texts[i]));
      texts[i] = Matrices.times(texts[i], 1 / textNorms[i]);
      summaries[i] = table.sum(batch.get(i).summary());
      summaryNorms[i] = Math.max(1e-6f, Matrices.norm(summaries[i]));
      summaries[i] = Matrices.times(summaries[i], 1 / summaryNorms[i]);
    }
    float[][] cosines = new float[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        cosines[i][j] = Matrices.dot(texts[i], summaries[j]);
      }
    }
    float[][] slopes = slopes(cosines, sharpness);
    float[][] textGradients = new float[size][table.dimensions];
    float[][] summaryGradients = new float[size][table.dimensions];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        add(textGradients[i], slopes[i][j], summaries[j]);
        add(summaryGradients[j], slopes[i][j], texts[i]);
      }
    }
    int found = 0;
    for (int i = 0; i < size; i++) {
      table.move(batch.get(i).text(), alongSphere(textGradients[i], texts[i], textNorms[i]), rate);
      table.move(
          batch.get(i).summary(),
          alongSphere(summaryGradients[i], summaries[i], summaryNorms[i]),
          rate);
      found += isLargest(cosines[i], i) ? 1 : 0;
    }
    return found;
  }

  /** Returns the derivatives of the cross-entropy, both ways, by the cosines. */
  private static float[][] slopes(float[][] cosines, float sharpness) {
    int size = cosines.length;
    double[][] weights = new double[size][size];
    double[] rows = new double[size];
    double[] columns = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        weights[i][j] = Math.exp(sharpness * (cosines[i][j] - 1));
        rows[i] += weights[i][j];
        columns[j] += weights[i][j];
      }
    }
    float[][] slopes = new float[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double share = weights[i][j] / rows[i] + weights[i][j] / columns[j] - (i == j ? 2 : 0);
        slopes[i][j] = (float) (share / 2);
      }
    }
    return slopes;
  }

  /** Returns the part of a gradient that turns a vector, given its direction and its length. */
  private static float[] alongSphere(float[] gradient, float[] unit, float norm) {
    float along = Matrices.dot(gradient, unit);
    float[] turned = new float[unit.length];
    for (int i = 0; i < unit.length; i++) {
      turned[i] = (gradient[i] - along * unit[i]) / norm;
    }
    return turned;
  }

  private static boolean isLargest(float[] row, int index) {
    for (float each : row) {
      if (each > row[index]) {
        return false;
      }
    }
    return true;
  }

  private static void add(float[] sum, float factor, float[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }
}

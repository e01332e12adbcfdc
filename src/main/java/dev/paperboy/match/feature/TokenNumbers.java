package dev.paperboy.match.feature;

import java.util.Arrays;

/**
 * The tokens of a paper's title, TL;DR and abstract as numbers, one text after the other with an
 * empty position between them. For one thread, used again for each paper.
 */
final class TokenNumbers {
  static final int NONE = -1;

  /** More than the words of any token, a power of two. */
  static final int REACH = 16;

  private final long[] reach = new long[REACH];
  private int[] positions = new int[256];
  private byte[] lengths = new byte[256];
  private byte[] fields = new byte[256];
  private int[] firstAt = new int[256];
  private int count;
  private int positionCount;
  private final Column terms = new Column();
  private final Column forms = new Column();

  /** One feature for each token, and the tokens of a feature as a chain. */
  static final class Column {
    private int[] features = new int[256];
    private int[] next = new int[256];
    private int[] firstByFeature = new int[0];

    int feature(int token) {
      return features[token];
    }

    /** The last token of a feature that the paper has; one before it is {@link #next}. */
    int first(int feature) {
      return firstByFeature[feature] - 1;
    }

    int next(int token) {
      return next[token];
    }

    private void put(int token, int feature) {
      features[token] = feature;
      if (feature >= 0) {
        next[token] = firstByFeature[feature] - 1;
        firstByFeature[feature] = token + 1;
      }
    }

    private void grow(int capacity) {
      features = Arrays.copyOf(features, capacity);
      next = Arrays.copyOf(next, capacity);
    }

    private void clear(int tokens, int featureCount) {
      for (int token = 0; token < tokens; token++) {
        if (features[token] >= 0) {
          firstByFeature[features[token]] = 0;
        }
      }
      if (firstByFeature.length < featureCount) {
        firstByFeature = new int[featureCount];
      }
    }
  }

  /** Forgets the last paper. */
  void clear(int featureCount) {
    terms.clear(count, featureCount);
    forms.clear(count, featureCount);
    count = 0;
    positionCount = 0;
  }

  /** Begins a text, away from the one before. */
  int beginText() {
    return positionCount == 0 ? 0 : positionCount + 1;
  }

  /**
   * Adds the next token, by position.
   *
   * @param term feature of its term; negative for none
   * @param form feature of its exact form; negative for none
   */
  void add(int position, int length, int field, int term, int form) {
    if (count == positions.length) {
      grow();
    }
    if (position + length + 2 > firstAt.length) {
      firstAt = Arrays.copyOf(firstAt, 2 * firstAt.length + length);
    }
    positions[count] = position;
    lengths[count] = (byte) length;
    fields[count] = (byte) field;
    terms.put(count, term);
    forms.put(count, form);
    while (positionCount <= position) {
      firstAt[positionCount++] = count;
    }
    count++;
    firstAt[positionCount] = count;
    firstAt[positionCount + 1] = count;
  }

  Column terms() {
    return terms;
  }

  Column forms() {
    return forms;
  }

  int position(int token) {
    return positions[token];
  }

  int length(int token) {
    return lengths[token];
  }

  /** The field that a token stands in, as a mask. */
  int field(int token) {
    return fields[token];
  }

  /** The first token at a position; that of the next position where there is none. */
  int firstAt(int position) {
    return firstAt[position];
  }

  /** Room for what a path has reached, by position modulo {@link #REACH}. */
  long[] clearedReach() {
    Arrays.fill(reach, 0);
    return reach;
  }

  private void grow() {
    int capacity = 2 * count;
    positions = Arrays.copyOf(positions, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    fields = Arrays.copyOf(fields, capacity);
    terms.grow(capacity);
    forms.grow(capacity);
  }
}

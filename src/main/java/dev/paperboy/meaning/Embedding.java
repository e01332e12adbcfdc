package dev.paperboy.meaning;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The vector of a text: a direction, its components quantised to 8 bits. Immutable.
 *
 * <p>All arithmetic between two vectors is done with integers, so that the same pair has exactly
 * the same {@link #cosine} wherever it is computed.
 */
public final class Embedding {
  private static final int LARGEST = 127;

  private final byte[] components;
  private final float norm;

  private Embedding(byte[] components, float norm) {
    this.components = components;
    this.norm = norm;
  }

  /**
   * Returns the direction of a vector of any length.
   *
   * @throws IllegalArgumentException if a component is not finite, or there is none
   */
  public static Embedding of(float[] components) {
    if (components.length == 0) {
      throw new IllegalArgumentException("a vector needs components");
    }
    float largest = 0;
    for (float component : components) {
      if (!Float.isFinite(component)) {
        throw new IllegalArgumentException("a component of a vector is " + component);
      }
      largest = Math.max(largest, Math.abs(component));
    }
    byte[] quantised = new byte[components.length];
    if (largest > 0) {
      for (int i = 0; i < components.length; i++) {
        quantised[i] = (byte) Math.round(components[i] / largest * LARGEST);
      }
    }
    return new Embedding(quantised, norm(quantised));
  }

  /**
   * Returns the vector that {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if there are no components
   */
  public static Embedding ofBytes(byte[] stored) {
    if (stored.length <= Float.BYTES) {
      throw new IllegalArgumentException("a vector needs components");
    }
    byte[] components = Arrays.copyOf(stored, stored.length - Float.BYTES);
    return new Embedding(
        components, ByteBuffer.wrap(stored, components.length, Float.BYTES).getFloat());
  }

  /** Returns its components, a byte each, followed by its norm as a big-endian float. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(components.length + Float.BYTES)
        .put(components)
        .putFloat(norm)
        .array();
  }

  /** Returns the number of components. */
  public int dimensions() {
    return components.length;
  }

  /** Returns a component, from -127 to 127. */
  public byte component(int index) {
    return components[index];
  }

  /** Returns its Euclidean length, in the unit of the components; 0 for the zero vector. */
  public float norm() {
    return norm;
  }

  /**
   * Returns the cosine of the angle between two vectors, from -1 to 1; 0 if one of them is zero.
   *
   * @throws IllegalArgumentException if they have different numbers of components
   */
  public double cosine(Embedding other) {
    if (other.components.length != components.length) {
      throw new IllegalArgumentException(
          "vectors of %d and %d components".formatted(components.length, other.components.length));
    }
    return cosine(dot(components, 0, other.components, 0, components.length), norm, other.norm);
  }

  /** Returns the cosine of two vectors from their dot product and their norms. */
  public static double cosine(int dot, float norm, float other) {
    return norm == 0 || other == 0 ? 0 : dot / ((double) norm * other);
  }

  /** Returns the dot product of two ranges of components. */
  public static int dot(byte[] one, int oneFrom, byte[] other, int otherFrom, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += one[oneFrom + i] * other[otherFrom + i];
    }
    return sum;
  }

  /**
   * Returns the signs of its components, 1 for those above zero, 64 in a long from the lowest bit
   * on. The number of differing bits estimates the angle between two vectors.
   */
  public long[] signs() {
    long[] signs = new long[(components.length + Long.SIZE - 1) / Long.SIZE];
    for (int i = 0; i < components.length; i++) {
      if (components[i] > 0) {
        signs[i / Long.SIZE] |= 1L << (i % Long.SIZE);
      }
    }
    return signs;
  }

  private static float norm(byte[] components) {
    return (float) Math.sqrt(dot(components, 0, components, 0, components.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Embedding of " + components.length + " components";
  }
}

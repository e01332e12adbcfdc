package dev.paperboy.distil;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** The vectors of pieces while they are learned; a text has the sum of those of its pieces. */
final class Table {
  private static final float SMALLEST = 1e-8f;
  private static final int LARGEST = 127;

  final int dimensions;
  private final float[][] vectors;
  private final float[][] squares;

  /** Creates a table of zeros. */
  Table(int pieces, int dimensions) {
    this.dimensions = dimensions;
    vectors = new float[pieces][dimensions];
    squares = new float[pieces][];
  }

  /** Sets the vector of a piece. */
  void set(int piece, float[] vector) {
    vectors[piece] = vector.clone();
  }

  /** Returns the vector of a text, of any length. */
  float[] sum(int[] text) {
    float[] sum = new float[dimensions];
    for (int piece : text) {
      float[] vector = vectors[piece];
      for (int i = 0; i < dimensions; i++) {
        sum[i] += vector[i];
      }
    }
    return sum;
  }

  /**
   * Moves the vectors of a text's pieces against a gradient, by the rule of J. Duchi et al.,
   * <i>Adaptive subgradient methods</i>, 2011: the more a component has moved, the less it moves.
   */
  void move(int[] text, float[] gradient, float rate) {
    for (int piece : text) {
      float[] vector = vectors[piece];
      float[] square = squares[piece];
      if (square == null) {
        square = new float[dimensions];
        squares[piece] = square;
      }
      for (int i = 0; i < dimensions; i++) {
        square[i] += gradient[i] * gradient[i];
        vector[i] -= rate * gradient[i] / (float) Math.sqrt(square[i] + SMALLEST);
      }
    }
  }

  /** Turns all vectors by the same random rotation, so that each component matters as much. */
  void rotate(Random random) {
    float[][] rotation = Matrices.rotation(dimensions, random);
    for (int piece = 0; piece < vectors.length; piece++) {
      vectors[piece] = Matrices.multiply(rotation, vectors[piece]);
    }
  }

  /**
   * Writes the file that {@code BuiltInModel} reads, without pieces whose vector is zero.
   *
   * @param name the beginning of the model's name; a digest of the vectors follows
   */
  void write(String name, List<String> pieces, OutputStream file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    int[] kept =
        IntStream.range(0, vectors.length).filter(piece -> largest(vectors[piece]) > 0).toArray();
    body.writeInt(dimensions);
    body.writeInt(kept.length);
    for (int piece : kept) {
      float factor = largest(vectors[piece]) / LARGEST;
      body.writeUTF(pieces.get(piece));
      body.writeFloat(factor);
      for (float component : vectors[piece]) {
        body.writeByte(Math.round(component / factor));
      }
    }
    CRC32 digest = new CRC32();
    digest.update(bytes.toByteArray());
    new DataOutputStream(file).writeUTF("%s-%08x".formatted(name, digest.getValue()));
    bytes.writeTo(file);
  }

  private static float largest(float[] vector) {
    float largest = 0;
    for (float component : vector) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }
}

package dev.paperboy.distil;

import java.util.Random;

/** The linear algebra of distilling. A matrix is an array of its rows. */
final class Matrices {
  private static final int ROUNDS = 30;

  private Matrices() {}

  static float dot(float[] one, float[] other) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < one.length; i += 4) {
      a += one[i] * other[i];
      b += one[i + 1] * other[i + 1];
      c += one[i + 2] * other[i + 2];
      d += one[i + 3] * other[i + 3];
    }
    for (; i < one.length; i++) {
      a += one[i] * other[i];
    }
    return a + b + c + d;
  }

  static float norm(float[] vector) {
    return (float) Math.sqrt(dot(vector, vector));
  }

  static float[] multiply(float[][] rows, float[] vector) {
    float[] product = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      product[i] = dot(rows[i], vector);
    }
    return product;
  }

  static float[] times(float[] vector, float factor) {
    float[] product = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      product[i] = factor * vector[i];
    }
    return product;
  }

  static float[] minus(float[] one, float[] other) {
    float[] difference = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  static float[] mean(float[][] vectors) {
    double[] sum = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / vectors.length);
    }
    return mean;
  }

  /**
   * Returns the directions in which vectors differ most, orthonormal, by the power method on their
   * covariance.
   */
  static float[][] principal(float[][] vectors, float[] mean, int count, Random random) {
    int size = mean.length;
    float[][] covariance = new float[size][size];
    for (float[] vector : vectors) {
      float[] centred = minus(vector, mean);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          covariance[i][j] += centred[i] * centred[j];
        }
      }
    }
    float[][] directions = gaussian(count, size, random);
    orthonormalize(directions);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < count; i++) {
        directions[i] = multiply(covariance, directions[i]);
      }
      orthonormalize(directions);
    }
    return directions;
  }

  /** Returns a random rotation. */
  static float[][] rotation(int size, Random random) {
    float[][] rows = gaussian(size, size, random);
    orthonormalize(rows);
    return rows;
  }

  private static float[][] gaussian(int rows, int columns, Random random) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return matrix;
  }

  private static void orthonormalize(float[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      // Twice, since once leaves errors of rounding when rows are nearly parallel.
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          float along = dot(rows[i], rows[j]);
          for (int k = 0; k < rows[i].length; k++) {
            rows[i][k] -= along * rows[j][k];
          }
        }
      }
      float norm = norm(rows[i]);
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] /= norm;
      }
    }
  }
}

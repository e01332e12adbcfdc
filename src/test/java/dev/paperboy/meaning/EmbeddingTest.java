package dev.paperboy.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class EmbeddingTest {
  private final Random random = new Random(7);

  @Test
  void theCosineIsThatOfTheVectorsWithinTheirPrecision() {
    for (int i = 0; i < 100; i++) {
      float[] one = vector(256);
      float[] other = vector(256);

      assertThat(Embedding.of(one).cosine(Embedding.of(other)))
          .isCloseTo(cosine(one, other), within(0.01));
    }
  }

  @Test
  void theLengthOfAVectorDoesNotMatter() {
    float[] vector = vector(64);
    float[] longer = new float[64];
    for (int i = 0; i < 64; i++) {
      longer[i] = 4 * vector[i];
    }

    assertThat(Embedding.of(longer)).isEqualTo(Embedding.of(vector));
  }

  @Test
  void whatIsStoredIsReadBackEqual() {
    Embedding embedding = Embedding.of(vector(256));

    Embedding read = Embedding.ofBytes(embedding.toBytes());

    assertThat(read).isEqualTo(embedding);
    assertThat(read.norm()).isEqualTo(embedding.norm());
    assertThat(read.cosine(embedding)).isCloseTo(1, within(1e-6));
  }

  @Test
  void theZeroVectorIsCloseToNothing() {
    Embedding zero = Embedding.of(new float[256]);

    assertThat(zero.cosine(Embedding.of(vector(256)))).isZero();
    assertThat(zero.cosine(zero)).isZero();
  }

  @Test
  void signsAreOneBitAComponent() {
    assertThat(Embedding.of(new float[] {1, -1, 0, 0.5f}).signs()).containsExactly(0b1001L);
    assertThat(Embedding.of(vector(65)).signs()).hasSize(2);
  }

  @Test
  void whatIsNoVectorIsRefused() {
    assertThatThrownBy(() -> Embedding.of(new float[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Embedding.of(new float[] {1, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Embedding.of(vector(3)).cosine(Embedding.of(vector(4))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Embedding.ofBytes(new byte[4]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private float[] vector(int dimensions) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static double cosine(float[] one, float[] other) {
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * other[i];
      a += one[i] * one[i];
      b += other[i] * other[i];
    }
    return dot / Math.sqrt(a * b);
  }
}

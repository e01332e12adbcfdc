package dev.paperboy.match.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.analysis.Fingerprint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FeatureKindTest {
  @Test
  void wordsThatWereMadeToCollideDoNot() {
    // Each has the same String.hashCode, because "an" and "c0" have.
    List<String> colliding =
        IntStream.range(0, 4096)
            .mapToObj(Integer::toBinaryString)
            .map(bits -> "0".repeat(12 - bits.length()) + bits)
            .map(bits -> bits.replace("1", "an").replace("0", "c-").replace('-', '0'))
            .toList();
    long places =
        colliding.stream()
            .map(word -> FeatureKind.TERM.key(Fingerprint.of(word)) >>> 48)
            .distinct()
            .count();
    assertThat(colliding.stream().map(String::hashCode).distinct()).hasSize(1);
    assertThat(places).isGreaterThan(colliding.size() * 9L / 10);
  }
}

package dev.paperboy.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommonTermsTest {
  private static final int PAPERS = 2_000;
  private static final BytesRef COMMON = new BytesRef("mamba");
  private static final BytesRef RARE = new BytesRef("kelp");

  @TempDir Path folder;

  /** Every other paper has the common word, the first of them three hundred times. */
  @BeforeEach
  void fill() {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    try (PaperIndex index = PaperIndex.open(folder, "database", clock)) {
      index.add(
          IntStream.range(0, PAPERS)
              .mapToObj(
                  i ->
                      Scene.paper("2606.%05d".formatted(i), i % 100 == 0 ? "Kelp" : "Paper")
                          .abstractText((i % 2 == 0 ? "mamba, " : "").repeat(i == 0 ? 300 : 2)))
              .map(paper -> new IndexedPaper(paper.build(), Instant.EPOCH))
              .toList(),
          1);
    }
  }

  private static Optional<byte[]> kept(CommonTerms terms, LeafReader part, BytesRef term)
      throws IOException {
    TermsEnum found = part.terms(PaperDocument.TEXT).iterator();
    assertThat(found.seekExact(term)).isTrue();
    return terms.in(part, term, found);
  }

  @Test
  void howOftenACommonTermIsInEachPaperIsKeptAsFarAsAByteGoes() throws IOException {
    CommonTerms terms = new CommonTerms(PAPERS);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
      int total = 0;
      int most = 0;
      for (byte often : kept(terms, onlyPart(reader), COMMON).orElseThrow()) {
        total += often & 0xFF;
        most = Math.max(most, often & 0xFF);
      }
      assertThat(most).isEqualTo(255);
      assertThat(total).isEqualTo(255 + 2 * (PAPERS / 2 - 1));
    }
  }

  @Test
  void aRareTermIsNot() throws IOException {
    CommonTerms terms = new CommonTerms(PAPERS);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
      assertThat(kept(terms, onlyPart(reader), RARE)).isEmpty();
    }
  }

  @Test
  void whereThereIsNoRoomNothingIsKept() throws IOException {
    CommonTerms terms = new CommonTerms(PAPERS - 1);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
      assertThat(kept(terms, onlyPart(reader), COMMON)).isEmpty();
    }
  }

  @Test
  void theRoomOfAPartThatIsGoneIsFree() throws IOException {
    CommonTerms terms = new CommonTerms(PAPERS);
    for (int i = 0; i < 3; i++) {
      try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
        assertThat(kept(terms, onlyPart(reader), COMMON)).isPresent();
      }
    }
  }

  private static LeafReader onlyPart(DirectoryReader reader) {
    assertThat(reader.leaves()).hasSize(1);
    return reader.leaves().get(0).reader();
  }
}

package dev.paperboy.search.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.search.Ranking;
import dev.paperboy.search.index.IndexedPaper;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommonTermsTest {
  private static final int PAPERS = 2_000;
  private static final Similarity SIMILARITY = WordScores.similarity(Ranking.CHOSEN);
  private static final BytesRef COMMON = new BytesRef("mamba");
  private static final BytesRef RARE = new BytesRef("kelp");

  @TempDir Path folder;

  /** Every other paper has the common word, the first of them three hundred times. */
  @BeforeEach
  void fill() throws IOException {
    try (IndexWriter writer =
        new IndexWriter(
            FSDirectory.open(folder), new IndexWriterConfig().setSimilarity(SIMILARITY))) {
      for (int i = 0; i < PAPERS; i++) {
        PaperBuilder paper =
            Scene.paper("2606.%05d".formatted(i), i % 100 == 0 ? "Kelp" : "Paper")
                .abstractText((i % 2 == 0 ? "mamba, " : "").repeat(i == 0 ? 300 : 2));
        writer.addDocument(
            PaperDocument.of(
                new IndexedPaper(paper.build(), Instant.EPOCH), Ranking.CHOSEN, List.of()));
      }
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
      for (LeafReaderContext part : reader.leaves()) {
        for (byte often : kept(terms, part.reader(), COMMON).orElseThrow()) {
          total += often & 0xFF;
          most = Math.max(most, often & 0xFF);
        }
      }
      assertThat(most).isEqualTo(255);
      assertThat(total).isEqualTo(255 + 2 * (PAPERS / 2 - 1));
    }
  }

  @Test
  void aRareTermIsNot() throws IOException {
    CommonTerms terms = new CommonTerms(PAPERS);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
      assertThat(kept(terms, largest(reader), RARE)).isEmpty();
    }
  }

  @Test
  void whereThereIsNoRoomNothingIsKept() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
      LeafReader part = largest(reader);
      CommonTerms terms = new CommonTerms(part.maxDoc() - 1);
      assertThat(kept(terms, part, COMMON)).isEmpty();
    }
  }

  @Test
  void theRoomOfAPartThatIsGoneIsFree() throws IOException {
    CommonTerms terms = new CommonTerms(PAPERS);
    for (int i = 0; i < 3; i++) {
      try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
        for (LeafReaderContext part : reader.leaves()) {
          assertThat(kept(terms, part.reader(), COMMON)).isPresent();
        }
      }
    }
  }

  private static LeafReader largest(DirectoryReader reader) {
    return reader.leaves().stream()
        .map(LeafReaderContext::reader)
        .max(Comparator.comparingInt(LeafReader::maxDoc))
        .orElseThrow();
  }
}

package dev.paperboy.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchIndexTest {
  @TempDir Path folder;

  @Test
  void whereTheIndexCannotBeWrittenACopyKnowsEveryPaperAndIsRemovedAfterwards() throws IOException {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline()) {
      scene.poll(scene.arxiv, Scene.papers(0, 3, "Diffusion"));
      Path inTheWay = Files.writeString(folder.resolve("no folder"), "but a file");
      try (SearchIndex index = SearchIndex.open(scene.database, inTheWay)) {
        assertThat(index.index().size()).isEqualTo(3);
        assertThat(index.index().revision()).isPositive();
      }
      assertThat(inTheWay).hasContent("but a file");
    }
  }

  @Test
  void anIndexThatCanBeWrittenIsBroughtUpToDateWhereItLies() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline()) {
      scene.poll(scene.arxiv, Scene.papers(0, 3, "Diffusion"));
      Path own = folder.resolve("own");
      try (SearchIndex index = SearchIndex.open(scene.database, own)) {
        assertThat(index.index().size()).isEqualTo(3);
      }
      try (PaperIndex kept =
          PaperIndex.openReadOnly(
              own, scene.database.mark(), () -> Instant.EPOCH, BuiltInModel::load)) {
        assertThat(kept.size()).isEqualTo(3);
      }
    }
  }
}

package dev.paperboy.app;

import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexInUse;
import java.nio.file.Path;
import java.time.InstantSource;

/** The folders of search indexes of replicas that share a working directory: each has its own. */
final class IndexFolders {
  private static final int MOST = 64;

  private IndexFolders() {}

  /**
   * Opens the index in a folder or, if replicas may use it, the first beside it that none uses.
   *
   * @param mark identifies the database
   * @throws IndexInUse if there is no such folder
   */
  static PaperIndex open(
      Path folder, boolean isShared, String mark, EmbeddingModel model, InstantSource clock) {
    for (int number = 1; ; number++) {
      Path own = number == 1 ? folder : folder.resolveSibling(folder.getFileName() + "-" + number);
      try {
        return PaperIndex.open(own, mark, clock, () -> model);
      } catch (IndexInUse inUse) {
        if (!isShared || number == MOST) {
          throw inUse;
        }
      }
    }
  }
}

package dev.paperboy.store;

import dev.paperboy.files.FileErrorText;
import dev.paperboy.store.move.DatabaseMove;
import dev.paperboy.store.move.MoveListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** A backup of a database on a server: an SQLite file with the same content. */
final class PortableBackup {

  private PortableBackup() {}

  /**
   * Copies a database, which may be in use, into a new file, and compares both.
   *
   * @throws StoreException if the file exists or cannot be written; no file is left then
   */
  static void make(Database database, Path file) {
    SqliteLibrary.load(SqliteFiles.folder(file));
    SqliteFiles.createCopy(file);
    try {
      try (Database copy = Database.openToReceive("jdbc:sqlite:" + file)) {
        new DatabaseMove(database, copy, MoveListener.NONE).snapshot();
      }
      // Without a journal, so that the copy is one file and can be read in a folder without write
      // access.
      Jdbi.create(SqliteFiles.address(file.toAbsolutePath()))
          .useHandle(handle -> handle.execute("PRAGMA journal_mode = DELETE"));
      SqliteFiles.verify(file.toAbsolutePath());
      remove(file, List.of(".lock"));
    } catch (RuntimeException failure) {
      remove(file, List.of("", "-wal", "-shm", ".lock"));
      throw failure;
    }
  }

  private static void remove(Path file, List<String> endings) {
    for (String ending : endings) {
      try {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
      } catch (IOException failure) {
        throw new StoreException(
            StoreException.Kind.UNREACHABLE,
            "A file beside " + file + " cannot be deleted: " + FileErrorText.of(failure) + ".",
            failure);
      }
    }
  }
}

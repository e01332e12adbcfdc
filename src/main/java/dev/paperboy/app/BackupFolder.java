package dev.paperboy.app;

import dev.paperboy.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder with the scheduled backups of a database. Each is named after the database and the
 * time, so that files of others in the same folder are left alone. For one thread.
 */
final class BackupFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String TIME_SHAPE = "[0-9]{8}T[0-9]{6}Z";
  private static final String UNFINISHED = ".unfinished";
  private static final int LETTERS_OF_MARK = 8;

  private final Path folder;
  private final int keep;

  /**
   * Uses a folder, which is created when it is needed.
   *
   * @param keep how many backups are kept
   */
  BackupFolder(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /**
   * Adds a backup, and only then removes the oldest ones.
   *
   * @param mark what identifies the database
   * @param backup makes a backup in a new file and verifies it; if it fails, all older ones stay
   * @return the file
   */
  Path add(String mark, Instant now, Consumer<Path> backup) throws IOException {
    String beginning = "paperboy-" + mark.substring(0, LETTERS_OF_MARK) + "-";
    PrivateFiles.createFolders(folder);
    Path file = folder.resolve(beginning + TIME.format(now) + ".db");
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    for (Path left : files(beginning, TIME_SHAPE + "\\.db" + UNFINISHED + ".*")) {
      // From a process that was killed meanwhile.
      Files.deleteIfExists(left);
    }
    backup.accept(unfinished);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    List<Path> all = files(beginning, TIME_SHAPE + "\\.db");
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      Files.deleteIfExists(old);
    }
    return file;
  }

  /** Returns the files of this database, the oldest first. */
  private List<Path> files(String beginning, String shape) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .filter(
              file -> file.getFileName().toString().substring(beginning.length()).matches(shape))
          .sorted()
          .toList();
    }
  }
}

package dev.paperboy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.files.PrivateFiles;
import dev.paperboy.files.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of an SQLite database: creating them, and reading them without write access. */
final class SqliteFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteFiles.class);
  private static final String COPY = "paperboy.db";

  /** How many of the copies made before migrations are kept. */
  private static final int COPIES_KEPT = 2;

  private SqliteFiles() {}

  /**
   * Loads SQLite, and creates the folder and an empty file if they do not exist. SQLite gives its
   * journals the permissions of the database file.
   */
  static void prepare(Path file) {
    Path folder = folder(file);
    try {
      PrivateFiles.createFolders(folder);
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "The folder " + folder + " cannot be created: " + FileErrorText.of(failure) + ".",
          failure);
    }
    SqliteLibrary.load(folder);
    refuseUnreadable(file);
    try {
      PrivateFiles.createIfAbsent(file);
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "The database " + file + " cannot be created: " + FileErrorText.of(failure) + ".",
          failure);
    }
  }

  /** Warns if an existing database can be read by others; what is created here cannot. */
  static void warnOfReaders(Path file) {
    try {
      if (PrivateFiles.isOpenToOthers(file)) {
        LOG.atWarn()
            .addKeyValue("file", file)
            .log("others on this machine can read the database; chmod 600 keeps them out");
      }
    } catch (IOException failure) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("reason", FileErrorText.of(failure))
          .log("the permissions of the database cannot be read");
    }
  }

  private static void refuseUnreadable(Path file) {
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "The database file " + file + " may not be read by this user.",
          null);
    }
  }

  /** Returns whether the file exists and is read-only, or no journal can be created beside it. */
  static boolean isReadOnly(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    Path real = real(file);
    return !Files.isWritable(real)
        || !Files.isWritable(folder(real))
        || isForbidden(beside(real, "-wal"))
        || isForbidden(beside(real, "-shm"));
  }

  private static boolean isForbidden(Path journal) {
    return Files.exists(journal) && !Files.isWritable(journal);
  }

  /**
   * Returns the address of a read-only file. If there is no journal beside it, no process has it
   * open for writing, and it is opened as immutable.
   */
  static String readOnlyAddress(Path file) {
    Path real = real(file);
    return address(real) + "?" + (hasJournal(real) ? "mode=ro" : "immutable=1");
  }

  /** Returns whether the journal contains changes that are not in the file yet. */
  private static boolean hasJournal(Path real) {
    try {
      Path journal = beside(real, "-wal");
      return Files.exists(journal) && Files.size(journal) > 0;
    } catch (IOException failure) {
      throw unreachable(real, failure);
    }
  }

  /**
   * Copies a read-only database if its latest changes cannot be read otherwise: they are in a
   * write-ahead log without the index that a running process would keep, and none can be created
   * there. No process has such a database open.
   */
  static Optional<TemporaryFolder> copyToRead(Path file) {
    Path real = real(file);
    SqliteLibrary.load(folder(real));
    refuseUnreadable(real);
    if (!hasJournal(real) || Files.isReadable(beside(real, "-shm"))) {
      return Optional.empty();
    }
    try {
      TemporaryFolder folder = TemporaryFolder.make("paperboy");
      try {
        Path copy = folder.path().resolve(COPY);
        Files.copy(real, copy);
        Files.copy(beside(real, "-wal"), beside(copy, "-wal"));
        PrivateFiles.restrict(copy);
        PrivateFiles.restrict(beside(copy, "-wal"));
        return Optional.of(folder);
      } catch (IOException failure) {
        folder.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw unreachable(real, failure);
    }
  }

  static String addressOfCopy(TemporaryFolder folder) {
    return address(folder.path().resolve(COPY));
  }

  private static StoreException unreachable(Path file, IOException failure) {
    return new StoreException(
        StoreException.Kind.UNREACHABLE,
        "The database " + file + " cannot be read: " + FileErrorText.of(failure) + ".",
        failure);
  }

  /** Opens a database file, such as a backup, without changing it or its folder. */
  static HikariDataSource readerOf(Path file) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(readOnlyAddress(file));
    config.setMaximumPoolSize(1);
    config.setInitializationFailTimeout(1);
    return new HikariDataSource(config);
  }

  /**
   * Keeps a copy of a database beside it before it is migrated, and removes all but the latest two.
   *
   * @param schema the number of the last migration that was applied
   */
  static Path backUpBeforeMigration(Jdbi jdbi, Path file, int schema) {
    Path kept = copyBeforeMigration(file, schema);
    Path fresh = beside(kept, ".new");
    try {
      Files.deleteIfExists(fresh);
      backUp(jdbi, fresh);
      Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      removeOlderCopies(kept);
      return kept;
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "The copy " + kept + " cannot be made: " + FileErrorText.of(failure) + ".",
          failure);
    }
  }

  /** Returns the name of the copy that is made before a migration. */
  static Path copyBeforeMigration(Path file, int schema) {
    return beside(real(file), ".schema-" + schema);
  }

  private static void removeOlderCopies(Path newest) throws IOException {
    String name = newest.getFileName().toString();
    String beginning = name.substring(0, name.lastIndexOf('-') + 1);
    List<Path> copies;
    try (Stream<Path> files = Files.list(folder(newest))) {
      copies =
          files
              .filter(file -> schema(file, beginning).isPresent())
              .sorted(Comparator.comparing(file -> -schema(file, beginning).orElse(0)))
              .toList();
    }
    for (Path copy : copies.subList(Math.min(COPIES_KEPT, copies.size()), copies.size())) {
      Files.delete(copy);
    }
  }

  private static Optional<Integer> schema(Path file, String beginning) {
    String name = file.getFileName().toString();
    String number = name.startsWith(beginning) ? name.substring(beginning.length()) : "";
    return number.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
  }

  /** Copies the database into a new file, and verifies the copy by reading it back. */
  static void backUp(Jdbi jdbi, Path file) {
    Path copy = file.toAbsolutePath();
    createCopy(file);
    try {
      jdbi.useHandle(handle -> handle.execute("VACUUM INTO ?", copy.toString()));
      verify(copy);
    } catch (JdbiException | StoreException failure) {
      copy.toFile().delete();
      throw failure;
    }
  }

  /** Creates the empty file of a copy, which nobody else can read and which did not exist. */
  static void createCopy(Path file) {
    if (Files.exists(file)) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE, file + " exists already; name a new file.", null);
    }
    try {
      // SQLite treats an empty file as a new database, and keeps its permissions.
      PrivateFiles.create(file.toAbsolutePath());
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "No file can be created in the folder "
              + folder(file)
              + ": "
              + FileErrorText.of(failure)
              + ".",
          failure);
    }
  }

  /** Returns the address of a file, with any characters in its name escaped. */
  static String address(Path file) {
    return "jdbc:sqlite:file:" + file.toUri().getRawPath();
  }

  /** Reads a whole copy. */
  static void verify(Path copy) {
    String verdict =
        Jdbi.create(address(copy))
            .withHandle(
                handle -> handle.createQuery("PRAGMA integrity_check").mapTo(String.class).first());
    if (!"ok".equals(verdict)) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE, "The copy is damaged: " + verdict, null);
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException failure) {
      throw unreachable(file, failure);
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? Path.of(".") : folder;
  }
}

package dev.paperboy.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.files.PrivateFiles;
import dev.paperboy.store.mapping.Columns;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Replaces an SQLite database with a backup of it. For one thread. */
public final class DatabaseRestore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final DatabaseUrl address;
  private final Path backup;
  private final InstantSource clock;

  /**
   * What a database contains, briefly.
   *
   * @param lastChange when a feed was polled or a message was sent for the last time
   */
  public record Content(long papers, Optional<Instant> lastChange) {}

  /**
   * What was done.
   *
   * @param replaced what the database contained before; empty if there was none, or it could not be
   *     read
   * @param kept the copy of the database as it was before; empty if there was none
   */
  public record Restored(Content content, Optional<Content> replaced, Optional<Path> kept) {}

  /**
   * Prepares a restoration.
   *
   * @param url the address of the database to replace, as in the configuration
   * @param backup the file that replaces it, made by {@link Database#backUp}
   */
  public DatabaseRestore(String url, Path backup, InstantSource clock) {
    this.address = DatabaseUrl.of(url);
    this.backup = backup;
    this.clock = clock;
  }

  /**
   * Replaces the database. Until the last step, which is atomic, the database stays as it is.
   *
   * @throws StoreException if the backup cannot be used, a process runs on the database, or there
   *     is no space for copies; the database is then unchanged
   */
  public Restored run() {
    Path file =
        address
            .file()
            .orElseThrow(
                () ->
                    unusable(
                        "`restore` replaces an SQLite file, and `database` names a PostgreSQL"
                            + " server. A backup made by `backup` is moved into an empty database"
                            + " with `./paperboy move --from jdbc:sqlite:"
                            + backup
                            + " --to …`; a dump made by pg_dump is read by pg_restore."));
    try {
      Content content = verified(file);
      boolean existed = Files.exists(file) && Files.size(file) > 0;
      SqliteFiles.prepare(file);
      RunLock lock = FileRunLock.take(file);
      try {
        return replace(file.toRealPath(), existed, content);
      } finally {
        lock.close();
      }
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "Nothing was restored: " + FileErrorText.of(failure) + ".",
          failure);
    } catch (JdbiException failure) {
      throw StoreException.from(failure);
    }
  }

  private static StoreException unusable(String message) {
    return new StoreException(StoreException.Kind.UNUSABLE, message, null);
  }

  private Content verified(Path file) throws IOException {
    if (!Files.isRegularFile(backup)) {
      throw unusable("There is no file " + backup + "; name one that `backup` made.");
    }
    if (Files.exists(file) && Files.isSameFile(file, backup)) {
      throw unusable(backup + " is the database itself; name a file that `backup` made.");
    }
    SqliteLibrary.load(SqliteFiles.folder(backup));
    try (HikariDataSource connections = SqliteFiles.readerOf(backup)) {
      new Schema(Dialect.SQLITE, connections, Optional.empty()).refuseUnrestorable(backup);
      Jdbi jdbi = Jdbi.create(connections);
      Dialect.SQLITE
          .damage(jdbi)
          .ifPresent(
              damage -> {
                throw unusable(backup + " is damaged: " + damage + ". Name another backup.");
              });
      return content(jdbi);
    } catch (PoolInitializationException failure) {
      throw unusable(backup + " is damaged or no SQLite database. Name a file that `backup` made.");
    }
  }

  private Restored replace(Path file, boolean existed, Content content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".restoring");
    Files.deleteIfExists(fresh);
    try (HikariDataSource connections = SqliteFiles.readerOf(backup)) {
      SqliteFiles.backUp(Jdbi.create(connections), fresh);
    }
    try {
      Optional<Content> replaced = existed ? settled(file) : Optional.empty();
      Optional<Path> kept = existed ? Optional.of(kept(file)) : Optional.empty();
      force(fresh);
      for (String journal : List.of("-wal", "-shm")) {
        // What is in an old journal would be written into the new file.
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + journal));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Restored(content, replaced, kept);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Writes what is in the journal into the database, so that it is one file, and returns its
   * content; empty if it is damaged, which may be why it is replaced.
   */
  private static Optional<Content> settled(Path file) {
    try {
      Jdbi jdbi = Jdbi.create(SqliteFiles.address(file));
      jdbi.useHandle(handle -> handle.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
      return Optional.of(content(jdbi));
    } catch (JdbiException damaged) {
      return Optional.empty();
    }
  }

  private Path kept(Path file) throws IOException {
    Path kept =
        file.resolveSibling(file.getFileName() + ".replaced-" + STAMP.format(clock.instant()));
    for (String part : List.of("", "-wal")) {
      Path from = file.resolveSibling(file.getFileName() + part);
      Path to = kept.resolveSibling(kept.getFileName() + part);
      if (Files.exists(from)) {
        PrivateFiles.create(to);
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.restrict(to);
        force(to);
      }
    }
    return kept;
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static Content content(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT count(*) FROM papers) AS papers,
                      (SELECT max(at) FROM (SELECT max(started) AS at FROM polls
                        UNION ALL SELECT max(sent) FROM messages)) AS changed
                    """)
                .map((row, context) -> new Content(row.getLong(1), Columns.optionalInstant(row, 2)))
                .one());
  }
}

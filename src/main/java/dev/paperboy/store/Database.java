package dev.paperboy.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.paperboy.files.TemporaryFolder;
import dev.paperboy.store.mapping.RowMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database: SQLite in one file, or PostgreSQL. Thread-safe.
 *
 * <p>SQLite allows one concurrent writer, PostgreSQL a few; readers run in parallel. When all
 * connections are in use, threads wait in FIFO order for at most {@link #LONGEST_WAIT}.
 * Transactions are short and never nested.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** The version of the schema, to which every database is migrated when it is opened. */
  public static final int SCHEMA = Schema.NEWEST;

  /** The maximum number of attempts for a transaction that conflicts with others. */
  static final int MOST_ATTEMPTS = 5;

  /** The maximum time to wait for a connection. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  /** The maximum time between two statements of a transaction on a server. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private static final Duration LONGEST_WAIT_IN_BACKGROUND = Duration.ofMinutes(30);

  /** Parsing a statement costs more than most of them do, so each is parsed once in a process. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private final Dialect dialect;
  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;
  private final FairSemaphore turnsToWrite;
  private final FairSemaphore turnsToRead;
  private final RunLock runLock;
  private final Optional<TemporaryFolder> copy;

  private Database(
      Dialect dialect,
      HikariDataSource writers,
      HikariDataSource readers,
      RunLock runLock,
      Optional<TemporaryFolder> copy) {
    this.dialect = dialect;
    this.writers = writers;
    this.readers = readers;
    this.writing = jdbi(writers);
    this.reading = jdbi(readers);
    this.turnsToWrite = new FairSemaphore(writers.getMaximumPoolSize(), LONGEST_WAIT);
    this.turnsToRead = new FairSemaphore(readers.getMaximumPoolSize(), LONGEST_WAIT);
    this.runLock = runLock;
    this.copy = copy;
  }

  private Database(Database foreground) {
    this.dialect = foreground.dialect;
    this.writers = foreground.writers;
    this.readers = foreground.readers;
    this.writing = foreground.writing;
    this.reading = foreground.reading;
    this.turnsToWrite = behind(foreground.turnsToWrite, writers);
    this.turnsToRead = behind(foreground.turnsToRead, readers);
    this.runLock = foreground.runLock;
    this.copy = foreground.copy;
  }

  private static FairSemaphore behind(FairSemaphore turns, HikariDataSource connections) {
    int count = Math.max(1, connections.getMaximumPoolSize() - 1);
    return turns.before(count, LONGEST_WAIT_IN_BACKGROUND);
  }

  /**
   * Returns a view of this database for background work, such as polling very many feeds. Its
   * transactions wait for each other without a time limit and, where there are several connections,
   * leave one to other work, so that interactive requests wait for at most a few of them. It is
   * closed together with this database.
   */
  public Database inBackground() {
    return new Database(this);
  }

  /**
   * Opens the database at this JDBC address. Creates it if it does not exist, and migrates its
   * schema.
   *
   * @throws StoreException if the database is unreachable or damaged, or belongs to another program
   *     or to a newer Paperboy; the message is written for users
   */
  public static Database open(String url) {
    DatabaseUrl address = address(url);
    return open(prepared(address), address, RunLock.NONE, Schema::bringUpToDate);
  }

  /**
   * Opens the database as {@link #open} does, to run on it until it is closed. On SQLite, no other
   * process can do the same in the meantime; on a server, any number can.
   *
   * @throws StoreException also if another process must not be joined; the message says which
   */
  public static Database openToRun(String url) {
    return openLocked(address(url), false, Schema::bringUpToDate);
  }

  private static Database openLocked(
      DatabaseUrl address, boolean alone, Consumer<Schema> preparation) {
    Dialect dialect = prepared(address);
    RunLock runLock = dialect.lock(address, alone);
    address.file().ifPresent(SqliteFiles::warnOfReaders);
    try {
      return open(dialect, address, runLock, preparation);
    } catch (RuntimeException failure) {
      runLock.close();
      throw failure;
    }
  }

  /**
   * Opens the database as {@link #open} does, but also accepts a read-only database, on which every
   * change fails. Reports what such a database lacks, for example a table of this version.
   */
  public static Database openToRead(String url) {
    DatabaseUrl address = address(url);
    Dialect dialect = Dialect.of(address);
    if (dialect.isReadOnly(address)) {
      return openReadOnly(dialect, address);
    }
    try {
      return open(url);
    } catch (StoreException failure) {
      if (failure.kind() == StoreException.Kind.READ_ONLY) {
        return openReadOnly(dialect, address);
      }
      throw failure;
    }
  }

  /**
   * Opens the database to move its content elsewhere: as {@link #openToRun} does, but alone, or, if
   * it is read-only, as {@link #openToRead} does.
   */
  public static Database openToMove(String url) {
    DatabaseUrl address = address(url);
    Dialect dialect = Dialect.of(address);
    return dialect.isReadOnly(address)
        ? openReadOnly(dialect, address)
        : openLocked(address, true, Schema::bringUpToDate);
  }

  /**
   * Opens the database for another one to be moved into, and locks it. Creates its tables if it has
   * none.
   *
   * @throws StoreException also if the database was made by another version, which is left as it is
   */
  public static Database openToReceive(String url) {
    return openLocked(address(url), true, Schema::prepareToReceive);
  }

  /** Opens the database as {@link #openToRead} does, when it is known to be read-only. */
  static Database openReadOnly(String url) {
    DatabaseUrl address = address(url);
    return openReadOnly(Dialect.of(address), address);
  }

  /**
   * Returns which process runs on the database at this address, in words; empty if none does, or if
   * that cannot be determined.
   */
  public static Optional<String> runningOn(String url) {
    return address(url).file().flatMap(FileRunLock::holder);
  }

  private static Dialect prepared(DatabaseUrl url) {
    Dialect dialect = Dialect.of(url);
    if (dialect.isReadOnly(url)) {
      throw new StoreException(
          StoreException.Kind.READ_ONLY,
          "This user may not write the database: allow it to change the file, those beside it and"
              + " their folder. `search`, `export` and `backup` do not need that.",
          null);
    }
    dialect.prepare(url);
    return dialect;
  }

  private static DatabaseUrl address(String url) {
    try {
      return DatabaseUrl.of(url);
    } catch (IllegalArgumentException wrong) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE, "`database` is wrong: " + wrong.getMessage(), wrong);
    }
  }

  private static Database open(
      Dialect dialect, DatabaseUrl url, RunLock runLock, Consumer<Schema> preparation) {
    try {
      HikariDataSource writers = dialect.writers(url.text());
      try {
        preparation.accept(
            new Schema(dialect, dialect.forMigrations(url.text(), writers), url.file()));
        return new Database(
            dialect, writers, dialect.readers(url.text()), runLock, Optional.empty());
      } catch (RuntimeException failure) {
        writers.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      throw StoreException.from(failure);
    }
  }

  private static Database openReadOnly(Dialect dialect, DatabaseUrl url) {
    Optional<TemporaryFolder> copy = dialect.copyToRead(url);
    try {
      HikariDataSource readers = dialect.readersOnly(url, copy);
      try {
        new Schema(dialect, readers, url.file()).refuseUnready();
        return new Database(dialect, readers, readers, RunLock.NONE, copy);
      } catch (RuntimeException failure) {
        readers.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      copy.ifPresent(TemporaryFolder::close);
      throw StoreException.from(failure);
    }
  }

  private static Jdbi jdbi(HikariDataSource connections) {
    Jdbi jdbi = Jdbi.create(connections);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
    return RowMapping.register(jdbi);
  }

  /**
   * Runs work in a read-write transaction, which is committed completely or not at all.
   *
   * <p>PostgreSQL rolls a transaction back when it conflicts with another one. It is then retried
   * at once, since the other one can now proceed. Therefore the work must have no effects outside
   * the transaction, except for caches that detect a rollback; anything it counts must be part of
   * its result. This does not occur on SQLite, where a transaction waits for its turn before it
   * begins; if another program locks the file for too long, the exception is passed to the caller.
   *
   * @param work is run again if its transaction was rolled back
   * @throws StoreException if the database fails
   */
  public <T> T write(Function<Transaction, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return run(turnsToWrite, writing, work);
      } catch (JdbiException failure) {
        if (attempt == MOST_ATTEMPTS || !StoreException.isCollision(failure)) {
          throw StoreException.from(failure);
        }
        LOG.atWarn()
            .addKeyValue("attempt", attempt)
            .log("deadlock with another transaction; this one is retried");
      }
    }
  }

  /** Runs work as {@link #write} does, without a result. */
  public void change(Consumer<Transaction> work) {
    write(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  /**
   * Runs work on a consistent snapshot of the database.
   *
   * @throws StoreException if the database fails
   */
  public <T> T read(Function<Transaction, T> work) {
    try {
      return run(turnsToRead, reading, work);
    } catch (JdbiException failure) {
      throw StoreException.from(failure);
    }
  }

  private static <T> T run(FairSemaphore turns, Jdbi jdbi, Function<Transaction, T> work) {
    return turns.take(
        () -> {
          try (Handle handle = jdbi.open()) {
            return handle.inTransaction(inner -> work.apply(new Transaction(inner)));
          }
        });
  }

  /**
   * Copies the database into a new file while it is in use, and verifies the copy.
   *
   * @throws StoreException if the file exists or cannot be written, or if the copy is damaged
   */
  public void backUp(Path file) {
    try {
      dialect.backUp(this, writing, file);
    } catch (JdbiException failure) {
      throw StoreException.from(failure);
    }
  }

  /**
   * Reads the whole database to check its integrity, as far as possible from here: the files of a
   * server are checked with its own tools.
   *
   * @throws StoreException if the database is damaged
   */
  public void check() {
    try {
      dialect
          .damage(reading)
          .ifPresent(
              damage -> {
                throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "The database is damaged: "
                        + damage.lines().findFirst().orElse("")
                        + ". Restore a backup.",
                    null);
              });
    } catch (JdbiException failure) {
      throw StoreException.from(failure);
    }
  }

  /**
   * Returns the connection for leases and notifications, if this database was opened to run and can
   * have several processes.
   */
  public Optional<ServerConnection> serverConnection() {
    return runLock instanceof ServerConnection connection
        ? Optional.of(connection)
        : Optional.empty();
  }

  /** Returns whether it was opened as a read-only database, on which every change fails. */
  public boolean isReadOnly() {
    return writers == readers;
  }

  /** Returns how the connections for writing and for reading are used, background work included. */
  public List<ConnectionUse> use() {
    return List.of(turnsToWrite.use("write"), turnsToRead.use("read"));
  }

  /** Returns a text that identifies this database; copies of it have the same. */
  public String mark() {
    return read(transaction -> new MarkStore().value(transaction, MarkStore.DATABASE));
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
    runLock.close();
    copy.ifPresent(TemporaryFolder::close);
  }
}

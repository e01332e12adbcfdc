package dev.paperboy.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.paperboy.files.TemporaryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database: SQLite in one file, or PostgreSQL. Safe for use by several threads.
 *
 * <p>On SQLite there is one writer at a time, on PostgreSQL there are a few, and readers beside
 * them. Who comes when all are at work waits for a turn, in the order of coming, {@link
 * #LONGEST_WAIT} at most. Work inside a transaction is short and never opens another.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** How often a transaction is begun at most that others keep getting in the way of. */
  static final int MOST_ATTEMPTS = 5;

  /** How long work waits for its turn. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private static final Duration LONGEST_WAIT_IN_BACKGROUND = Duration.ofMinutes(30);

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
   * Returns this database for work that nobody waits for, such as the polls of very many feeds: its
   * transactions wait for each other as long as it takes and, where there are several connections,
   * leave one to others, so that people wait for a few of them at most, however many there are. It
   * is closed with this one.
   */
  public Database inBackground() {
    return new Database(this);
  }

  /**
   * Opens the database at this JDBC address, creates it where there is none, and brings its schema
   * up to date.
   *
   * @throws StoreException in people's words, when it cannot be reached, is damaged, belongs to
   *     another program or to a newer Paperboy
   */
  public static Database open(String url) {
    DatabaseUrl address = address(url);
    return open(prepared(address), address, RunLock.NONE);
  }

  /**
   * As {@link #open}, to run on it: no other process can do so until it is closed.
   *
   * @throws StoreException also when another process does; it says which
   */
  public static Database openToRun(String url) {
    DatabaseUrl address = address(url);
    Dialect dialect = prepared(address);
    RunLock runLock = dialect.lock(address);
    try {
      return open(dialect, address, runLock);
    } catch (RuntimeException failure) {
      runLock.close();
      throw failure;
    }
  }

  /**
   * As {@link #open}, also where the database may be read but not be written: every change fails
   * then. What such a database lacks, a table of this version for one, is told.
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

  /** As {@link #openToRead}, where it is known that the database may not be written. */
  static Database openReadOnly(String url) {
    DatabaseUrl address = address(url);
    return openReadOnly(Dialect.of(address), address);
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

  private static Database open(Dialect dialect, DatabaseUrl url, RunLock runLock) {
    try {
      HikariDataSource writers = dialect.writers(url.text());
      try {
        new Schema(dialect, writers).bringUpToDate();
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
        new Schema(dialect, readers).refuseUnready();
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
    return RowMapping.register(Jdbi.create(connections).registerArgument(new StorableText()));
  }

  /**
   * Runs this in a transaction that may change things. All of it holds, or nothing.
   *
   * <p>PostgreSQL takes a transaction back when it and another wait for each other; it is then
   * begun anew, at once, since the other goes on by that. Therefore the work must have no effect
   * but through the transaction, caches that notice what was taken back apart: what it counts, it
   * counts in its result. SQLite has no such case: it waits for its turn before it begins, and when
   * another program holds the file for too long, the caller is told and decides.
   *
   * @param work is done again where its transaction was taken back
   * @throws StoreException when the database fails
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

  /** As {@link #write}, for work without a result. */
  public void change(Consumer<Transaction> work) {
    write(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  /**
   * Runs this on one unchanging view of the database.
   *
   * @throws StoreException when the database fails
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
   * Copies the database into a new file while it is in use, and checks the copy.
   *
   * @throws StoreException when the file exists, cannot be written, or the copy does not check out
   */
  public void backUp(Path file) {
    try {
      dialect.backUp(writing, file);
    } catch (JdbiException failure) {
      throw StoreException.from(failure);
    }
  }

  /**
   * Reads the whole database to find out whether it is sound, as far as that can be told here: a
   * server's files are the business of its own tools.
   *
   * @throws StoreException when it is damaged
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
   * Makes sure that this process may still run on the database that it opened to run on; to be
   * asked every few seconds, since a server that was restarted forgets it.
   *
   * @return why the process must end; empty while it may run on, or nobody can tell
   */
  public Optional<String> runLost() {
    return runLock.lost();
  }

  /** A text that tells this database from every other one, copies of it apart. */
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

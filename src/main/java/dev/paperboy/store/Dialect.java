package dev.paperboy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paperboy.files.TemporaryFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** Everything that differs between the two databases. */
enum Dialect {
  SQLITE {
    @Override
    void prepare(DatabaseUrl url) {
      SqliteFiles.prepare(url.file().orElseThrow());
    }

    @Override
    RunLock lock(DatabaseUrl url, boolean alone) {
      return FileRunLock.take(url.file().orElseThrow());
    }

    @Override
    boolean isReadOnly(DatabaseUrl url) {
      return SqliteFiles.isReadOnly(url.file().orElseThrow());
    }

    @Override
    HikariDataSource writers(String url) {
      HikariConfig config = pool(url, 1);
      sqlite(config, "IMMEDIATE");
      // In KiB: updates touch pages all over the B-trees of millions of papers.
      config.addDataSourceProperty("cache_size", "-32768");
      // What is deleted, such as a mail address, must not stay in the file; this costs no writes.
      config.setConnectionInitSql("PRAGMA secure_delete = FAST");
      return new HikariDataSource(config);
    }

    @Override
    DataSource forMigrations(String url, HikariDataSource writers) {
      return writers;
    }

    @Override
    HikariDataSource readers(String url) {
      HikariConfig config = pool(url, 4);
      sqlite(config, "DEFERRED");
      config.setConnectionInitSql("PRAGMA query_only = true");
      return new HikariDataSource(config);
    }

    @Override
    Optional<TemporaryFolder> copyToRead(DatabaseUrl url) {
      return SqliteFiles.copyToRead(url.file().orElseThrow());
    }

    @Override
    HikariDataSource readersOnly(DatabaseUrl url, Optional<TemporaryFolder> copy) {
      Path file = url.file().orElseThrow();
      HikariConfig config =
          pool(
              copy.map(SqliteFiles::addressOfCopy)
                  .orElseGet(() -> SqliteFiles.readOnlyAddress(file)),
              4);
      config.setInitializationFailTimeout(1);
      return new HikariDataSource(config);
    }

    @Override
    Map<String, String> types() {
      return Map.of(
          "bigint", "INTEGER",
          "bytes", "BLOB",
          "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
          "strict", " STRICT");
    }

    @Override
    void backUp(Database database, Jdbi jdbi, Path file) {
      SqliteFiles.backUp(jdbi, file);
    }

    @Override
    Optional<String> damage(Jdbi jdbi) {
      return Optional.of(
              jdbi.withHandle(
                  handle ->
                      handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).first()))
          .filter(verdict -> !verdict.equals("ok"));
    }

    @Override
    String foreignTables() {
      return "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    }

    @Override
    String randomText() {
      return "lower(hex(randomblob(16)))";
    }
  },

  POSTGRESQL {
    @Override
    void prepare(DatabaseUrl url) {
      // The server keeps the files.
    }

    @Override
    RunLock lock(DatabaseUrl url, boolean alone) {
      return ServerConnection.open(url.text(), alone);
    }

    @Override
    boolean isReadOnly(DatabaseUrl url) {
      // The server reports it on the first write.
      return false;
    }

    @Override
    HikariDataSource writers(String url) {
      HikariConfig config = serverPool(url, 6);
      // A process that is suspended within a transaction must not keep the others from its work.
      config.setConnectionInitSql(
          "SET lock_timeout = %d; SET idle_in_transaction_session_timeout = %d"
              .formatted(Database.LONGEST_WAIT.toMillis(), Database.LONGEST_PAUSE.toMillis()));
      return new HikariDataSource(config);
    }

    @Override
    Optional<TemporaryFolder> copyToRead(DatabaseUrl url) {
      return Optional.empty();
    }

    @Override
    HikariDataSource readersOnly(DatabaseUrl url, Optional<TemporaryFolder> copy) {
      return readers(url.text());
    }

    @Override
    DataSource forMigrations(String url, HikariDataSource writers) {
      PGSimpleDataSource patient = new PGSimpleDataSource();
      patient.setUrl(url);
      return patient;
    }

    @Override
    HikariDataSource readers(String url) {
      HikariConfig config = serverPool(url, 4);
      config.setReadOnly(true);
      // Every statement of a read transaction uses the snapshot of the first one.
      config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
      return new HikariDataSource(config);
    }

    @Override
    Map<String, String> types() {
      return Map.of(
          "bigint", "BIGINT",
          "bytes", "BYTEA",
          "identity", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
          "strict", "");
    }

    @Override
    void backUp(Database database, Jdbi jdbi, Path file) {
      PortableBackup.make(database, file);
    }

    @Override
    Optional<String> damage(Jdbi jdbi) {
      // The server's own tools check its files.
      return Optional.empty();
    }

    @Override
    String foreignTables() {
      return "SELECT table_name FROM information_schema.tables WHERE table_schema ="
          + " current_schema()";
    }

    @Override
    String randomText() {
      return "replace(gen_random_uuid()::text, '-', '')";
    }
  };

  /** No statement takes longer, except those of migrations. */
  private static final int SECONDS_TO_ANSWER = 60;

  static Dialect of(DatabaseUrl url) {
    return url.isSqlite() ? SQLITE : POSTGRESQL;
  }

  /** Creates what must exist before the first connection is made. */
  abstract void prepare(DatabaseUrl url);

  /**
   * Acquires the right to run on this database, which has been prepared: on SQLite for one process,
   * on a server for any number of them.
   *
   * @param alone whether no other process may run on a server at the same time
   */
  abstract RunLock lock(DatabaseUrl url, boolean alone);

  /** Returns whether the database is known beforehand to be read-only. */
  abstract boolean isReadOnly(DatabaseUrl url);

  /** Creates the connection pool for writes. */
  abstract HikariDataSource writers(String url);

  /** Returns connections whose statements may take any time. */
  abstract DataSource forMigrations(String url, HikariDataSource writers);

  /** Creates the connection pool for reads. */
  abstract HikariDataSource readers(String url);

  /** Copies a read-only database if it cannot be read in place. */
  abstract Optional<TemporaryFolder> copyToRead(DatabaseUrl url);

  /** Creates the connection pool for reading a read-only database, or its copy. */
  abstract HikariDataSource readersOnly(DatabaseUrl url, Optional<TemporaryFolder> copy);

  /** Returns the column types used by the migrations, by placeholder. */
  abstract Map<String, String> types();

  /** Copies the database, which has these connections, into a new SQLite file and verifies it. */
  abstract void backUp(Database database, Jdbi jdbi, Path file);

  /** Reads the whole database; returns a description of the damage, or empty if there is none. */
  abstract Optional<String> damage(Jdbi jdbi);

  /** Returns a query for the names of the existing tables. */
  abstract String foreignTables();

  /** Returns an expression for 32 random hexadecimal digits. */
  abstract String randomText();

  private static HikariConfig pool(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(30_000);
    config.setInitializationFailTimeout(5_000);
    return config;
  }

  private static HikariConfig serverPool(String url, int size) {
    HikariConfig config = pool(url, size);
    // How long callers wait before an unreachable server is reported.
    config.setConnectionTimeout(10_000);
    // Otherwise a thread waits for hours for a server that was cut off and is back.
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // One statement inserts many rows of a batch; in an upsert, no two of them may have one key.
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    if (!url.contains("socketTimeout=")) {
      config.addDataSourceProperty("socketTimeout", String.valueOf(SECONDS_TO_ANSWER));
    }
    return config;
  }

  private static void sqlite(HikariConfig config, String transactionMode) {
    config.addDataSourceProperty("journal_mode", "WAL");
    // FULL: "sent" must survive a power failure, or an alert would be posted twice.
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("foreign_keys", "true");
    if (!config.getJdbcUrl().contains("busy_timeout=")) {
      config.addDataSourceProperty(
          "busy_timeout", String.valueOf(Database.LONGEST_WAIT.toMillis()));
    }
    // Retrying does not turn a file into a database.
    config.setInitializationFailTimeout(1);
    config.addDataSourceProperty("transaction_mode", transactionMode);
  }
}

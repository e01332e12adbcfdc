package dev.paperboy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** All that differs between the databases. */
enum Dialect {
  SQLITE {
    @Override
    HikariDataSource writers(String url) {
      makeFolder(url);
      HikariConfig config = pool(url, 1);
      sqlite(config, "IMMEDIATE");
      // In KiB: the trees of millions of papers are changed all over.
      config.addDataSourceProperty("cache_size", "-32768");
      return new HikariDataSource(config);
    }

    @Override
    HikariDataSource readers(String url) {
      HikariConfig config = pool(url, 4);
      sqlite(config, "DEFERRED");
      config.setConnectionInitSql("PRAGMA query_only = true");
      return new HikariDataSource(config);
    }

    @Override
    Map<String, String> types() {
      return Map.of(
          "bigint", "INTEGER",
          "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
          "strict", " STRICT");
    }

    @Override
    void backUp(Jdbi jdbi, Path file) {
      Path copy = file.toAbsolutePath();
      if (Files.exists(copy)) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE, file + " exists already; name a new file.", null);
      }
      Path folder = copy.getParent();
      if (folder == null || !Files.isWritable(folder)) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE,
            "No file can be made in the folder " + folder + ".",
            null);
      }
      jdbi.useHandle(handle -> handle.execute("VACUUM INTO ?", copy.toString()));
      check(Jdbi.create(SQLITE_PREFIX + copy));
    }

    private void check(Jdbi copy) {
      String verdict =
          copy.withHandle(
              handle -> handle.createQuery("PRAGMA integrity_check").mapTo(String.class).first());
      if (!"ok".equals(verdict)) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE, "The copy is damaged: " + verdict, null);
      }
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
    HikariDataSource writers(String url) {
      return new HikariDataSource(pool(url, 6));
    }

    @Override
    HikariDataSource readers(String url) {
      HikariConfig config = pool(url, 4);
      config.setReadOnly(true);
      // Every statement of a reading transaction sees what the first one saw.
      config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
      return new HikariDataSource(config);
    }

    @Override
    Map<String, String> types() {
      return Map.of(
          "bigint", "BIGINT",
          "identity", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
          "strict", "");
    }

    @Override
    void backUp(Jdbi jdbi, Path file) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "`backup` copies SQLite databases; for PostgreSQL use pg_dump.",
          null);
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

  private static final String SQLITE_PREFIX = "jdbc:sqlite:";

  static Dialect of(String url) {
    if (url.startsWith(SQLITE_PREFIX)) {
      return SQLITE;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new StoreException(
        StoreException.Kind.UNUSABLE,
        "`database` must begin with jdbc:sqlite: or jdbc:postgresql:",
        null);
  }

  /** The pool that changes are made through. */
  abstract HikariDataSource writers(String url);

  /** The pool that is read through. */
  abstract HikariDataSource readers(String url);

  /** The words for column types that the migrations use. */
  abstract Map<String, String> types();

  abstract void backUp(Jdbi jdbi, Path file);

  /** A query for the names of the tables that are there. */
  abstract String foreignTables();

  /** An expression for 32 random hexadecimal digits. */
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

  private static void sqlite(HikariConfig config, String transactionMode) {
    config.addDataSourceProperty("journal_mode", "WAL");
    // FULL: "sent" must survive a power cut, or an alert would be posted twice.
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("foreign_keys", "true");
    if (!config.getJdbcUrl().contains("busy_timeout=")) {
      config.addDataSourceProperty("busy_timeout", "15000");
    }
    // A file does not become a database by waiting for it.
    config.setInitializationFailTimeout(1);
    config.addDataSourceProperty("transaction_mode", transactionMode);
  }

  private static void makeFolder(String url) {
    String file = url.substring(SQLITE_PREFIX.length()).replaceFirst("\\?.*$", "");
    Path folder = Path.of(file).toAbsolutePath().getParent();
    if (file.isEmpty() || file.startsWith(":") || file.startsWith("file:") || folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE, "The folder " + folder + " cannot be made.", failure);
    }
  }
}

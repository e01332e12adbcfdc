package dev.paperboy.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database schema and its migrations. */
final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /** The number of the latest migration; they are numbered from 1. */
  static final int NEWEST = 34;

  private static final String HISTORY = "paperboy_schema";

  /** Waits for another process that migrates the database, which may take long, until it ends. */
  private static final int WITHOUT_END = -1;

  private final Dialect dialect;
  private final DataSource connections;
  private final Optional<Path> file;

  /**
   * Prepares for the database behind these connections.
   *
   * @param file SQLite's file, which is copied before it is migrated; empty for PostgreSQL
   */
  Schema(Dialect dialect, DataSource connections, Optional<Path> file) {
    this.dialect = dialect;
    this.connections = connections;
    this.file = file;
  }

  void bringUpToDate() {
    Jdbi jdbi = Jdbi.create(connections);
    List<String> tables = tables(jdbi);
    refuseForeignTables(tables);
    if (!isUpToDate(jdbi, tables)) {
      Flyway flyway = flyway();
      refuseNewerSchema(flyway);
      if (!tables.isEmpty()) {
        file.ifPresentOrElse(
            found -> copyBeforeMigration(jdbi, found),
            () ->
                LOG.info(
                    "the database is from an older version; this process migrates it, or waits for"
                        + " another one that does"));
      }
      flyway.migrate();
    }
    refuseUnfinishedMove(jdbi);
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO marks (name, value) VALUES (:name, "
                        + dialect.randomText()
                        + ") ON CONFLICT DO NOTHING")
                .bind("name", MarkStore.DATABASE)
                .execute());
  }

  /**
   * Creates the tables for another database to be moved into, unless this version created them
   * before. Changes nothing if the database belongs to another version, which may have data in it.
   */
  void prepareToReceive() {
    Jdbi jdbi = Jdbi.create(connections);
    List<String> tables = tables(jdbi);
    refuseForeignTables(tables);
    if (tables.isEmpty()) {
      flyway().migrate();
    } else if (!isUpToDate(jdbi, tables)) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "The database that --to names was made by another version of Paperboy. Name an empty"
              + " database, or a new file.",
          null);
    }
  }

  private static void copyBeforeMigration(Jdbi jdbi, Path file) {
    int schema =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT max(CAST(version AS INTEGER)) FROM paperboy_schema")
                    .mapTo(Integer.class)
                    .one());
    try {
      Path copy = SqliteFiles.backUpBeforeMigration(jdbi, file, schema);
      LOG.atInfo()
          .addKeyValue("copy", copy)
          .addKeyValue("schema", schema)
          .log("the database is from an older version; it was copied and is now migrated");
    } catch (JdbiException | StoreException failure) {
      StoreException reason = StoreException.from(failure);
      throw new StoreException(
          reason.kind(),
          "The database is from an older version and was not migrated, because it could not be"
              + " copied first: "
              + reason.getMessage(),
          failure);
    }
  }

  /**
   * Checks that a file is a database of this program that this version can use, at most after a
   * migration.
   */
  void refuseUnrestorable(Path backup) {
    Jdbi jdbi = Jdbi.create(connections);
    List<String> tables;
    try {
      tables = tables(jdbi);
    } catch (JdbiException failure) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          backup + " is damaged or no SQLite database. Name a file that `backup` made.",
          failure);
    }
    if (tables.isEmpty()) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          backup + " is an empty database. Name a file that `backup` made.",
          null);
    }
    refuseForeignTables(tables);
    if (isUpToDate(jdbi, tables)) {
      refuseUnfinishedMove(jdbi);
    } else {
      refuseNewerSchema(flyway());
    }
  }

  /** Checks that a read-only database can be used as it is. */
  void refuseUnready() {
    Jdbi jdbi = Jdbi.create(connections);
    List<String> tables = tables(jdbi);
    refuseForeignTables(tables);
    if (isUpToDate(jdbi, tables)) {
      refuseUnfinishedMove(jdbi);
      return;
    }
    Flyway flyway = flyway();
    refuseNewerSchema(flyway);
    if (tables.isEmpty() || flyway.info().pending().length > 0) {
      throw new StoreException(
          StoreException.Kind.READ_ONLY,
          (tables.isEmpty() ? "The database is empty" : "The database is from an older Paperboy")
              + ", and this user may not write it. Start this Paperboy on it once as a user who"
              + " may, or copy it to where you may write.",
          null);
    }
  }

  private static void refuseUnfinishedMove(Jdbi jdbi) {
    boolean unfinished =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) > 0 FROM move_progress")
                    .mapTo(Boolean.class)
                    .one());
    if (unfinished) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "Another database is being moved into this one, and the move is not finished. Run"
              + " `./paperboy move` again with the same addresses; it continues where it was.",
          null);
    }
  }

  /**
   * Returns whether the last migration of this version was the last to be applied; they are applied
   * in their order. Checked before the migration library starts, which takes longer than a short
   * command needs for its work.
   */
  private static boolean isUpToDate(Jdbi jdbi, List<String> tables) {
    if (!tables.contains(HISTORY)) {
      return false;
    }
    List<String> applied =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT CASE WHEN success THEN version ELSE 'failed' END
                        FROM paperboy_schema ORDER BY installed_rank
                        """)
                    .mapTo(String.class)
                    .list());
    return !applied.contains("failed")
        && !applied.isEmpty()
        && applied.get(applied.size() - 1).equals(Integer.toString(NEWEST));
  }

  private Flyway flyway() {
    FluentConfiguration configuration = Flyway.configure();
    // With a lock for a transaction, a migration and the row that records it would be committed one
    // after the other, by two connections: a process that ends in between could not start again.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration
        .dataSource(connections)
        .locations("classpath:db/migration")
        .javaMigrations(new AddressDigestMigration(), new ReplicasMigration())
        .table(HISTORY)
        .lockRetryCount(WITHOUT_END)
        .placeholders(dialect.types())
        .load();
  }

  private List<String> tables(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery(dialect.foreignTables()).mapTo(String.class).list());
  }

  private static void refuseForeignTables(List<String> tables) {
    if (!tables.isEmpty() && !tables.contains(HISTORY)) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "The database belongs to another program: it holds the table "
              + tables.get(0)
              + " and none of Paperboy's. Name another one in `database`.",
          null);
    }
  }

  private void refuseNewerSchema(Flyway flyway) {
    for (MigrationInfo migration : flyway.info().applied()) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS
          || migration.getState() == MigrationState.FUTURE_FAILED) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE,
            "The database was written by a newer Paperboy (schema "
                + migration.getVersion()
                + "; this version knows "
                + NEWEST
                + "). Use that version, or restore "
                + copyOfThisVersion()
                + ", made before the upgrade.",
            null);
      }
    }
  }

  private String copyOfThisVersion() {
    return file.map(found -> SqliteFiles.copyBeforeMigration(found, NEWEST))
        .filter(Files::exists)
        .map(copy -> "the copy with `./paperboy restore " + copy + "`")
        .orElse("a backup");
  }
}

package dev.paperboy.store;

import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;

/** The database schema and its migrations. */
final class Schema {
  /** The number of the latest migration; they are numbered from 1. */
  static final int NEWEST = 30;

  private static final String HISTORY = "paperboy_schema";

  private final Dialect dialect;
  private final DataSource connections;

  Schema(Dialect dialect, DataSource connections) {
    this.dialect = dialect;
    this.connections = connections;
  }

  void bringUpToDate() {
    Jdbi jdbi = Jdbi.create(connections);
    List<String> tables = tables(jdbi);
    refuseForeignTables(tables);
    if (!isUpToDate(jdbi, tables)) {
      Flyway flyway = flyway();
      refuseNewerSchema(flyway);
      flyway.migrate();
    }
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

  /** Checks that a read-only database can be used as it is. */
  void refuseUnready() {
    Jdbi jdbi = Jdbi.create(connections);
    List<String> tables = tables(jdbi);
    refuseForeignTables(tables);
    if (isUpToDate(jdbi, tables)) {
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

  /**
   * Returns whether exactly the migrations of this version have been applied. Checked before the
   * migration library starts, which takes longer than a short command needs for its work.
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
    return applied.equals(IntStream.rangeClosed(1, NEWEST).mapToObj(Integer::toString).toList());
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(connections)
        .locations("classpath:db/migration")
        .javaMigrations(new AddressDigestMigration(), new ReplicasMigration())
        .table(HISTORY)
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

  private static void refuseNewerSchema(Flyway flyway) {
    for (MigrationInfo migration : flyway.info().applied()) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS
          || migration.getState() == MigrationState.FUTURE_FAILED) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE,
            "The database was written by a newer Paperboy (schema "
                + migration.getVersion()
                + "). Use that version, or restore a backup made before the upgrade.",
            null);
      }
    }
  }
}

package dev.paperboy.store;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** A schema migration that SQL alone cannot express; it runs in a transaction. */
abstract class CodedMigration implements JavaMigration {
  private final String version;
  private final String description;

  /**
   * Creates the migration to a version of the schema.
   *
   * @param description as it is stored with the schema; never changed
   */
  CodedMigration(String version, String description) {
    this.version = version;
    this.description = description;
  }

  @Override
  public final MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public final String getDescription() {
    return description;
  }

  @Override
  public final @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public final boolean canExecuteInTransaction() {
    return true;
  }
}

package dev.paperboy.store;

import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.ChannelPartition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.Context;

/**
 * Schema migration 30: several replicas on a database. Written in Java because the partition of a
 * channel is computed in Java.
 */
final class ReplicasMigration extends CodedMigration {
  private static final List<String> STATEMENTS =
      List.of(
          // The processes on the database, by its clock.
          """
          CREATE TABLE replicas (
            number ${identity},
            name TEXT NOT NULL,
            started ${bigint} NOT NULL,
            seen ${bigint} NOT NULL
          )${strict}
          """,
          // Which replica does which part of the work.
          """
          CREATE TABLE leases (
            lease_group TEXT NOT NULL,
            partition ${bigint} NOT NULL,
            owner ${bigint} REFERENCES replicas (number),
            PRIMARY KEY (lease_group, partition)
          )${strict}
          """,
          // When the next request that counts towards a limit may be sent, by the database's clock.
          """
          CREATE TABLE paces (
            name TEXT PRIMARY KEY,
            next ${bigint} NOT NULL
          )${strict}
          """,
          "ALTER TABLE channels ADD COLUMN partition ${bigint} NOT NULL DEFAULT 0");

  ReplicasMigration() {
    super("30", "replicas");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    Map<String, String> types = context.getConfiguration().getPlaceholders();
    try (Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(written(sql, types));
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT number, platform, tenant, id FROM channels");
        PreparedStatement update =
            connection.prepareStatement("UPDATE channels SET partition = ? WHERE number = ?")) {
      while (rows.next()) {
        update.setInt(
            1,
            ChannelPartition.of(
                new ChannelId(rows.getString(2), rows.getString(3), rows.getString(4))));
        update.setLong(2, rows.getLong(1));
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static String written(String sql, Map<String, String> types) {
    String written = sql;
    for (Map.Entry<String, String> type : types.entrySet()) {
      written = written.replace("${" + type.getKey() + "}", type.getValue());
    }
    return written;
  }
}

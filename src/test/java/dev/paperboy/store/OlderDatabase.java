package dev.paperboy.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;

/** A database as an older version of the program left it. */
public final class OlderDatabase implements AutoCloseable {
  private final Connection connection;
  private int papers;

  /** An empty one of this version of the tables. */
  public OlderDatabase(String url, String version) throws SQLException {
    loadLibrary();
    Flyway.configure()
        .dataSource(url, url.contains("postgres") ? "postgres" : null, null)
        .locations("classpath:db/migration")
        .javaMigrations(new AddressDigestMigration())
        .table("paperboy_schema")
        .placeholders(Dialect.of(DatabaseUrl.of(url)).types())
        .target(version)
        .load()
        .migrate();
    connection = DriverManager.getConnection(url);
  }

  /**
   * Loads SQLite's library as the program does. A driver that has unpacked its own before is left
   * with one that was not set up.
   */
  static void loadLibrary() {
    SqliteLibrary.load(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Carries out a statement. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A feed whose last poll, at that time, was complete. */
  public void feed(String name, Instant read) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO feeds (name, last_attempt, first_complete, last_complete, failures, reason,
              malformed)
            VALUES (?, ?, ?, ?, 0, '', '')
            """)) {
      statement.setString(1, name);
      for (int column = 2; column <= 4; column++) {
        statement.setLong(column, read.toEpochMilli());
      }
      statement.executeUpdate();
    }
  }

  /** A paper that one feed announced at that time, and that was read a little later. */
  public void paper(String id, String title, String url, String feed, Instant announced)
      throws SQLException {
    papers++;
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                INSERT INTO papers (id, revision, first_seen, announced, title, abstract, tldr,
                  authors, categories, keywords, published, version, url, thumbnail, organization,
                  comment, upvotes, comments, code, project, feeds)
                VALUES (?, ?, ?, ?, ?, '', '', '[]', '[]', '[]', ?, 1, ?, '', '', '', 0, 0, '', '', ?)
                """);
        PreparedStatement sighting =
            connection.prepareStatement(
                "INSERT INTO sightings VALUES (?, ?, 1, 'NEW', ?, ?, 1, 0)")) {
      statement.setString(1, id);
      statement.setLong(2, papers);
      statement.setLong(3, announced.toEpochMilli());
      statement.setLong(4, announced.toEpochMilli());
      statement.setString(5, title);
      statement.setLong(6, announced.toEpochMilli());
      statement.setString(7, url);
      statement.setString(8, "[\"" + feed + "\"]");
      statement.executeUpdate();
      sighting.setString(1, feed);
      sighting.setString(2, id);
      sighting.setLong(3, announced.toEpochMilli());
      sighting.setLong(4, announced.plusSeconds(3).toEpochMilli());
      sighting.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    execute("UPDATE counters SET value = " + papers + " WHERE name = 'papers'");
    connection.close();
  }
}

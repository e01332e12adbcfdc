package dev.paperboy.bench;

import dev.paperboy.paper.Paper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQLite's full-text search as anybody would use it: three columns, Porter stems, bm25. */
final class Fts5 implements AutoCloseable {
  private static final int BATCH = 1000;

  private final Connection connection;
  private final PreparedStatement best;
  private final PreparedStatement count;

  /** Opens the file, which is filled with these papers where it is new. */
  Fts5(Path file, Supplier<Stream<Paper>> papers) throws SQLException {
    boolean isNew = Files.notExists(file);
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = OFF");
      statement.execute("PRAGMA mmap_size = 8000000000");
      statement.execute("PRAGMA cache_size = -200000");
    }
    if (isNew) {
      create();
      load(papers.get());
    }
    best =
        connection.prepareStatement(
            "SELECT id FROM papers WHERE papers MATCH ? ORDER BY rank LIMIT 10");
    count = connection.prepareStatement("SELECT count(*) FROM papers WHERE papers MATCH ?");
  }

  private void create() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIRTUAL TABLE papers USING fts5"
              + "(id UNINDEXED, title, tldr, abstract, tokenize = 'porter unicode61')");
      statement.execute(
          "INSERT INTO papers (papers, rank) VALUES ('rank', 'bm25(0, 4.0, 2.0, 1.0)')");
    }
  }

  private void load(Stream<Paper> papers) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO papers VALUES (?, ?, ?, ?)")) {
      int added = 0;
      for (Iterator<Paper> rest = papers.iterator(); rest.hasNext(); ) {
        Paper paper = rest.next();
        insert.setString(1, paper.id().toString());
        insert.setString(2, paper.title());
        insert.setString(3, paper.tldr());
        insert.setString(4, paper.abstractText());
        insert.addBatch();
        if (++added % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO papers (papers) VALUES ('optimize')");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  /** How many of the best ten there are. */
  int best(String words) throws SQLException {
    best.setString(1, allOf(words));
    int hits = 0;
    try (ResultSet rows = best.executeQuery()) {
      while (rows.next()) {
        hits += rows.getString(1).isEmpty() ? 0 : 1;
      }
    }
    return hits;
  }

  int count(String words) throws SQLException {
    count.setString(1, allOf(words));
    try (ResultSet rows = count.executeQuery()) {
      return rows.getInt(1);
    }
  }

  private static String allOf(String words) {
    return Arrays.stream(words.split(" ", -1))
        .map(word -> '"' + word + '"')
        .collect(Collectors.joining(" "));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

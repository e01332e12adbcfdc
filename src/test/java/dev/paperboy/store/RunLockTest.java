package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processes run on a database at the same time. */
final class RunLockTest {
  /** Ends the connection of whoever runs on a database, as a restart of the server does. */
  private static final String END_HOLDERS =
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  @TempDir Path folder;

  private static StoreException refusal(String url) {
    StoreException refusal =
        catchThrowableOfType(StoreException.class, () -> Database.openToRun(url).close());
    assertThat(refusal).isNotNull();
    return refusal;
  }

  @Test
  void aSecondOneOnAFileIsToldWhereTheFirstOneRunsAndMayRunAfterIt() {
    String url = TestDatabase.SQLITE.url(folder);
    try (Database first = Database.openToRun(url)) {
      assertThat(refusal(url))
          .hasMessageContaining("is in use by another Paperboy that is running (process ")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining("Stop it first, or name another one in `database`.");
      Database.open(url).close();
      assertThat(first.mark()).as("commands come and go").isNotEmpty();
    }
    Database.openToRun(url).close();
  }

  @Test
  void aFileIsKnownThroughLinksAndOtherSpellings() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path file = real.resolve("paperboy.db");
    Path linkToFile = folder.resolve("link.db");
    Path linkToFolder = Files.createSymbolicLink(folder.resolve("data"), real);
    try (Database first = Database.openToRun("jdbc:sqlite:" + file)) {
      assertThat(first.mark()).isNotEmpty();
      Files.createSymbolicLink(linkToFile, file);
      Path chain = Files.createSymbolicLink(folder.resolve("chain.db"), linkToFile);
      Path relative = Path.of("").toAbsolutePath().relativize(file.toRealPath());
      for (Path other :
          new Path[] {
            linkToFile,
            chain,
            linkToFolder.resolve("paperboy.db"),
            folder.resolve("data/../real/./paperboy.db"),
            relative
          }) {
        assertThat(refusal("jdbc:sqlite:" + other)).as("%s", other).hasMessageContaining("in use");
      }
      Database.openToRun("jdbc:sqlite:" + real.resolve("another.db")).close();
    }
    try (Database first = Database.openToRun("jdbc:sqlite:" + linkToFile)) {
      assertThat(first.mark()).isNotEmpty();
      assertThat(refusal("jdbc:sqlite:" + file)).hasMessageContaining("in use");
    }
  }

  @Test
  void aFileWithASecondNameIsRefusedBecauseItsJournalsWouldNotBeShared() throws IOException {
    String url = "jdbc:sqlite:" + folder.resolve("paperboy.db");
    Database.open(url).close();
    Path other = Files.createLink(folder.resolve("other.db"), folder.resolve("paperboy.db"));
    assertThat(refusal(url))
        .hasMessageContaining("has a second name, a hard link")
        .hasMessageContaining("Remove the other name, or copy the file.");
    Files.delete(other);
    Database.openToRun(url).close();
  }

  @Test
  void anyNumberOfProcessesMayRunOnAServer() throws SQLException {
    String url = TestDatabase.POSTGRESQL.url(folder);
    try (Database first = Database.openToRun(url);
        Database second = Database.openToRun(url)) {
      execute(url, END_HOLDERS);
      assertThat(second.mark()).isEqualTo(first.mark());
    }
  }

  /** Older versions, which know no leases, hold the lock alone. */
  @Test
  void anOlderVersionAndThisOneDoNotRunOnAServerAtTheSameTime() throws SQLException {
    String url = TestDatabase.POSTGRESQL.url(folder);
    try (Connection older = DriverManager.getConnection(url)) {
      assertThat(olderVersionLocks(older)).isTrue();
      assertThat(refusal(url))
          .hasMessageContaining(
              "that has to be alone on it, an older version or one that moves it (")
          .hasMessageContaining("Stop it first, or name another one in `database`.");
    }
    try (Database running = Database.openToRun(url);
        Connection older = DriverManager.getConnection(url)) {
      assertThat(running.mark()).isNotEmpty();
      assertThat(olderVersionLocks(older)).isFalse();
    }
  }

  private static boolean olderVersionLocks(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT pg_try_advisory_lock(1348563058, %d)".formatted("public".hashCode()))) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  @Test
  void anotherSchemaOfADatabaseIsAnotherDatabase() throws SQLException {
    String url = TestDatabase.POSTGRESQL.url(folder);
    execute(url, "CREATE SCHEMA other");
    try (Database first = Database.openToRun(url);
        Database second = Database.openToRun(url + "&currentSchema=other")) {
      assertThat(first.mark()).isNotEqualTo(second.mark());
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

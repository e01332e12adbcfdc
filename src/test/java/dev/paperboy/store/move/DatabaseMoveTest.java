package dev.paperboy.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.move.MoveListener.Stage;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything of one database is in the other one afterwards, whatever happens in between. */
final class DatabaseMoveTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final int ROWS = 12;
  private static final int FEW = 5;

  @TempDir private Path folder;
  @TempDir private Path other;
  private String file = "";

  @BeforeEach
  void source() {
    file = TestDatabase.SQLITE.url(folder);
  }

  private static Map<String, List<String>> filled(String url) {
    try (Database database = Database.open(url)) {
      new FilledTables(1).fill(database, ROWS);
      return FilledTables.content(database);
    }
  }

  private static List<MovedTable> move(String from, String to) {
    return move(from, to, MoveListener.NONE);
  }

  private static List<MovedTable> move(String from, String to, MoveListener listener) {
    try (Database source = Database.openToMove(from);
        Database target = Database.openToReceive(to)) {
      return new DatabaseMove(source, target, listener, FEW).run();
    }
  }

  private static Map<String, List<String>> content(String url) {
    try (Database database = Database.open(url)) {
      return FilledTables.content(database);
    }
  }

  private static void refused(ThrowingCallable work, String... words) {
    assertThatThrownBy(work).isInstanceOf(StoreException.class).hasMessageContainingAll(words);
  }

  @Test
  void everyTableIsTheSameAfterAMoveToPostgresqlAndAfterAMoveBack() {
    Map<String, List<String>> content = filled(file);
    String server = TestDatabase.POSTGRESQL.url(other);
    List<MovedTable> there = move(file, server);
    assertThat(content(server)).isEqualTo(content);
    String back = "jdbc:sqlite:" + other.resolve("back.db");
    assertThat(move(server, back)).isEqualTo(there);
    assertThat(content(back)).isEqualTo(content);
    assertThat(move(back, "jdbc:sqlite:" + other.resolve("again.db"))).isEqualTo(there);
    assertThat(there)
        .extracting(MovedTable::name)
        .containsExactlyInAnyOrderElementsOf(content.keySet())
        .contains("papers", "alerts", "marks", "counters");
    assertThat(there)
        .allSatisfy(
            table -> {
              assertThat(table.rows()).as(table.name()).isGreaterThanOrEqualTo(ROWS);
              assertThat(table.fingerprint()).matches("[0-9a-f]{64}");
            });
  }

  @Test
  void theSourceStaysLockedHoweverLongAMoveTakes() {
    try (Database source = Database.openToMove(TestDatabase.POSTGRESQL.url(other))) {
      String limit =
          source.write(
              transaction -> {
                Connection connection = transaction.handle().getConnection();
                try {
                  MoveSql.POSTGRESQL.lock(connection, TableCatalog.read(connection));
                } catch (SQLException failure) {
                  throw StoreException.from(failure);
                }
                return transaction
                    .handle()
                    .createQuery("SHOW idle_in_transaction_session_timeout")
                    .mapTo(String.class)
                    .one();
              });
      assertThat(limit).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void numbersContinueAfterTheHighestEverGivenThoughItsRowIsGone(TestDatabase kind)
      throws SQLException {
    filled(file);
    execute(file, "UPDATE sqlite_sequence SET seq = 77777777 WHERE name = 'channels'");
    String to = kind.url(other);
    move(file, to);
    assertThat(newChannel(to)).isEqualTo(77_777_778L);
    String back = "jdbc:sqlite:" + other.resolve("back.db");
    move(to, back);
    assertThat(newChannel(back)).isEqualTo(77_777_779L);
  }

  private static long newChannel(String url) {
    try (Database database = Database.open(url)) {
      return database.write(
          transaction ->
              new ChannelStore()
                  .ensure(
                      transaction,
                      new ChannelId("console", "local", url),
                      "new",
                      Rules.DEFAULT,
                      NOW)
                  .key());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aMoveEndedAtTenRandomMomentsIsContinued(TestDatabase kind) {
    Map<String, List<String>> content = filled(file);
    String to = kind.url(other);
    Random random = new Random(7);
    for (int end = 0; end < 10; end++) {
      AtomicInteger left = new AtomicInteger(1 + random.nextInt(12));
      assertThatThrownBy(() -> move(file, to, endingAfter(left))).hasMessage("ended on purpose");
      refused(() -> Database.openToRun(to).close(), "is being moved into this one");
      refused(() -> Database.openToRead(to).close(), "Run `./paperboy move` again");
    }
    move(file, to);
    assertThat(content(to)).isEqualTo(content);
  }

  @Test
  void whatWasCopiedIsNotCopiedAgain() {
    filled(file);
    String to = TestDatabase.POSTGRESQL.url(other);
    long[] reached = new long[2];
    assertThatThrownBy(
            () ->
                move(
                    file,
                    to,
                    (stage, done, total) -> {
                      reached[0] = done;
                      if (done > total / 2) {
                        throw new IllegalStateException("ended on purpose");
                      }
                    }))
        .hasMessage("ended on purpose");
    move(
        file,
        to,
        (stage, done, total) -> {
          if (stage == Stage.COPY && reached[1] == 0 && done > reached[0]) {
            reached[1] = done;
          }
        });
    assertThat(reached[1] - reached[0]).as("a batch further").isBetween(1L, (long) FEW);
  }

  private static MoveListener endingAfter(AtomicInteger left) {
    return (stage, done, total) -> {
      if (left.decrementAndGet() <= 0) {
        throw new IllegalStateException("ended on purpose");
      }
    };
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSourceThatWasUsedInBetweenIsMovedAnew(TestDatabase kind) throws SQLException {
    filled(file);
    String to = kind.url(other);
    assertThatThrownBy(() -> move(file, to, endingAfter(new AtomicInteger(40))))
        .hasMessage("ended on purpose");
    newChannel(file);
    move(file, to);
    assertThat(content(to)).isEqualTo(content(file));
  }

  @Test
  void aChangeThatOnlyTheContentShowsIsFoundToo() throws SQLException {
    filled(file);
    String to = TestDatabase.POSTGRESQL.url(other);
    assertThatThrownBy(() -> move(file, to, endingVerification())).hasMessage("ended on purpose");
    execute(file, "UPDATE messages SET text = 'changed' WHERE number % 2 = 0");
    move(file, to);
    assertThat(content(to)).isEqualTo(content(file));
  }

  private static MoveListener endingVerification() {
    return (stage, done, total) -> {
      if (stage == Stage.VERIFY) {
        throw new IllegalStateException("ended on purpose");
      }
    };
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aTargetThatHasRowsIsRefusedAndLeftAsItIs(TestDatabase kind) {
    filled(file);
    String to = kind.url(other);
    newChannel(to);
    Map<String, List<String>> before = content(to);
    refused(() -> move(file, to), "is not empty", "its table channels has rows");
    assertThat(content(to)).isEqualTo(before);
    assertThat(newChannel(to)).as("it can be used as before").isPositive();
  }

  @Test
  void aTargetOfAnotherProgramOrAnotherVersionIsRefusedAndLeftAsItIs() throws Exception {
    filled(file);
    Path customers = other.resolve("customers.db");
    execute("jdbc:sqlite:" + customers, "CREATE TABLE customers (name TEXT)");
    refused(() -> move(file, "jdbc:sqlite:" + customers), "belongs to another program");
    Path older = other.resolve("older.db");
    newChannel("jdbc:sqlite:" + older);
    execute(
        "jdbc:sqlite:" + older,
        "DELETE FROM paperboy_schema WHERE version = (SELECT max(CAST(version AS INTEGER)) FROM"
            + " paperboy_schema)");
    byte[] before = Files.readAllBytes(older);
    refused(() -> move(file, "jdbc:sqlite:" + older), "another version of Paperboy");
    assertThat(Files.readAllBytes(older)).isEqualTo(before);
  }

  @Test
  void aTargetOfAnotherUnfinishedMoveIsRefused() {
    filled(file);
    String to = TestDatabase.POSTGRESQL.url(other);
    assertThatThrownBy(() -> move(file, to, endingAfter(new AtomicInteger(20))))
        .hasMessage("ended on purpose");
    String another = "jdbc:sqlite:" + other.resolve("another.db");
    newChannel(another);
    refused(() -> move(another, to), "unfinished move of another database");
    move(file, to);
    assertThat(content(to)).isEqualTo(content(file));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aDatabaseInUseIsNeitherMovedNorMovedInto(TestDatabase kind) {
    filled(file);
    String url = kind.url(other);
    try (Database running = Database.openToRun(url)) {
      assertThat(running.mark()).isNotEmpty();
      refused(() -> move(url, "jdbc:sqlite:" + other.resolve("x.db")), "in use by another");
      refused(() -> move(file, url), "in use by another");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nothingChangesTheSourceDuringAMove(TestDatabase kind) {
    String from = kind.url(other);
    filled(from);
    Map<String, List<String>> content = content(from);
    AtomicInteger refusals = new AtomicInteger();
    String to = "jdbc:sqlite:" + other.resolve("target.db");
    move(
        from,
        to,
        (stage, done, total) -> {
          if (refusals.get() == 0) {
            refusals.incrementAndGet();
            refused(() -> changeSoon(from), "busy");
          }
        });
    assertThat(refusals).hasValue(1);
    assertThat(content(to)).isEqualTo(content);
    assertThat(content(from)).isEqualTo(content);
  }

  /** Tries to change something as a command would that runs beside the move, and waits briefly. */
  private static void changeSoon(String url) {
    String hurried =
        url.contains("sqlite") ? url + "?busy_timeout=50" : url + "&options=-c%20lock_timeout%3D50";
    try (Connection connection = DriverManager.getConnection(hurried);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE papers SET title = 'changed'");
    } catch (SQLException failure) {
      throw StoreException.from(failure);
    }
  }

  @Test
  void everyTableOfTheSchemaIsMovedOrExcludedWithAReason() {
    try (Database sqlite = Database.open(file);
        Database server = Database.open(TestDatabase.POSTGRESQL.url(other))) {
      List<Table> tables = tables(sqlite);
      assertThat(tables(server)).containsExactlyInAnyOrderElementsOf(tables);
      assertThat(tables.stream().map(Table::name).collect(Collectors.toSet()))
          .doesNotContainAnyElementsOf(TableCatalog.EXCLUDED.keySet());
      assertThat(allNames(sqlite))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      tables.stream().map(Table::name), TableCatalog.EXCLUDED.keySet().stream())
                  .toList());
      assertThat(TableCatalog.EXCLUDED.values()).allSatisfy(why -> assertThat(why).isNotBlank());
    }
  }

  private static List<Table> tables(Database database) {
    return database.read(
        transaction -> {
          try {
            return TableCatalog.read(transaction.handle().getConnection());
          } catch (SQLException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  private static List<String> allNames(Database database) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table'"
                        + " AND name NOT LIKE 'sqlite%'")
                .mapTo(String.class)
                .list());
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

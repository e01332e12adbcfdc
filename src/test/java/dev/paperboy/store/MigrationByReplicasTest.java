package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SameInstant;
import dev.paperboy.paper.PaperId;
import dev.paperboy.route.chaos.TcpProxy;
import dev.paperboy.store.StoreException.Kind;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas that start at the same instant on a PostgreSQL database that is not up to date. */
final class MigrationByReplicasTest {
  private static final int REPLICAS = 6;

  /** In pieces of what is sent; at least. */
  private static final int LONGEST_MIGRATION = 60;

  private static final Instant DAY = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir Path folder;

  /** Starts all replicas on the database, each of which uses it, and stops them. */
  private static List<String> start(String url) throws Exception {
    Callable<Database> start = () -> Database.openToRun(url);
    List<Database> replicas = SameInstant.call(Collections.nCopies(REPLICAS, start));
    try {
      return replicas.stream().map(Database::mark).toList();
    } finally {
      replicas.forEach(Database::close);
    }
  }

  private static List<String> migrations(Database database) {
    return database.read(
        transaction ->
            transaction
                .query(
                    """
                    SELECT version FROM paperboy_schema
                    WHERE success AND version IS NOT NULL ORDER BY CAST(version AS INTEGER)
                    """,
                    Map.of())
                .mapTo(String.class)
                .list());
  }

  private static void assertUpToDateOnce(Database database, List<String> marks) {
    assertThat(marks).hasSize(REPLICAS).containsOnly(database.mark());
    assertThat(migrations(database))
        .doesNotHaveDuplicates()
        .endsWith(Integer.toString(Schema.NEWEST));
  }

  @RepeatedTest(3)
  void onAnEmptyOneAllRunAndTheTablesAreCreatedOnce() throws Exception {
    String url = TestDatabase.POSTGRESQL.url(folder);
    List<String> marks = start(url);
    try (Database database = Database.open(url)) {
      assertUpToDateOnce(database, marks);
    }
  }

  /** The library that migrates gives up after 50 seconds if it is not told to wait. */
  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void allRunHoweverLongTheMigrationTakes() throws Exception {
    String url = TestDatabase.POSTGRESQL.url(folder);
    new OlderDatabase(url, "28").close();
    ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE channels IN ACCESS SHARE MODE");
      Object unused =
          reader.schedule(
              () -> {
                connection.commit();
                return true;
              },
              60,
              TimeUnit.SECONDS);
      assertThat(start(url)).hasSize(REPLICAS);
    } finally {
      reader.shutdownNow();
    }
  }

  @Test
  void aMigrationThatIsCutOffAtAnyMomentIsContinuedByTheNextStart() throws Exception {
    String url = TestDatabase.POSTGRESQL.url(folder);
    int attempts = 0;
    while (isCutOff(url, 1 + attempts * 7 % LONGEST_MIGRATION)) {
      attempts++;
      assertThat(attempts).isLessThan(10 * LONGEST_MIGRATION);
    }
    assertThat(attempts).isPositive();
    try (Database database = Database.open(url)) {
      assertThat(migrations(database))
          .doesNotHaveDuplicates()
          .endsWith(Integer.toString(Schema.NEWEST));
    }
  }

  /**
   * Opens the database, and cuts the connections when this many pieces were sent since the lock for
   * migrations was taken; returns whether that happened before the end.
   */
  private static boolean isCutOff(String url, int pieces) throws IOException {
    URI server = URI.create(url.substring("jdbc:".length()));
    AtomicInteger left = new AtomicInteger(pieces);
    AtomicBoolean locked = new AtomicBoolean();
    AtomicReference<TcpProxy> line = new AtomicReference<>();
    Consumer<byte[]> sent =
        piece -> {
          if (new String(piece, StandardCharsets.ISO_8859_1).contains("pg_try_advisory")) {
            locked.set(true);
          }
          if (locked.get() && left.decrementAndGet() == 0) {
            Objects.requireNonNull(line.get()).refuse();
          }
        };
    try (TcpProxy proxy = new TcpProxy(server.getPort(), sent)) {
      line.set(proxy);
      Database.openToRun(url.replace(":" + server.getPort() + "/", ":" + proxy.port() + "/"))
          .close();
      return false;
    } catch (StoreException failure) {
      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.UNREACHABLE);
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "29"})
  void onOneOfAnOlderVersionAllRunAndNothingIsLost(String version) throws Exception {
    String url = TestDatabase.POSTGRESQL.url(folder);
    try (OlderDatabase older = new OlderDatabase(url, version)) {
      older.feed("arxiv", DAY);
      older.paper("arxiv:2606.00001", "Mamba", "https://arxiv.org/abs/2606.00001", "arxiv", DAY);
    }
    List<String> marks = start(url);
    try (Database database = Database.open(url)) {
      assertUpToDateOnce(database, marks);
      List<StoredPaper> papers = database.read(t -> new PaperStore().changedAfter(t, 0, 9));
      assertThat(papers)
          .extracting(stored -> stored.paper().id())
          .containsExactly(PaperId.of("arxiv:2606.00001"));
    }
  }
}

package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.SettableClock;
import dev.paperboy.store.DatabaseRestore.Restored;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.move.DatabaseMove;
import dev.paperboy.store.move.MoveListener;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup replaces the database, or nothing changes. */
final class DatabaseRestoreTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir private Path folder;
  private final ChannelStore channels = new ChannelStore();

  private Path file() {
    return folder.resolve("paperboy.db");
  }

  private Path backup() {
    return folder.resolve("backup.db");
  }

  private String url() {
    return "jdbc:sqlite:" + file();
  }

  private Restored restore(Path from) {
    return new DatabaseRestore(url(), from, SettableClock.at("2026-06-20T08:00:00Z")).run();
  }

  private void refused(Path from, String... words) throws IOException {
    byte[] before = Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0];
    List<String> names = names();
    assertThatThrownBy(() -> restore(from))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(words);
    assertThat(Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0]).isEqualTo(before);
    assertThat(names()).containsExactlyElementsOf(names);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  private void add(Database database, String channel, Instant at) {
    database.change(
        transaction -> {
          channels.ensure(
              transaction, new ChannelId("console", "local", channel), channel, Rules.DEFAULT, at);
          new FeedStore().begin(transaction, "arxiv", at);
        });
  }

  private List<String> channels(Path database) {
    try (Database opened = Database.openToRead("jdbc:sqlite:" + database)) {
      return opened.read(
          transaction ->
              channels.all(transaction).stream().map(channel -> channel.id().id()).toList());
    }
  }

  private void backedUp() {
    try (Database database = Database.open(url())) {
      add(database, "before", NOW);
      database.backUp(backup());
      add(database, "after", NOW.plusSeconds(7200));
    }
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theDatabaseIsReplacedAndKeptAndItsAgeIsTold() throws IOException {
    backedUp();
    Restored done = restore(backup());
    assertThat(channels(file())).containsExactly("before");
    Path kept = done.kept().orElseThrow();
    assertThat(kept.getFileName()).hasToString("paperboy.db.replaced-20260620T080000Z");
    assertThat(channels(kept)).containsExactlyInAnyOrder("before", "after");
    assertThat(done.content().lastChange()).contains(NOW);
    assertThat(done.replaced().orElseThrow().lastChange()).contains(NOW.plusSeconds(7200));
    for (Path made : List.of(file(), kept)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rw-------");
    }
    try (Database running = Database.openToRun(url())) {
      running.check();
    }
  }

  @Test
  void aDatabaseThatIsGoneOrDamagedIsReplacedToo() throws IOException {
    backedUp();
    Files.delete(file());
    assertThat(restore(backup()).kept()).isEmpty();
    assertThat(channels(file())).containsExactly("before");
    Files.writeString(file(), "not a database any more");
    Files.writeString(folder.resolve("paperboy.db-wal"), "nor a journal");
    Restored done = restore(backup());
    assertThat(done.replaced()).isEmpty();
    assertThat(done.kept().orElseThrow()).hasContent("not a database any more");
    assertThat(channels(file())).containsExactly("before");
  }

  @Test
  void aDatabaseThatIsInUseIsNotReplaced() throws IOException {
    backedUp();
    try (Database running = Database.openToRun(url())) {
      assertThat(running.mark()).isNotEmpty();
      assertThatThrownBy(() -> restore(backup())).hasMessageContaining("in use by another");
    }
    assertThat(channels(file())).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void aFileThatIsNoBackupIsRefused() throws Exception {
    backedUp();
    refused(folder.resolve("nowhere.db"), "There is no file");
    refused(file(), "is the database itself");
    Path notes = Files.writeString(folder.resolve("notes.db"), "my notes\n".repeat(200));
    refused(notes, "damaged or no SQLite database");
    Path customers = folder.resolve("customers.db");
    execute(customers, "CREATE TABLE customers (name TEXT)");
    refused(customers, "belongs to another program");
    Path empty = Files.createFile(folder.resolve("empty.db"));
    refused(empty, "is an empty database");
  }

  @Test
  void aDamagedBackupIsRefused() throws IOException {
    backedUp();
    byte[] bytes = Files.readAllBytes(backup());
    for (int at = bytes.length / 2; at < bytes.length / 2 + 20_000; at++) {
      bytes[at] = 85;
    }
    Path damaged = Files.write(folder.resolve("damaged.db"), bytes);
    refused(damaged, "damaged");
  }

  @Test
  void aBackupOfANewerVersionAndAnUnfinishedMoveAreRefused() throws Exception {
    backedUp();
    Path newer = Files.copy(backup(), folder.resolve("newer.db"));
    execute(
        newer,
        "INSERT INTO paperboy_schema (installed_rank, version, description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success) SELECT 99, '99', 'later',"
            + " 'SQL', 'V99__later.sql', 1, 'x', max(installed_on), 1, 1 FROM paperboy_schema");
    refused(newer, "newer Paperboy (schema 99");
    Path half = folder.resolve("half.db");
    try (Database source = Database.openToMove("jdbc:sqlite:" + backup());
        Database target = Database.openToReceive("jdbc:sqlite:" + half)) {
      MoveListener ending =
          (stage, done, total) -> {
            throw new IllegalStateException("ended on purpose");
          };
      assertThatThrownBy(() -> new DatabaseMove(source, target, ending).run())
          .hasMessage("ended on purpose");
    }
    refused(half, "is being moved into this one");
  }

  @Test
  void forAServerItSaysWhatToDo() {
    DatabaseRestore restore =
        new DatabaseRestore(
            "jdbc:postgresql://h/db", backup(), SettableClock.at("2026-06-20T08:00:00Z"));
    assertThatThrownBy(restore::run)
        .hasMessageContaining("./paperboy move --from jdbc:sqlite:" + backup() + " --to")
        .hasMessageContaining("pg_restore");
  }
}

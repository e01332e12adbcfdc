package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.store.StoreException.Kind;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private final ChannelStore channels = new ChannelStore();
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("paperboy.db");
  }

  private String sqlite() {
    return "jdbc:sqlite:" + file();
  }

  private static void sql(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static void closeAfterOpening(String url) {
    Database.open(url).close();
  }

  private static StoreException failure(ThrowingCallable work) {
    StoreException failure = catchThrowableOfType(StoreException.class, work);
    assertThat(failure).isNotNull();
    return failure;
  }

  private void addChannel(Database database, String name) {
    database.change(
        t -> channels.ensure(t, new ChannelId("console", "local", name), name, Rules.DEFAULT, NOW));
  }

  private int channels(Database database) {
    return database.read(t -> channels.all(t)).size();
  }

  @Test
  void aFolderIsMadeForANewDatabaseAndWhatIsWrittenSurvivesReopening() {
    String url = "jdbc:sqlite:" + folder.resolve("new/deep/paperboy.db");
    String mark;
    try (Database database = Database.open(url)) {
      addChannel(database, "papers");
      mark = database.mark();
    }
    try (Database database = Database.open(url)) {
      assertThat(channels(database)).isEqualTo(1);
      assertThat(database.mark()).isEqualTo(mark).matches("[0-9a-f]{32}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void everyDatabaseHasAMarkOfItsOwn(TestDatabase kind, @TempDir Path one, @TempDir Path other) {
    String first;
    try (Database database = Database.open(kind.url(one))) {
      first = database.mark();
      assertThat(first).matches("[0-9a-f]{32}");
    }
    try (Database database = Database.open(kind.url(other))) {
      assertThat(database.mark()).isNotEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aDatabaseOfAnotherProgramIsLeftAlone(TestDatabase kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);
    sql(url, "CREATE TABLE customers (name TEXT)");
    StoreException failure = failure(() -> closeAfterOpening(url));
    assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(failure)
        .hasMessage(
            "The database belongs to another program: it holds the table customers and none of"
                + " Paperboy's. Name another one in `database`.");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aDatabaseOfANewerVersionIsRefused(TestDatabase kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);
    closeAfterOpening(url);
    sql(
        url,
        "INSERT INTO paperboy_schema (installed_rank, version, description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success) SELECT 99, '99', 'later',"
            + " 'SQL', 'V99__later.sql', 1, 'x', max(installed_on), 1, max(success"
            + (kind == TestDatabase.POSTGRESQL ? "::int)::int::boolean" : ")")
            + " FROM paperboy_schema");
    StoreException failure = failure(() -> closeAfterOpening(url));
    assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(failure).hasMessageContaining("newer Paperboy (schema 99;");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void migrationsAreNumberedUpToTheNewest(TestDatabase kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);
    closeAfterOpening(url);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet newest =
            statement.executeQuery("SELECT max(CAST(version AS INTEGER)) FROM paperboy_schema")) {
      assertThat(newest.next()).isTrue();
      assertThat(newest.getInt(1)).isEqualTo(Schema.NEWEST);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndNotTouched() throws IOException {
    Files.writeString(file(), "these are my notes, not a database\n".repeat(100));
    StoreException failure = failure(() -> closeAfterOpening(sqlite()));
    assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(failure).hasMessageContaining("is not an SQLite database");
    assertThat(file()).content().startsWith("these are my notes").hasSize(3500);
  }

  @Test
  void aFileThatCannotBeMadeIsToldOf() throws IOException {
    Files.writeString(folder.resolve("plain"), "a file, not a folder");
    StoreException failure =
        failure(() -> closeAfterOpening("jdbc:sqlite:" + folder.resolve("plain/paperboy.db")));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure).hasMessageContaining("plain").hasMessageContaining("cannot be created");

    Files.createDirectory(folder.resolve("taken.db"));
    failure = failure(() -> closeAfterOpening("jdbc:sqlite:" + folder.resolve("taken.db")));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure)
        .hasMessageEndingWith("Does its folder exist, and may this user write to it?");
  }

  @Test
  void aServerThatIsNotThereAndAnAddressOfAnotherKindAreToldOf() {
    assertThat(failure(() -> closeAfterOpening("jdbc:mysql://localhost/x")))
        .hasMessageStartingWith("`database` is wrong: it must look like jdbc:sqlite:");
    StoreException failure =
        failure(() -> closeAfterOpening("jdbc:postgresql://127.0.0.1:1/x?connectTimeout=1"));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure).hasMessageStartingWith("The database cannot be reached: ");
  }

  @Test
  void aDatabaseThatAnotherProgramHoldsIsWaitedForAndThenToldOf() throws SQLException {
    try (Database database = Database.open(sqlite() + "?busy_timeout=300")) {
      addChannel(database, "before");
      try (Connection other = DriverManager.getConnection(sqlite());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        long started = System.nanoTime();
        StoreException failure = failure(() -> addChannel(database, "papers"));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
            .isBetween(250L, 10_000L);
        assertThat(failure.kind()).isEqualTo(Kind.BUSY);
        assertThat(failure)
            .hasMessage("The database is busy: another program holds it. Try again in a moment.");
        assertThat(channels(database)).as("reading goes on").isEqualTo(1);
        statement.execute("ROLLBACK");
      }
      addChannel(database, "papers");
      assertThat(channels(database)).isEqualTo(2);
    }
  }

  @Test
  void aFullDiskLosesNothingThatWasSaved() throws SQLException {
    try (Database database = Database.open(sqlite() + "?max_page_count=120")) {
      addChannel(database, "before");
      StoreException failure =
          failure(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  addChannel(database, "x".repeat(4000) + i);
                }
              });
      assertThat(failure.kind()).isEqualTo(Kind.FULL);
      assertThat(failure).hasMessageStartingWith("The disk is full");
      assertThat(database.<List<Channel>>read(channels::all))
          .extracting(Channel::name)
          .contains("before");
    }
    try (Database database = Database.open(sqlite())) {
      int saved = channels(database);
      addChannel(database, "after");
      assertThat(channels(database)).isEqualTo(saved + 1);
    }
  }

  @Test
  void aBackupMadeWhileOthersWriteIsSound() throws Exception {
    try (Database database = Database.open(sqlite())) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String name = "writer" + writer + "-";
        work.add(
            () -> {
              for (int i = 0; i < 40; i++) {
                String pair = name + i;
                database.change(
                    t -> {
                      channels.ensure(
                          t, new ChannelId("a", "local", pair), pair, Rules.DEFAULT, NOW);
                      channels.ensure(
                          t, new ChannelId("b", "local", pair), pair, Rules.DEFAULT, NOW);
                    });
              }
              return true;
            });
      }
      Path copy = folder.resolve("copy's.db");
      work.add(
          () -> {
            database.backUp(copy);
            return true;
          });
      inParallel(work);
      try (Database backup = Database.open("jdbc:sqlite:" + copy)) {
        assertThat(channels(backup) % 2).as("no half transaction").isZero();
        assertThat(backup.mark()).isEqualTo(database.mark());
      }
      assertThat(channels(database)).isEqualTo(320);
    }
  }

  @Test
  void aBackupOverwritesNothing() throws IOException {
    Path there = Files.writeString(folder.resolve("there"), "precious");
    try (Database database = Database.open(sqlite())) {
      assertThat(failure(() -> database.backUp(there)))
          .hasMessageContaining("there exists already; name a new file.");
      assertThat(there).hasContent("precious");
      assertThat(failure(() -> database.backUp(folder.resolve("nowhere/copy.db"))))
          .hasMessageContaining("No file can be created in the folder");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theDatabaseItsJournalsAndItsBackupAreForTheirOwnerAlone() throws IOException {
    try (Database database = Database.openToRun("jdbc:sqlite:" + folder.resolve("new/p.db"))) {
      addChannel(database, "papers");
      database.backUp(folder.resolve("copy.db"));
      assertThat(permissions(folder.resolve("new"))).isEqualTo("rwx------");
      for (String name : List.of("new/p.db", "new/p.db-wal", "new/p.db-shm", "new/p.db.lock")) {
        assertThat(permissions(folder.resolve(name))).as(name).isEqualTo("rw-------");
      }
      assertThat(permissions(folder.resolve("copy.db"))).isEqualTo("rw-------");
    }
    Path shared = folder.resolve("new/p.db");
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-rw-r--"));
    closeAfterOpening("jdbc:sqlite:" + shared);
    assertThat(permissions(shared)).as("what the operator has allowed").isEqualTo("rw-rw-r--");
  }

  @Test
  void anExistingDatabaseThatOthersCanReadIsWarnedOf() throws IOException {
    String url = "jdbc:sqlite:" + folder.resolve("p.db");
    try (LogCapture log = new LogCapture(LogSettings.Level.WARN)) {
      Database.openToRun(url).close();
      assertThat(log.text()).isEmpty();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(
          folder.resolve("p.db"), PosixFilePermissions.fromString("rw-r--r--"));
      Database.openToRun(url).close();
      assertThat(log.text()).contains("others on this machine can read the database; chmod 600");
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aLinkToAFileThatIsNotThereYetMakesIt() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/paperboy.db"));
    try (Database database = Database.open("jdbc:sqlite:" + link)) {
      addChannel(database, "papers");
    }
    assertThat(folder.resolve("real/paperboy.db")).isNotEmptyFile();
  }

  @Test
  void theSchemaOfADatabaseThatMayNotBeWrittenMustBeThatOfThisVersion() throws Exception {
    SqliteFiles.prepare(file());
    assertThat(failure(() -> Database.openReadOnly(sqlite()).close()))
        .hasMessageStartingWith("The database is empty, and this user may not write it.");
    closeAfterOpening(sqlite());
    sql(
        sqlite(),
        "DELETE FROM paperboy_schema WHERE installed_rank ="
            + " (SELECT max(installed_rank) FROM paperboy_schema)");
    assertThat(failure(() -> Database.openReadOnly(sqlite()).close()))
        .hasMessageStartingWith(
            "The database is from an older Paperboy, and this user may not write");
    sql(sqlite(), "DROP TABLE paperboy_schema");
    assertThat(failure(() -> Database.openReadOnly(sqlite()).close()))
        .hasMessageContaining("belongs to another program");
  }

  @Test
  void aDatabaseThatMayNotBeWrittenIsReadAndBackedUpAsItIs() throws IOException {
    try (Database database = Database.open(sqlite())) {
      addChannel(database, "papers");
    }
    byte[] before = Files.readAllBytes(file());
    try (Database database = Database.openReadOnly(sqlite())) {
      assertThat(channels(database)).isEqualTo(1);
      assertThat(failure(() -> addChannel(database, "more")).kind()).isEqualTo(Kind.READ_ONLY);
      database.check();
      database.backUp(folder.resolve("copy.db"));
    }
    assertThat(file()).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file(), folder.resolve("copy.db"));
    }
    try (Database copy = Database.open("jdbc:sqlite:" + folder.resolve("copy.db"))) {
      assertThat(channels(copy)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatLiesInAJournalIsReadToo(boolean withIndex) throws IOException {
    Path left = Files.createDirectory(folder.resolve("left behind"));
    try (Database database = Database.open(sqlite())) {
      addChannel(database, "papers");
      for (String suffix : withIndex ? List.of("", "-wal", "-shm") : List.of("", "-wal")) {
        Files.copy(Path.of(file() + suffix), left.resolve("paperboy.db" + suffix));
      }
    }
    List<Path> before = files(left);
    try (Database database = Database.openReadOnly("jdbc:sqlite:" + left + "/paperboy.db")) {
      assertThat(channels(database)).isEqualTo(1);
      database.backUp(folder.resolve("copy.db"));
    }
    assertThat(files(left)).isEqualTo(before);
    try (Database copy = Database.open("jdbc:sqlite:" + folder.resolve("copy.db"))) {
      assertThat(channels(copy)).isEqualTo(1);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aServerThatRefusesToWriteIsReadAllTheSame() throws SQLException {
    String url = TestDatabase.POSTGRESQL.url(folder);
    try (Database database = Database.open(url)) {
      addChannel(database, "papers");
    }
    String readOnly = url + "&options=-c%20default_transaction_read_only=on";
    assertThat(failure(() -> closeAfterOpening(readOnly)).kind()).isEqualTo(Kind.READ_ONLY);
    try (Database database = Database.openToRead(readOnly)) {
      assertThat(channels(database)).isEqualTo(1);
    }
    try (Database database = Database.openToRead(url)) {
      addChannel(database, "more");
      assertThat(channels(database)).isEqualTo(2);
    }
  }

  @Test
  void whatIsCalledSoundWasReadToItsEnd() throws IOException {
    try (Database database = Database.open(sqlite())) {
      for (int i = 0; i < 300; i++) {
        addChannel(database, "a channel with a long name, number " + i);
      }
      database.check();
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int at = bytes.length / 2; at < bytes.length; at++) {
      bytes[at] = (byte) (at * 31);
    }
    Files.write(file(), bytes);
    StoreException failure =
        failure(
            () -> {
              try (Database database = Database.open(sqlite())) {
                database.check();
              }
            });
    assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(failure).hasMessageContaining("damaged").hasMessageContaining("Restore a backup");
  }

  @Test
  void aServersFilesAreTheBusinessOfItsOwnTools() {
    try (Database database = TestDatabase.POSTGRESQL.open(folder)) {
      database.check();
      assertThat(channels(database)).isZero();
    }
  }

  @Test
  void aBackupOfPostgresqlIsAnSqliteFileWithTheSameContent() throws IOException {
    Path copy = folder.resolve("copy.db");
    try (Database database = TestDatabase.POSTGRESQL.open(folder)) {
      addChannel(database, "papers");
      database.backUp(copy);
      assertThat(failure(() -> database.backUp(copy))).hasMessageContaining("exists already");
      try (Database backup = Database.openToRead("jdbc:sqlite:" + copy)) {
        assertThat(backup.mark()).isEqualTo(database.mark());
        assertThat(channels(backup)).isEqualTo(1);
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  @Test
  void anOlderDatabaseIsCopiedBeforeItIsMigratedAndTheLastTwoCopiesAreKept() throws Exception {
    for (int schema : new int[] {12, 16, 28}) {
      Files.deleteIfExists(file());
      new OlderDatabase(sqlite(), Integer.toString(schema)).close();
      closeAfterOpening(sqlite());
    }
    closeAfterOpening(sqlite());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(found -> found.getFileName().toString()))
          .filteredOn(name -> name.contains("schema"))
          .containsExactlyInAnyOrder("paperboy.db.schema-16", "paperboy.db.schema-28");
    }
    Path copy = folder.resolve("paperboy.db.schema-28");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    assertThat(Database.open("jdbc:sqlite:" + copy).mark()).isNotEmpty();
  }

  @Test
  void anOlderDatabaseThatCannotBeCopiedIsNotMigrated() throws Exception {
    new OlderDatabase(sqlite(), "28").close();
    Files.createDirectories(folder.resolve("paperboy.db.schema-28.new/occupied"));
    assertThat(failure(() -> closeAfterOpening(sqlite())))
        .hasMessageContaining("was not migrated, because it could not be copied first");
    try (Connection connection = DriverManager.getConnection(sqlite());
        Statement statement = connection.createStatement();
        ResultSet newest =
            statement.executeQuery("SELECT max(CAST(version AS INTEGER)) FROM paperboy_schema")) {
      assertThat(newest.next()).isTrue();
      assertThat(newest.getInt(1)).isEqualTo(28);
    }
  }

  @Test
  void theAdviceOnANewerDatabaseNamesTheCopyFromBeforeTheUpgrade() throws Exception {
    closeAfterOpening(sqlite());
    sql(
        sqlite(),
        "INSERT INTO paperboy_schema (installed_rank, version, description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success) SELECT 99, '99', 'later',"
            + " 'SQL', 'V99__later.sql', 1, 'x', max(installed_on), 1, 1 FROM paperboy_schema");
    assertThat(failure(() -> closeAfterOpening(sqlite())))
        .hasMessageContaining("Use that version, or restore a backup, made before the upgrade");
    Path copy = folder.resolve("paperboy.db.schema-" + Schema.NEWEST);
    Files.createFile(copy);
    assertThat(failure(() -> closeAfterOpening(sqlite())))
        .hasMessageContaining("`./paperboy restore " + copy.toRealPath() + "`");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void eightWritersAtATimeNeverSeeALock(TestDatabase kind, @TempDir Path folder) throws Exception {
    try (Database database = kind.open(folder)) {
      SubscriptionStore subscriptions = new SubscriptionStore();
      PaperStore papers = new PaperStore();
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        int number = writer;
        work.add(
            () -> {
              for (int i = 0; i < 15; i++) {
                int paper = number * 100 + i;
                addChannel(database, "papers");
                database.change(
                    t ->
                        papers.save(
                            t,
                            List.of(new PaperStore.Entry(StoreContract.paper(paper).build(), NOW)),
                            NOW));
                database.read(subscriptions::count);
              }
              return true;
            });
      }
      inParallel(work);
      List<StoredPaper> all = database.read(t -> papers.changedAfter(t, 0, 1000));
      assertThat(all).hasSize(120);
      Set<Long> revisions = all.stream().map(StoredPaper::revision).collect(Collectors.toSet());
      assertThat(revisions).as("no two share a revision").hasSize(120);
      assertThat(channels(database)).isEqualTo(1);
    }
  }

  @Test
  void ofTwoTransactionsThatWaitForEachOtherOneIsBegunAnewAndBothHold() throws Exception {
    try (Database database = TestDatabase.POSTGRESQL.open(folder)) {
      CountDownLatch bothHaveOne = new CountDownLatch(2);
      AtomicInteger attempts = new AtomicInteger();
      inParallel(
          List.of(
              () -> advance(database, List.of("papers", "subscriptions"), bothHaveOne, attempts),
              () -> advance(database, List.of("subscriptions", "papers"), bothHaveOne, attempts)));
      // The one that began anew may be faster than the other wakes up.
      assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
      assertThat((long) database.read(t -> CounterStore.value(t, "papers"))).isEqualTo(2);
      assertThat((long) database.read(t -> CounterStore.value(t, "subscriptions"))).isEqualTo(2);
    }
  }

  private static boolean advance(
      Database database, List<String> order, CountDownLatch bothHaveOne, AtomicInteger attempts) {
    return database.write(
        t -> {
          attempts.incrementAndGet();
          CounterStore.advance(t, order.get(0), 1);
          bothHaveOne.countDown();
          try {
            assertThat(bothHaveOne.await(60, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException impatient) {
            throw new AssertionError(impatient);
          }
          CounterStore.advance(t, order.get(1), 1);
          return true;
        });
  }

  @ParameterizedTest
  @CsvSource({"40P01, BUSY, 5", "40001, BUSY, 5", "55P03, BUSY, 1", "23505, REFUSED, 1"})
  void aTransactionIsBegunAnewAFewTimesAndOnlyWhereOthersGotInItsWay(
      String state, Kind kind, int expected) {
    try (Database database = TestDatabase.POSTGRESQL.open(folder)) {
      AtomicInteger attempts = new AtomicInteger();
      StoreException failure =
          failure(
              () ->
                  database.change(
                      t -> {
                        attempts.incrementAndGet();
                        channels.ensure(t, new ChannelId("a", "b", "c"), "c", Rules.DEFAULT, NOW);
                        t.handle()
                            .execute(
                                "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '"
                                    + state
                                    + "'; END $$");
                      }));
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(attempts).hasValue(expected);
      assertThat(channels(database)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aReadSeesOneUnchangingView(TestDatabase kind, @TempDir Path folder) {
    try (Database database = kind.open(folder)) {
      int seen =
          database.read(
              t -> {
                int before = channels.all(t).size();
                addChannelElsewhere(database);
                return channels.all(t).size() - before;
              });
      assertThat(seen).isZero();
      assertThat(channels(database)).isEqualTo(1);
    }
  }

  private void addChannelElsewhere(Database database) {
    Thread other = new Thread(() -> addChannel(database, "papers"));
    other.start();
    try {
      other.join();
    } catch (InterruptedException impatient) {
      throw new AssertionError(impatient);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aTransactionThatFailsLeavesNothingAndReadingChangesNothing(
      TestDatabase kind, @TempDir Path folder) {
    try (Database database = kind.open(folder)) {
      assertThatThrownBy(
              () ->
                  database.change(
                      t -> {
                        channels.ensure(t, new ChannelId("a", "b", "c"), "c", Rules.DEFAULT, NOW);
                        throw new IllegalStateException("on purpose");
                      }))
          .hasMessage("on purpose");
      assertThat(channels(database)).isZero();
      assertThat(
              failure(
                  () ->
                      database.read(
                          t ->
                              channels.ensure(
                                  t, new ChannelId("a", "b", "c"), "c", Rules.DEFAULT, NOW))))
          .isInstanceOf(StoreException.class);
      assertThat(channels(database)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aClosedDatabaseCannotBeReached(TestDatabase kind, @TempDir Path folder) {
    Database database = kind.open(folder);
    database.close();
    assertThat(failure(() -> channels(database)).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void aRefusedValueIsTheFaultOfThatValue() {
    try (Database database = TestDatabase.POSTGRESQL.open(folder)) {
      StoreException failure =
          failure(() -> database.change(t -> channels.rest(t, channelOfLongName(t), "")));
      assertThat(failure.concernsOneValue()).isTrue();
    }
  }

  /** PostgreSQL's indexes hold no text of this length that cannot be compressed. */
  private long channelOfLongName(Transaction transaction) {
    String random =
        new Random(1)
            .ints(20_000, 'a', 'z')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return channels
        .ensure(transaction, new ChannelId("a", "b", random), "c", Rules.DEFAULT, NOW)
        .key();
  }

  private static void inParallel(List<Callable<Boolean>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      for (Callable<Boolean> one : work) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return one.call();
                }));
      }
      start.countDown();
      for (Future<Boolean> one : running) {
        assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

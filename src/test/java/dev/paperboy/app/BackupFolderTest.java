package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.SettableClock;
import dev.paperboy.app.settings.BackupSettings;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups are made when they are due, and old ones go only after a new one has come. */
final class BackupFolderTest {
  private static final String MARK = "0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir private Path folder;

  private static void write(Path file) {
    try {
      Files.writeString(file, "a backup");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Optional<Instant> last(Database database) {
    return database.read(new MarkStore()::lastBackup);
  }

  private static Optional<String> problem(Database database) {
    return database.read(t -> new MarkStore().find(t, MarkStore.BACKUP_PROBLEM));
  }

  @Test
  void theOldestOfItsOwnFilesGoAndThoseOfOthersStay() throws IOException {
    List<String> others =
        List.of(
            "paperboy-fedcba98-20200101T000000Z.db",
            "paperboy-01234567-before-the-upgrade.db",
            "paperboy-01234567-20200101T000000Z.db.gz",
            "notes.txt");
    for (String other : others) {
      write(folder.resolve(other));
    }
    write(folder.resolve("paperboy-01234567-20260614T120000Z.db.unfinished"));
    write(folder.resolve("paperboy-01234567-20260614T120000Z.db.unfinished-wal"));
    BackupFolder backups = new BackupFolder(folder, 2);
    for (int day = 0; day < 4; day++) {
      backups.add(MARK, NOW.plus(Duration.ofDays(day)), BackupFolderTest::write);
    }
    assertThat(names(folder))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    others.stream(),
                    Stream.of(
                        "paperboy-01234567-20260617T120000Z.db",
                        "paperboy-01234567-20260618T120000Z.db"))
                .toList());
  }

  @Test
  void aFullDiskLeavesTheOldOnes() throws IOException {
    BackupFolder backups = new BackupFolder(folder, 1);
    backups.add(MARK, NOW, BackupFolderTest::write);
    List<String> before = names(folder);
    assertThatThrownBy(
            () ->
                backups.add(
                    MARK,
                    NOW.plusSeconds(1),
                    file -> {
                      throw new StoreException(StoreException.Kind.FULL, "full", null);
                    }))
        .hasMessage("full");
    assertThat(names(folder)).isEqualTo(before);
    backups.add(MARK, NOW.plusSeconds(2), BackupFolderTest::write);
    assertThat(names(folder)).containsExactly("paperboy-01234567-20260615T120002Z.db");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBackupIsMadeWhenItIsDueAndIsReadableByItsOwnerAlone(TestDatabase kind, @TempDir Path data)
      throws IOException {
    SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
    Path backups = folder.resolve("deep/backups");
    BackupSettings settings = new BackupSettings(backups, Duration.ofHours(6), 2);
    try (Database database = kind.open(data)) {
      ScheduledBackups scheduled = new ScheduledBackups(database, settings, clock);
      scheduled.run();
      assertThat(names(backups)).hasSize(1);
      Path first = backups.resolve(names(backups).get(0));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
          .isEqualTo("rw-------");
      clock.advance(Duration.ofHours(6).minusSeconds(5));
      assertThat(scheduled.run()).isLessThan(Duration.ofMinutes(1));
      assertThat(names(backups)).hasSize(1);
      clock.advance(Duration.ofSeconds(5));
      scheduled.run();
      assertThat(names(backups)).hasSize(2);
      try (Database copy = Database.openToRead("jdbc:sqlite:" + first)) {
        assertThat(copy.mark()).isEqualTo(database.mark());
      }
      assertThat(last(database)).contains(clock.instant());
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsOnRecordUntilABackupSucceeds(@TempDir Path data)
      throws IOException {
    SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
    Path backups = folder.resolve("plain/backups");
    write(folder.resolve("plain"));
    try (Database database = TestDatabase.SQLITE.open(data)) {
      ScheduledBackups scheduled =
          new ScheduledBackups(database, new BackupSettings(backups, Duration.ofDays(1), 2), clock);
      assertThat(scheduled.run()).isEqualTo(Duration.ofMinutes(10));
      assertThat(problem(database).orElseThrow()).contains(backups.toString());
      assertThat(last(database)).isEmpty();
      Files.delete(folder.resolve("plain"));
      scheduled.run();
      assertThat(names(backups)).hasSize(1);
      assertThat(problem(database)).isEmpty();
    }
  }
}

package dev.paperboy.app.advice;

import dev.paperboy.app.settings.BackupSettings;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.feed.Freshness;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.files.PrivateFiles;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.outbox.BacklogStore;
import dev.paperboy.store.outbox.BacklogStore.Backlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what the database says about the work so far. */
public final class StoreCheck {
  private static final Duration LATE = Duration.ofHours(1);
  private static final Set<Freshness> STALE =
      Set.of(Freshness.LATE, Freshness.PARTIAL, Freshness.FAILING);

  private StoreCheck() {}

  /** Checks that nothing waits for long. */
  public static List<CheckFinding> outbox(Database database, Instant now) {
    List<CheckFinding> findings = new ArrayList<>();
    for (Backlog backlog :
        database.read(transaction -> new BacklogStore().backlogs(transaction, now))) {
      backlog
          .since()
          .filter(since -> since.isBefore(now.minus(LATE)))
          .ifPresent(
              since ->
                  findings.add(
                      CheckFinding.note(
                          "papers for "
                              + backlog.platform()
                              + " have been waiting to be sent since "
                              + since.truncatedTo(ChronoUnit.SECONDS),
                          "start the program if it is not running; if it is, the reason is in its"
                              + " log and in `/papers list` of the channel")));
    }
    return findings.isEmpty() ? List.of(new CheckFinding(true, "nothing is overdue")) : findings;
  }

  /**
   * Checks that scheduled backups succeed.
   *
   * @param settings empty if none are configured
   */
  public static CheckFinding backups(Database database, Optional<BackupSettings> settings) {
    if (settings.isEmpty()) {
      return CheckFinding.note(
          "no backups are made", "`backup: { folder: data/backups }` makes one a day");
    }
    MarkStore marks = new MarkStore();
    Optional<String> problem =
        database.read(transaction -> marks.find(transaction, MarkStore.BACKUP_PROBLEM));
    String last =
        database
            .read(marks::lastBackup)
            .map(at -> "the last one was made at " + at.truncatedTo(ChronoUnit.SECONDS))
            .orElse("none has been made yet");
    String place = last + ", in " + settings.get().folder();
    return problem
        .map(reason -> new CheckFinding(false, reason + " " + capital(place)))
        .orElseGet(() -> new CheckFinding(true, place));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Checks for channels that are suspended. */
  public static List<CheckFinding> channels(Database database) {
    return database.read(new BacklogStore()::suspended).entrySet().stream()
        .map(
            entry ->
                CheckFinding.note(
                    (entry.getValue() == 1 ? "1 channel on " : entry.getValue() + " channels on ")
                        + entry.getKey()
                        + " cannot be written to; their subscriptions are kept",
                    "look for `channel suspended` in the log, which says why; where people want"
                        + " papers again, invite the bot or let it write"))
        .toList();
  }

  /** Checks how fresh the feeds were when the program last ran. */
  public static List<CheckFinding> feeds(FeedReport report) {
    return report.lines().stream()
        .filter(line -> STALE.contains(line.freshness()))
        .map(
            line ->
                CheckFinding.note(
                    line.name() + " is " + line.freshness().words() + ": " + line.detail(),
                    line.freshness() == Freshness.LATE
                        ? "look at the site of the source, whether it announces"
                        : "see the line of this feed above; if it can be read now, the next poll"
                            + " heals it"))
        .toList();
  }

  /** Checks that only their owner can read the files of an SQLite database. */
  public static List<CheckFinding> modes(Path file) {
    List<CheckFinding> findings = new ArrayList<>();
    for (String suffix : List.of("", "-wal", "-shm")) {
      Path one = file.resolveSibling(file.getFileName() + suffix);
      try {
        if (Files.exists(one) && PrivateFiles.isOpenToOthers(one)) {
          findings.add(
              CheckFinding.note("others on this machine can read " + one, "chmod 600 " + one));
        }
      } catch (IOException failure) {
        findings.add(
            CheckFinding.note(
                "the permissions of " + one + " cannot be read: " + FileErrorText.of(failure)));
      }
    }
    return findings;
  }
}

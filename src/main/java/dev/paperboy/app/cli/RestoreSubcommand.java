package dev.paperboy.app.cli;

import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.store.DatabaseRestore;
import dev.paperboy.store.DatabaseRestore.Content;
import dev.paperboy.store.DatabaseRestore.Restored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: replaces the SQLite database with a backup. */
@Command(
    name = "restore",
    description =
        "Replaces the SQLite database with a backup, after checking it, and keeps a copy of the"
            + " database that it replaces. Paperboy must not be running.",
    mixinStandardHelpOptions = true)
public final class RestoreSubcommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE", description = "A file that `backup` made.")
  private Path file = Path.of("paperboy-backup.db");

  @Override
  public Integer call() {
    DatabaseAddress database = config.read().database();
    Restored done = new DatabaseRestore(database.url(), file, new SystemTime()).run();
    say("restored " + file + ": " + inWords(done.content()));
    done.kept()
        .ifPresentOrElse(
            kept ->
                say(
                    "it replaces "
                        + done.replaced()
                            .map(RestoreSubcommand::inWords)
                            .orElse("a database that cannot be read")
                        + ", which is kept as "
                        + kept),
            () -> say("there was no database before"));
    behind(done)
        .ifPresent(
            behind ->
                say(
                    "the restored database is "
                        + behind
                        + " behind: what changed since then is only in the kept file, and papers"
                        + " posted since then may be posted again"));
    return 0;
  }

  private static void say(String line) {
    System.err.println("paperboy: " + line);
  }

  private static String inWords(Content content) {
    return String.format(Locale.ROOT, "%,d papers", content.papers())
        + content
            .lastChange()
            .map(at -> ", last active " + at.truncatedTo(ChronoUnit.SECONDS))
            .orElse("");
  }

  private static Optional<String> behind(Restored done) {
    Optional<Instant> before = done.replaced().flatMap(Content::lastChange);
    Optional<Instant> now = done.content().lastChange();
    if (before.isEmpty() || now.isEmpty() || !before.get().isAfter(now.get())) {
      return Optional.empty();
    }
    Duration behind = Duration.between(now.get(), before.get());
    return Optional.of(
        behind.toDays() > 0
            ? "%d d %d h".formatted(behind.toDays(), behind.toHoursPart())
            : "%d h %d min".formatted(behind.toHours(), behind.toMinutesPart()));
  }
}

package dev.paperboy.app.cli;

import dev.paperboy.store.Database;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}: copies the database while it is in use. */
@Command(
    name = "backup",
    description = "Copies the database to a new file, also while it is in use, and checks it.",
    mixinStandardHelpOptions = true)
public final class BackupSubcommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE", description = "The copy; it must not exist yet.")
  private Path file = Path.of("paperboy-backup.db");

  @Override
  public Integer call() {
    try (Database database = Database.openToRead(config.read().database().url())) {
      database.backUp(file);
      System.err.println("paperboy: copied to " + file + ", and the copy was verified");
      return 0;
    }
  }
}

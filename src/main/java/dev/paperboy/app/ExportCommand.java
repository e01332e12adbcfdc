package dev.paperboy.app;

import dev.paperboy.command.ApplyDeclarations;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.Declaration;
import dev.paperboy.subscription.Declarations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code export}: writes all subscriptions to a file. */
@Command(
    name = "export",
    description = "Writes all subscriptions to a file, as YAML.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConfigFile config = new ConfigFile();

  @Parameters(paramLabel = "FILE", description = "The file to write; it is replaced.")
  private Path file = Path.of("subscriptions.yaml");

  @Override
  public Integer call() {
    try (Database database = Database.open(config.read().database().url())) {
      List<Declaration> written = new ApplyDeclarations(database, new SystemTime()).writtenAll();
      Files.writeString(file, Declarations.write(written));
      System.err.println("paperboy: subscriptions written to " + file + ": " + written.size());
      return 0;
    } catch (IOException failure) {
      throw new Problem(file + " cannot be written: " + failure.getMessage());
    }
  }
}

package dev.paperboy.app.cli;

import dev.paperboy.app.StoredTopics;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.command.declaration.DeclarationImport;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.Topics;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.Declarations;
import dev.paperboy.subscription.PlatformDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code import}: imports the subscriptions, mutes and settings of a file. */
@Command(
    name = "import",
    description = "Imports the output of `export`, or a list of subscriptions; removes nothing.",
    mixinStandardHelpOptions = true)
public final class ImportSubcommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE", description = "The output of `export`.")
  private Path file = Path.of("subscriptions.yaml");

  @Override
  public Integer call() {
    PlatformDirectory platforms = PlatformList.ALL.directory();
    try (Database database = Database.open(config.read().database().url())) {
      Declarations.Reading reading =
          Declarations.read(Files.readString(file), Optional.empty(), platforms);
      DeclarationImport.Result result =
          new DeclarationImport(database, topics(database), platforms, new SystemTime())
              .apply(reading.channels(), file.getFileName().toString());
      System.err.println("paperboy: " + result.sentence());
      Stream.concat(reading.problems().stream(), result.problems().stream())
          .forEach(problem -> System.err.println("paperboy: " + problem));
      return reading.problems().isEmpty() && result.problems().isEmpty() ? 0 : 1;
    } catch (IOException failure) {
      throw new OperatorException(file + " cannot be read: " + FileErrorText.of(failure));
    }
  }

  /** Without an index, a topic that is not in use yet has the lowest threshold. */
  private static Topics topics(Database database) {
    return StoredTopics.read(
        database, BuiltInModel.load(), (since, visitor) -> {}, new SystemTime());
  }
}

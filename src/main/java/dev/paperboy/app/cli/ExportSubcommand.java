package dev.paperboy.app.cli;

import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.command.declaration.DeclarationWriter;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.files.PrivateFiles;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.Declarations;
import dev.paperboy.subscription.DeclaredChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code export}: writes the subscriptions, mutes and settings of all channels to a file. */
@Command(
    name = "export",
    description =
        "Writes the subscriptions, mutes and settings of all channels to a file, as YAML.",
    mixinStandardHelpOptions = true)
public final class ExportSubcommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE", description = "The file to write; it is replaced.")
  private Path file = Path.of("subscriptions.yaml");

  @Override
  public Integer call() {
    try (Database database = Database.openToRead(config.read().database().url())) {
      List<DeclaredChannel> written =
          new DeclarationWriter(database, PlatformList.ALL.directory(), new SystemTime()).all();
      PrivateFiles.createIfAbsent(file);
      Files.writeString(file, Declarations.write(written));
      int number = written.stream().mapToInt(channel -> channel.subscriptions().size()).sum();
      System.err.println("paperboy: subscriptions written to " + file + ": " + number);
      return 0;
    } catch (IOException failure) {
      throw new OperatorException(file + " cannot be written: " + FileErrorText.of(failure));
    }
  }
}

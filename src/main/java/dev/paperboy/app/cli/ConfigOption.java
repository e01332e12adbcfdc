package dev.paperboy.app.cli;

import dev.paperboy.app.log.Logging;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.settings.value.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The option that names the configuration file, and its content. */
final class ConfigOption {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigOption.class);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "config/paperboy.yaml",
      description = "The configuration file; ${DEFAULT-VALUE} by default.")
  private Path path = Path.of("config/paperboy.yaml");

  /**
   * Reads the file.
   *
   * @throws OperatorException with all problems of the file
   */
  Settings read() {
    LoadResult result = SettingsFile.read(path, System.getenv());
    if (result instanceof LoadResult.Loaded loaded) {
      Logging.apply(loaded.settings().log());
      loaded.notes().forEach(LOG::info);
      return loaded.settings();
    }
    throw new OperatorException(
        ((LoadResult.Invalid) result)
            .problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
  }

  /** Returns the directory of a database's search index: beside the file, or in {@code data}. */
  static Path indexFolder(DatabaseAddress database) {
    return database
        .file()
        .flatMap(file -> Optional.ofNullable(file.toAbsolutePath().getParent()))
        .orElse(Path.of("data"))
        .resolve("index");
  }
}

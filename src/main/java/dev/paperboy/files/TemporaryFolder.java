package dev.paperboy.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for what is of use only for a while, open to its owner alone. */
public final class TemporaryFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one in the first place that can be written to.
   *
   * @param name what its name begins with
   * @throws IOException where there is no such place; the message says what to set
   */
  public static TemporaryFolder make(String name) throws IOException {
    List<String> refused = new ArrayList<>();
    for (Path place : places()) {
      try {
        return in(place, name);
      } catch (IOException failure) {
        refused.add(place + " (" + FileTrouble.of(failure) + ")");
      }
    }
    throw new IOException(
        "no temporary folder can be created: "
            + String.join(", ", refused)
            + ". Set TMPDIR to a folder in which this user may write");
  }

  /** Makes one in this folder, which must exist. */
  public static TemporaryFolder in(Path place, String name) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(place, name));
  }

  /** The folders of this system that temporary files may be made in, the usual one first. */
  public static List<Path> places() {
    Map<String, String> environment = System.getenv();
    return Stream.of(
            Optional.ofNullable(environment.get("TMPDIR")),
            Optional.ofNullable(System.getProperty("java.io.tmpdir")),
            Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")),
            Optional.ofNullable(environment.get("XDG_CACHE_HOME")),
            Optional.ofNullable(environment.get("HOME")).map(home -> home + "/.cache"),
            Optional.of("data"))
        .flatMap(Optional::stream)
        .flatMap(place -> folder(place).stream())
        .distinct()
        .toList();
  }

  private static Optional<Path> folder(String place) {
    try {
      return Optional.of(Path.of(place).toAbsolutePath()).filter(Files::isDirectory);
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Removes it with all that is in it, unless that is done already. */
  @Override
  public void close() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      LOG.atWarn().addKeyValue("folder", path).log("a temporary folder could not be removed");
    }
  }
}

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

/** A temporary folder that only its owner can access. */
public final class TemporaryFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates one in the first writable location.
   *
   * @param name prefix of its name
   * @throws IOException if there is no such location; the message says what to set
   */
  public static TemporaryFolder make(String name) throws IOException {
    List<String> refused = new ArrayList<>();
    for (Path place : places()) {
      try {
        return in(place, name);
      } catch (IOException failure) {
        refused.add(place + " (" + FileErrorText.of(failure) + ")");
      }
    }
    throw new IOException(
        "no temporary folder can be created: "
            + String.join(", ", refused)
            + ". Set TMPDIR to a folder in which this user may write");
  }

  /** Creates one in this folder, which must exist. */
  public static TemporaryFolder in(Path place, String name) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(place, name));
  }

  /** Returns the locations for temporary files on this system, the default one first. */
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

  /** Returns its path. */
  public Path path() {
    return path;
  }

  /** Deletes it with its content, unless that is already done. */
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

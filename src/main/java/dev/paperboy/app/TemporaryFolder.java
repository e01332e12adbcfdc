package dev.paperboy.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what is of use only as long as the program runs. */
final class TemporaryFolder {
  private static final String UNPACKED = "org.sqlite.tmpdir";

  private final Path path;

  /** Makes one, whose name begins like this. */
  TemporaryFolder(String name) throws IOException {
    path = Files.createTempDirectory(name);
    // For a program that ends before it has put anything there, or with what removes itself.
    path.toFile().deleteOnExit();
  }

  Path path() {
    return path;
  }

  /**
   * Has SQLite's driver unpack its library here, unless another place was named. The driver removes
   * it at the end of a program, but not where that is halted.
   */
  void takeLibrary() {
    if (System.getProperty(UNPACKED) == null) {
      System.setProperty(UNPACKED, path.toString());
    }
  }

  /** Removes it with all that is in it. */
  void remove() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      System.err.println("paperboy: " + path + " could not be removed");
    }
  }
}

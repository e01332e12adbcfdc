package dev.paperboy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where captured responses of real servers are kept: the folder that {@code PAPERBOY_CAPTURED}
 * names, as a system property or in the environment, else {@code shared} beside the project.
 */
public final class CapturedData {

  private CapturedData() {}

  public static Optional<Path> folder() {
    return Stream.of(
            System.getProperty("PAPERBOY_CAPTURED"),
            System.getenv("PAPERBOY_CAPTURED"),
            "../shared")
        .filter(name -> name != null && !name.isBlank())
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** The captured feeds; skips the test where they are not. */
  public static Path feedsOrSkip() {
    Optional<Path> feeds = folder().map(path -> path.resolve("feeds")).filter(Files::isDirectory);
    assumeTrue(feeds.isPresent(), "captured feeds are not here: skipped");
    return feeds.orElseThrow();
  }
}

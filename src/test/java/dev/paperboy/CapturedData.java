package dev.paperboy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The folder of captured feeds that some tests read; it is not part of the repository. */
public final class CapturedData {
  private CapturedData() {}

  /**
   * The folder named by the system property or environment variable {@code PAPERBOY_CAPTURED}, else
   * {@code shared} beside the project; empty where there is none.
   */
  public static Optional<Path> folder() {
    String named = System.getProperty("PAPERBOY_CAPTURED", System.getenv("PAPERBOY_CAPTURED"));
    Path folder = named == null ? Path.of("..", "shared") : Path.of(named);
    return Optional.of(folder).filter(Files::isDirectory);
  }

  /** The captured feeds; skips the test where they are absent. */
  public static Path feedsOrSkip() {
    Optional<Path> feeds = folder().map(folder -> folder.resolve("feeds"));
    Assumptions.assumeTrue(
        feeds.filter(Files::isDirectory).isPresent(), "captured feeds are not here: skipped");
    return feeds.orElseThrow();
  }
}

package dev.paperboy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where real feed data lies, on machines that have it. */
public final class CapturedData {
  private CapturedData() {}

  /**
   * The folder with captured data: the property or environment variable {@code PAPERBOY_CAPTURED},
   * else {@code ../shared} beside the project.
   */
  public static Optional<Path> folder() {
    String property = System.getProperty("PAPERBOY_CAPTURED", "");
    String environment = System.getenv().getOrDefault("PAPERBOY_CAPTURED", "");
    String given = property.isBlank() ? environment : property;
    Path folder = Path.of(given.isBlank() ? "../shared" : given);
    return Files.isDirectory(folder.resolve("feeds")) ? Optional.of(folder) : Optional.empty();
  }

  /** The captured feeds; skips the running test where there are none. */
  public static Path feedsOrSkip() {
    Optional<Path> folder = folder();
    assumeTrue(folder.isPresent(), "captured feeds are not here: skipped");
    return folder.orElseThrow().resolve("feeds");
  }
}

package dev.paperboy.app.settings.value;

import dev.paperboy.store.DatabaseUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A JDBC address of SQLite or PostgreSQL.
 *
 * @param url as JDBC takes it; may hold a password, so {@link #toString} stops at the first
 *     parameter and leaves out who signs in
 */
public record DatabaseAddress(String url) {

  /** SQLite in the folder {@code data}. */
  public static final DatabaseAddress DEFAULT = new DatabaseAddress("jdbc:sqlite:data/paperboy.db");

  /** Rejects any other database, and parameters that the driver does not know. */
  public DatabaseAddress {
    DatabaseUrl.of(url);
  }

  /**
   * Reads an address in which variables of the environment may stand, as in the configuration.
   *
   * @throws IllegalArgumentException if it is wrong, or a variable is not set
   */
  public static DatabaseAddress of(String text, Map<String, String> variables) {
    Environment.Filled filled = new Environment(variables).fill(text);
    if (!filled.missing().isEmpty()) {
      throw new IllegalArgumentException(
          "the environment variable " + filled.missing().get(0) + " is not set");
    }
    return new DatabaseAddress(filled.text());
  }

  /** SQLite's file; empty for PostgreSQL. */
  public Optional<Path> file() {
    return DatabaseUrl.of(url).file();
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
  }
}

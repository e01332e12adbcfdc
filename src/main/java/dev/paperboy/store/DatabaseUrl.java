package dev.paperboy.store;

import dev.paperboy.files.FileErrorText;
import dev.paperboy.query.analysis.Spelling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGProperty;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;

/**
 * A JDBC address of SQLite or PostgreSQL. Parameters that the driver does not know are rejected:
 * SQLite would treat them as part of the file name, PostgreSQL would ignore them.
 */
public final class DatabaseUrl {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String EXAMPLES =
      "it must look like jdbc:sqlite:data/paperboy.db or"
          + " jdbc:postgresql://host/database?user=…&password=…";

  private static final Map<String, Pragma> PRAGMAS =
      Stream.of(Pragma.values())
          .collect(Collectors.toMap(Pragma::getPragmaName, Function.identity()));

  private final String text;
  private final Optional<Path> file;

  private DatabaseUrl(String text, Optional<Path> file) {
    this.text = text;
    this.file = file;
  }

  /**
   * Parses an address.
   *
   * @throws IllegalArgumentException if it is invalid or has an unknown parameter; the message is
   *     written for users and repeats no value, since one may be a password
   */
  public static DatabaseUrl of(String text) {
    String address = text.replaceFirst("\\?.*$", "");
    String parameters = text.substring(Math.min(text.length(), address.length() + 1));
    if (address.startsWith(SQLITE) && address.length() > SQLITE.length()) {
      checkPragmas(parameters);
      return new DatabaseUrl(
          parameters.isEmpty() ? address : text,
          Optional.of(file(address.substring(SQLITE.length()))));
    }
    if (address.startsWith(POSTGRESQL) && address.length() > POSTGRESQL.length()) {
      names(parameters).forEach(DatabaseUrl::checkProperty);
      return new DatabaseUrl(text, Optional.empty());
    }
    throw new IllegalArgumentException(EXAMPLES);
  }

  private static Path file(String name) {
    if (name.startsWith(":") || name.startsWith("file:")) {
      throw new IllegalArgumentException(
          "it must name the file itself, like jdbc:sqlite:data/paperboy.db");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException unusable) {
      throw new IllegalArgumentException(
          "it is not a valid file name here: " + FileErrorText.of(unusable), unusable);
    }
  }

  private static void checkPragmas(String parameters) {
    Properties given = new Properties();
    for (String parameter : parameters(parameters)) {
      String[] parts = parameter.split("=", 2);
      String name = parts[0].strip().toLowerCase(Locale.ROOT);
      Pragma pragma = PRAGMAS.get(name);
      if (pragma == null) {
        throw new IllegalArgumentException(
            unknown(parts[0], PRAGMAS.keySet().stream().sorted().toList())
                + "; a file with a question mark in its name cannot be used");
      }
      String value = parts.length > 1 ? parts[1].strip() : "";
      if (value.isEmpty() || !isChoice(pragma, value)) {
        throw new IllegalArgumentException("its parameter `" + name + "` has a wrong value");
      }
      given.setProperty(name, value);
    }
    try {
      new SQLiteConfig(given);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("one of its parameters has a wrong value", wrong);
    }
  }

  private static boolean isChoice(Pragma pragma, String value) {
    return pragma.choices == null
        || Arrays.stream(pragma.choices).anyMatch(choice -> choice.equalsIgnoreCase(value));
  }

  private static void checkProperty(String name) {
    if (PGProperty.forName(name) == null) {
      throw new IllegalArgumentException(
          unknown(name, Stream.of(PGProperty.values()).map(PGProperty::getName).toList()));
    }
  }

  private static String unknown(String name, List<String> known) {
    return "it has the parameter `"
        + name
        + "`, which the driver does not know"
        + Spelling.nearest(name, known).map(near -> "; did you mean `" + near + "`?").orElse("");
  }

  private static List<String> names(String parameters) {
    return parameters(parameters).stream().map(one -> one.split("=", 2)[0]).toList();
  }

  private static List<String> parameters(String parameters) {
    return Stream.of(parameters.split("&")).filter(one -> !one.isEmpty()).toList();
  }

  /** Returns whether this is SQLite; otherwise it is PostgreSQL. */
  public boolean isSqlite() {
    return file.isPresent();
  }

  /** Returns SQLite's file, as it was given; empty for PostgreSQL. */
  public Optional<Path> file() {
    return file;
  }

  /** Returns the address for JDBC; it may contain a password. */
  String text() {
    return text;
  }
}

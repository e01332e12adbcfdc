package dev.paperboy.store.mapping;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.paper.Author;
import dev.paperboy.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Defines how values are stored in columns: instants as milliseconds since 1970, lists as JSON,
 * authors as a list of name and affiliation pairs.
 */
public final class Columns {
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    JSON.configOverride(Author.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
  }

  private Columns() {}

  public static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /**
   * Sets a parameter to a number, a text or an instant, as it is stored.
   *
   * @throws IllegalArgumentException for other types
   */
  public static void set(PreparedStatement statement, int parameter, Object value)
      throws SQLException {
    if (value instanceof Number number) {
      statement.setLong(parameter, number.longValue());
    } else if (value instanceof String text) {
      statement.setString(parameter, StorableText.of(text));
    } else if (value instanceof Instant instant) {
      statement.setLong(parameter, instant.toEpochMilli());
    } else {
      throw new IllegalArgumentException("cannot be stored: " + value.getClass());
    }
  }

  public static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  /**
   * Returns a LIKE pattern, with {@code !} as the escape character, for lower-case texts that start
   * with this text.
   */
  public static String beginning(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }

  public static String toJson(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException("cannot be written as JSON", failure);
    }
  }

  public static <T> T fromJson(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException failure) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE, "A stored value is damaged: " + json, failure);
    }
  }
}

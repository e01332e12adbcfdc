package dev.paperboy.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values stand in columns: moments as milliseconds since 1970, lists as JSON. */
public final class Columns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private Columns() {}

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  public static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  /** The pattern, with {@code !} as its escape, of lower-case texts that begin like this. */
  public static String beginning(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }

  public static List<String> strings(ResultSet row, String column) throws SQLException {
    return fromJson(row.getString(column), STRINGS);
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

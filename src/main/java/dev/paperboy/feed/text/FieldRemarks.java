package dev.paperboy.feed.text;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects problems with fields of one item that is read nevertheless, and how they were handled.
 * Not thread-safe.
 */
public final class FieldRemarks {

  private static final int LONGEST_SHOWN = 60;

  private final String where;
  private final Set<String> all = new LinkedHashSet<>();

  /**
   * Creates remarks on one item.
   *
   * @param where identifies the item: {@code line 3}
   */
  public FieldRemarks(String where) {
    this.where = where;
  }

  /** Adds a remark on a field: {@code url 12 is not a web address and was left out}. */
  public void add(String remark) {
    all.add(where + ": " + remark);
  }

  /** Returns all remarks, in order. */
  public List<String> all() {
    return List.copyOf(all);
  }

  /** Returns a value in quotation marks, truncated if it is long. */
  public static String shown(String value) {
    String line = PaperText.line(value);
    return "“"
        + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…")
        + "”";
  }

  /**
   * Parses a date, and adds a remark if that fails.
   *
   * @param written "" if there is none
   * @param now a day without a year is the most recent one
   * @param instead the fallback, in words: {@code the day of reading}
   */
  public Optional<Instant> date(String field, String written, Instant now, String instead) {
    if (written.isBlank()) {
      return Optional.empty();
    }
    Optional<Instant> date = Dates.read(written, now);
    if (date.isEmpty()) {
      add(
          field
              + " "
              + shown(written)
              + " is not a date that can be read: "
              + instead
              + " is used");
    }
    return date;
  }
}

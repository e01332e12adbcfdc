package dev.paperboy.feed.text;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the fields of one item that is read all the same, and what was done about it.
 * Not safe for use by several threads.
 */
public final class FieldRemarks {

  private static final int LONGEST_SHOWN = 60;

  private final String where;
  private final Set<String> all = new LinkedHashSet<>();

  /**
   * Remarks on one item.
   *
   * @param where which one it is: {@code line 3}
   */
  public FieldRemarks(String where) {
    this.where = where;
  }

  /** Remarks on a field: {@code url 12 is not a web address and was left out}. */
  public void add(String remark) {
    all.add(where + ": " + remark);
  }

  /** All remarks, in order. */
  public List<String> all() {
    return List.copyOf(all);
  }

  /** A value as it is shown in a remark: in quotation marks, and not all of a long one. */
  public static String shown(String value) {
    String line = PaperText.line(value);
    return "“"
        + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…")
        + "”";
  }

  /**
   * Reads a date, and remarks one that cannot be read.
   *
   * @param written "" for none
   * @param now a day without a year is the last one of that name
   * @param instead what counts in its place: {@code the day of reading}
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

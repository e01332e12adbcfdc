package dev.paperboy.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The rank of a paper by upvotes among the papers of its day.
 *
 * @param rank from 1 to {@value #LAST}
 * @param day the day in UTC on which it was announced as new
 */
public record Trend(int rank, LocalDate day) {

  /** Ranks below this one are not stored. */
  public static final int LAST = 50;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  /** Rejects a rank out of bounds. */
  public Trend {
    if (rank < 1 || rank > LAST) {
      throw new IllegalArgumentException("ranks go from 1 to " + LAST + ", not " + rank);
    }
  }

  /** Returns {@code 3rd of 12 June}. */
  public String words() {
    return rank + ending() + " of " + DAY.format(day);
  }

  private String ending() {
    boolean teens = rank / 10 % 10 == 1;
    return switch (teens ? 0 : rank % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}

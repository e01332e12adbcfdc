package dev.paperboy.feed.text;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses days with named months: {@code 27 Sept 2026}, {@code November 27th, 2026}, {@code 27. März
 * 2026}. Names are Java's full and short ones in the languages below. Names of weekdays are
 * ignored, since feeds get them wrong, which would invalidate the whole date.
 */
final class NamedMonths {

  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.ITALIAN,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("pt"),
          Locale.forLanguageTag("nl"));
  private static final Set<String> FILLERS =
      Set.of("st", "nd", "rd", "th", "of", "at", "de", "del", "den", "der", "le", "el", "um");
  private static final Pattern TOKEN = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*|\\d+|[^\\s,.'/-]");

  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final Set<String> PASSED_OVER = new HashSet<>(FILLERS);

  static {
    MONTHS.put("sept", Month.SEPTEMBER);
    for (Locale language : LANGUAGES) {
      for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE)) {
        for (Month month : Month.values()) {
          MONTHS.putIfAbsent(folded(month.getDisplayName(style, language)), month);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
          PASSED_OVER.add(folded(day.getDisplayName(style, language)));
        }
      }
    }
    PASSED_OVER.addAll(List.of("tues", "wednes", "thur", "thurs"));
  }

  private NamedMonths() {}

  /**
   * Returns the day; empty for anything else.
   *
   * @param today a day without a year is the most recent one up to tomorrow; without today it is
   *     rejected
   */
  static Optional<LocalDate> day(String text, Optional<LocalDate> today) {
    Month month = null;
    List<String> numbers = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      String token = folded(tokens.group());
      if (token.isEmpty()) {
        // A combining mark without a letter.
        return Optional.empty();
      } else if (Character.isDigit(token.charAt(0))) {
        numbers.add(token);
      } else if (month == null && MONTHS.containsKey(token)) {
        month = MONTHS.get(token);
      } else if (!PASSED_OVER.contains(token)) {
        return Optional.empty();
      }
    }
    return month == null ? Optional.empty() : day(month, numbers, today);
  }

  private static Optional<LocalDate> day(
      Month month, List<String> numbers, Optional<LocalDate> today) {
    String year = null;
    String day = null;
    for (String number : numbers) {
      if (number.length() == 4 && year == null) {
        year = number;
      } else if (number.length() <= 2 && day == null) {
        day = number;
      } else if (number.length() == 2 && year == null) {
        year = number;
      } else {
        return Optional.empty();
      }
    }
    if (year == null && day == null) {
      return Optional.empty();
    }
    int dayOfMonth = day == null ? 1 : Integer.parseInt(day);
    return year == null
        ? today.map(now -> last(month, dayOfMonth, now))
        : Optional.of(LocalDate.of(year(year), month, dayOfMonth));
  }

  /** Two digits up to 49 are of this century, according to RFC 5322. */
  private static int year(String written) {
    int year = Integer.parseInt(written);
    return written.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
  }

  private static LocalDate last(Month month, int day, LocalDate today) {
    LocalDate thisYear = LocalDate.of(today.getYear(), month, day);
    return thisYear.isAfter(today.plusDays(1)) ? thisYear.minusYears(1) : thisYear;
  }

  private static String folded(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("[\\p{M}.]", "")
        .toLowerCase(Locale.ROOT);
  }
}

package dev.paperboy.command.cadence;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses delivery options: {@code every friday at 9 am}. The words must be in lower case and
 * without punctuation.
 */
final class CadenceParser {
  private static final Pattern LIMIT = Pattern.compile("-?\\d+|off");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final Set<String> ZONES =
      Set.of(
          "utc", "gmt", "cet", "cest", "bst", "ist", "jst", "est", "edt", "et", "cst", "cdt", "mst",
          "mdt", "pst", "pdt", "pt");
  private static final Set<String> TIMES_OF_DAY =
      Set.of("morning", "noon", "afternoon", "evening", "night", "mornings", "evenings", "nights");
  private static final Set<String> UNITS =
      Set.of("hour", "day", "weekday", "weekend", "week", "fortnight", "month", "quarter", "year");
  private static final Set<String> SEVERAL =
      Set.of("other", "second", "third", "two", "three", "few");
  private static final Set<String> OTHER_RHYTHMS =
      Set.of(
          "hourly",
          "nightly",
          "biweekly",
          "bi-weekly",
          "fortnightly",
          "monthly",
          "quarterly",
          "yearly",
          "weekdays",
          "weekends");
  private static final Set<String> PER = Set.of("a", "per", "each", "every");
  private static final Map<String, String> NUMBERS =
      Map.of(
          "one", "1", "two", "2", "three", "3", "four", "4", "five", "5", "six", "6", "seven", "7",
          "eight", "8", "nine", "9", "ten", "10");
  private static final Map<String, DayOfWeek> SHORT_DAYS =
      Map.ofEntries(
          Map.entry("mon", DayOfWeek.MONDAY),
          Map.entry("tue", DayOfWeek.TUESDAY),
          Map.entry("tues", DayOfWeek.TUESDAY),
          Map.entry("wed", DayOfWeek.WEDNESDAY),
          Map.entry("weds", DayOfWeek.WEDNESDAY),
          Map.entry("thu", DayOfWeek.THURSDAY),
          Map.entry("thur", DayOfWeek.THURSDAY),
          Map.entry("thurs", DayOfWeek.THURSDAY),
          Map.entry("fri", DayOfWeek.FRIDAY),
          Map.entry("sat", DayOfWeek.SATURDAY),
          Map.entry("sun", DayOfWeek.SUNDAY));

  /** The last option that was parsed, since some words are valid only after others. */
  private enum Item {
    NONE,
    CADENCE,
    DAY,
    TIME,
    MAX,
    RATE,
    UPDATES
  }

  private final List<String> words;
  private final Map<String, String> fields = new HashMap<>();
  private Optional<String> mistake = Optional.empty();
  private Item last = Item.NONE;
  private int at;

  /**
   * Whether there is a day that alone does not define a cadence: {@code friday}, {@code on fri}.
   */
  private boolean vagueDay;

  private CadenceParser(List<String> words) {
    this.words = words;
  }

  /** Parses the words; empty if one of them is not part of an option. */
  static Optional<CadenceParser> read(List<String> words) {
    CadenceParser manner = new CadenceParser(words);
    while (manner.at < words.size()) {
      if (!manner.item()) {
        return Optional.empty();
      }
    }
    return manner.makesSense() ? Optional.of(manner) : Optional.empty();
  }

  /** Returns the values by field name. */
  Map<String, String> fields() {
    return fields;
  }

  /** Returns the error, as a sentence that says what to write. */
  Optional<String> mistake() {
    return mistake;
  }

  /** Parses a time of day in lower case to the form 09:00. */
  static Optional<String> time(String text) {
    String[] words = text.strip().split("\\s+", 3);
    String second = words.length > 1 ? words[1] : "";
    return TypedTime.at(words[0], second)
        .filter(read -> read.words() == words.length)
        .map(TypedTime::time);
  }

  private boolean makesSense() {
    if (vagueDay && !saysWhen()) {
      wrong("How often? Write `weekly on " + fields.getOrDefault("on", "") + "`.");
    }
    return last != Item.NONE || mistake.isPresent();
  }

  private boolean saysWhen() {
    return fields.containsKey("cadence") || fields.containsKey("at");
  }

  private boolean item() {
    return passedOver()
        || rate()
        || maximum()
        || updates()
        || instant()
        || cadence()
        || every()
        || times()
        || perDay()
        || clock()
        || day()
        || otherRhythm()
        || unreadable();
  }

  private boolean passedOver() {
    boolean between = last != Item.NONE && at + 1 < words.size();
    return (word(0).isEmpty() || (between && word(0).equals("and"))) && take(1, last);
  }

  private boolean maximum() {
    if (!word(0).equals("max") || !LIMIT.matcher(word(1)).matches()) {
      return false;
    }
    put("max", word(1));
    return take(Set.of("paper", "papers").contains(word(2)) ? 3 : 2, Item.MAX);
  }

  /**
   * Parses {@code about 3 a week}, {@code about five papers per week}; also other periods, which
   * are not supported.
   */
  private boolean rate() {
    String number = NUMBERS.getOrDefault(word(1), word(1));
    if (!word(0).equals("about") || !NUMBER.matcher(number).matches()) {
      return false;
    }
    int next = Set.of("paper", "papers").contains(word(2)) ? 3 : 2;
    String unit =
        PER.contains(word(next)) ? word(next + 1) : word(next).equals("weekly") ? "week" : "";
    if (!isUnit(unit)) {
      return false;
    }
    if (!unit.equals("week")) {
      wrong("How many papers are about a topic is said by the week: write `about 3 a week`.");
    }
    put(TopicRate.FIELD, number);
    return take(next + (PER.contains(word(next)) ? 2 : 1), Item.RATE);
  }

  private boolean updates() {
    boolean said = word(1).equals("off") || (word(1).equals("on") && day(word(2)).isEmpty());
    boolean one = word(0).equals("update") && (said || last != Item.NONE);
    if (!word(0).equals("updates") && !one) {
      return false;
    }
    put("updates", said ? word(1) : "on");
    return take(said ? 2 : 1, Item.UPDATES);
  }

  private boolean instant() {
    boolean one = Set.of("instant", "instantly", "immediately").contains(word(0));
    boolean two = is("at", "once") || is("right", "away");
    if (one || two) {
      put("cadence", "instant");
    }
    return (one || two) && take(one ? 1 : 2, Item.CADENCE);
  }

  /** Parses {@code daily}, {@code as a weekly digest}. */
  private boolean cadence() {
    int skipped = is("as", "a") || is("in", "a") ? 2 : word(0).equals("a") ? 1 : 0;
    String cadence = word(skipped).equals("everyday") ? "daily" : word(skipped);
    boolean digest = word(skipped + 1).equals("digest") || word(skipped + 1).equals("digests");
    if (!Set.of("daily", "weekly").contains(cadence) || (skipped > 0 && !digest)) {
      return false;
    }
    put("cadence", cadence);
    return take(skipped + (digest ? 2 : 1), Item.CADENCE);
  }

  /**
   * Parses {@code every day}, {@code each friday}, and unsupported forms such as {@code every
   * morning}.
   */
  private boolean every() {
    if (!word(0).equals("every") && !word(0).equals("each")) {
      return false;
    }
    Optional<DayOfWeek> day = day(word(1));
    if (day.isPresent()) {
      put("cadence", "weekly");
      put("on", name(day.get()));
      return take(2, Item.DAY);
    }
    if (word(1).equals("day") || word(1).equals("week")) {
      put("cadence", word(1).equals("day") ? "daily" : "weekly");
      return take(2, Item.CADENCE);
    }
    boolean several = SEVERAL.contains(word(1)) || NUMBER.matcher(word(1)).matches();
    String unit = word(several ? 2 : 1);
    boolean isUnit = UNITS.contains(singular(unit)) || (several && day(unit).isPresent());
    return (isUnit || TIMES_OF_DAY.contains(unit)) && noSuchRhythm(several ? 3 : 2);
  }

  /** Parses {@code once a week}, and unsupported forms such as {@code twice daily}. */
  private boolean times() {
    boolean once = word(0).equals("once");
    if (!once && !word(0).equals("twice")) {
      return false;
    }
    boolean adverb = word(1).equals("daily") || word(1).equals("weekly");
    boolean unit = Set.of("a", "per", "every", "each").contains(word(1)) && isUnit(word(2));
    if (!adverb && !unit) {
      return false;
    }
    int length = adverb ? 2 : 3;
    boolean day = word(length - 1).equals("day") || word(1).equals("daily");
    if (!once || !(day || word(length - 1).equals("week") || adverb)) {
      return noSuchRhythm(length);
    }
    put("cadence", day ? "daily" : "weekly");
    return take(length, Item.CADENCE);
  }

  /** Parses {@code max 5 a day}; also {@code 5 papers a day}. */
  private boolean perDay() {
    int number = NUMBER.matcher(word(0)).matches() ? 1 : 0;
    int skipped = number + (number == 1 && word(1).equals("papers") ? 1 : 0);
    boolean rate =
        (word(skipped).equals("a") || word(skipped).equals("per"))
            && (word(skipped + 1).equals("day") || word(skipped + 1).equals("week"));
    if (!rate || (number == 0 && last != Item.MAX)) {
      return false;
    }
    String cadence = word(skipped + 1).equals("day") ? "daily" : "weekly";
    if (number == 1) {
      wrong("Write `" + cadence + " max " + word(0) + "`.");
    }
    put("cadence", cadence);
    return take(skipped + 2, Item.CADENCE);
  }

  /** Parses {@code at 9}, {@code 09:00}, {@code 9 pm}. */
  private boolean clock() {
    boolean introduced = word(0).equals("at") || word(0).equals("@");
    int start = introduced ? 1 : 0;
    Optional<TypedTime> read = TypedTime.at(word(start), word(start + 1));
    boolean follows = last == Item.CADENCE || last == Item.DAY;
    if (read.isEmpty()) {
      boolean meant =
          introduced
              && !word(1).isEmpty()
              && (Character.isDigit(word(1).charAt(0)) || (follows && at + 2 == words.size()));
      if (meant) {
        put("at", word(1));
      }
      return meant && take(2, Item.TIME);
    }
    if (!introduced && !read.get().certain() && !follows) {
      return false;
    }
    if (!introduced && NUMBER.matcher(word(0)).matches() && read.get().words() == 1) {
      wrong("Write `at " + read.get().time() + "` for a time, `max " + word(0) + "` for a number.");
    }
    put("at", read.get().time());
    take(start + read.get().words(), Item.TIME);
    if (ZONES.contains(word(0))) {
      wrong(
          "Times are in the time zone of the channel: write `at "
              + read.get().time()
              + "`. `/papers settings zone Europe/Paris` changes the zone.");
      take(1, Item.TIME);
    }
    return true;
  }

  /** Parses {@code on friday}, {@code weekly fri}. */
  private boolean day() {
    boolean introduced = word(0).equals("on");
    Optional<DayOfWeek> day = day(word(introduced ? 1 : 0));
    if (day.isEmpty()) {
      return false;
    }
    boolean shortened = SHORT_DAYS.containsKey(word(introduced ? 1 : 0));
    if (shortened && !introduced && !saysWhen()) {
      // SAT and sun are search words.
      return false;
    }
    put("on", name(day.get()));
    vagueDay = vagueDay || shortened || !introduced;
    return take(introduced ? 2 : 1, Item.DAY);
  }

  private boolean otherRhythm() {
    if (word(0).equals("on") && OTHER_RHYTHMS.contains(word(1))) {
      return noSuchRhythm(2);
    }
    if (is("in", "the") && TIMES_OF_DAY.contains(word(2)) && last != Item.NONE) {
      wrong("Write the time of day, as in `at 09:00`.");
      return take(3, Item.TIME);
    }
    return OTHER_RHYTHMS.contains(word(0)) && noSuchRhythm(1);
  }

  /** Detects {@code weekly on fryday}, which is hardly meant as search words. */
  private boolean unreadable() {
    if (last != Item.CADENCE || !word(0).equals("on") || at + 2 != words.size()) {
      return false;
    }
    put("on", word(1));
    return take(2, Item.DAY);
  }

  private boolean noSuchRhythm(int length) {
    wrong("Papers are posted `instant`, `daily` or `weekly`, as in `weekly on friday at 09:00`.");
    return take(length, Item.CADENCE);
  }

  private void put(String field, String value) {
    String before = fields.putIfAbsent(field, value);
    if (before != null && !before.equals(value)) {
      wrong("“" + before + "” and “" + value + "” contradict each other; write only one of them.");
    }
  }

  private void wrong(String sentence) {
    mistake = mistake.or(() -> Optional.of(sentence));
  }

  private boolean take(int count, Item item) {
    at = Math.min(words.size(), at + count);
    last = item;
    return true;
  }

  /** Returns a following word; empty past the end. */
  private String word(int ahead) {
    return at + ahead < words.size() ? words.get(at + ahead) : "";
  }

  private boolean is(String first, String second) {
    return word(0).equals(first) && word(1).equals(second);
  }

  private static boolean isUnit(String word) {
    return UNITS.contains(word);
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /** Parses a day of the week in lower case. */
  static Optional<DayOfWeek> day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word.equals(name(day)) || word.equals(name(day) + "s")) {
        return Optional.of(day);
      }
    }
    return Optional.ofNullable(SHORT_DAYS.get(word));
  }
}

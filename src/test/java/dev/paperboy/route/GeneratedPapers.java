package dev.paperboy.route;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Weeks of papers, two unless said otherwise, made up from a seed: nonsense words with the words in
 * between that subscriptions ask for, and everything that is awkward about real papers.
 */
public final class GeneratedPapers {
  /** A Saturday in front of two weeks without a holiday: nothing is listed or announced yet. */
  public static final LocalDate FIRST = LocalDate.parse("2026-05-30");

  /** The Friday that ends them. */
  static final LocalDate LAST = LocalDate.parse("2026-06-12");

  private static final List<String> PLANTED =
      List.of(
          "diffusion",
          "Diffusion",
          "DIFFUSIONS",
          "diffusion-based",
          "flow matching",
          "Flow\n  Matching",
          "matching flow",
          "rlhf",
          "DPO",
          "agents",
          "agent",
          "agents survey",
          "survey",
          "quantization",
          "Quantized",
          "requantization",
          "transfusion");

  private final Random random;
  private final LocalDate last;
  private final List<Printed> papers = new ArrayList<>();

  private GeneratedPapers(long seed, LocalDate last) {
    this.random = new Random(seed);
    this.last = last;
  }

  /** The papers of this seed. */
  static List<Printed> of(long seed) {
    return of(seed, LAST);
  }

  /** The papers of this seed that are announced until this day, which is no day of a weekend. */
  public static List<Printed> of(long seed, LocalDate last) {
    GeneratedPapers generated = new GeneratedPapers(seed, last);
    for (LocalDate day = FIRST; !day.isAfter(last); day = day.plusDays(1)) {
      if (isWorkday(day)) {
        for (int count = 12 + generated.random.nextInt(10); count > 0; count--) {
          generated.add(day);
        }
      }
    }
    return List.copyOf(generated.papers);
  }

  public static boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  static LocalDate nextWorkday(LocalDate day) {
    LocalDate next = day.plusDays(1);
    return isWorkday(next) ? next : nextWorkday(next);
  }

  private void add(LocalDate day) {
    int number = papers.size() + 1;
    TreeMap<LocalDate, Integer> lists = new TreeMap<>();
    LocalDate news = LocalDate.MAX;
    LocalDate replaced = LocalDate.MAX;
    int where = random.nextInt(10);
    if (where < 6) {
      int votes = random.nextInt(60);
      lists.put(day, votes);
      if (where == 0 && !day.equals(last)) {
        lists.put(nextWorkday(day), votes + random.nextInt(10));
      }
    }
    if (where > 3 && where < 9) {
      news = day;
    }
    if (where == 8 && !day.equals(last)) {
      replaced = nextWorkday(day);
    }
    if (where == 9) {
      // Only its second version is ever announced: stored, but no news.
      replaced = day;
    }
    String abstractText = abstractText(number);
    papers.add(
        new Printed(
            "2606.%05d".formatted(number),
            title(number),
            abstractText,
            abstractText + " Zymurgy, in its second version.",
            random.nextInt(3) == 0 ? "" : words(8) + (random.nextInt(6) == 0 ? " diffusion" : ""),
            authors(number),
            random.nextInt(3) == 0 ? "https://github.com/example/code-" + number : "",
            lists,
            news,
            random.nextInt(4) == 0,
            replaced));
  }

  private String title(int number) {
    return switch (number % 23) {
      case 3 -> "0";
      case 5 -> "<think> " + words(3) + " </think> @everyone <!channel> " + words(2);
      case 7 -> words(3) + "\n  " + words(2) + "\r\n " + planted();
      case 11 -> "\u202Eمرحبا بالعالم\u202C " + planted() + " שלום";
      case 13 -> "$\\alpha$ & <b>" + words(2) + "</b> 😀 " + planted();
      default -> words(2) + " " + planted() + " " + words(2);
    };
  }

  private String abstractText(int number) {
    return switch (number % 29) {
      case 2 -> "";
      case 4 -> words(14_000) + " " + planted();
      case 6 -> words(5) + " \uD800 " + planted() + " \uDFFF " + words(3);
      case 8 -> "@here @everyone `" + planted() + "` [" + words(2) + "](https://example.org) *";
      case 10 -> "\u0000\u0007 " + planted() + " \u200B" + words(4);
      default ->
          words(20) + ", " + planted() + ". " + words(20) + " " + planted() + ". " + words(9);
    };
  }

  private List<String> authors(int number) {
    if (number % 37 == 1) {
      return IntStream.range(0, 1_800).mapToObj(i -> name()).toList();
    }
    List<String> authors = new ArrayList<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      authors.add(name());
    }
    switch (random.nextInt(10)) {
      case 0 -> authors.add("Ada Marchetti");
      case 1 -> authors.add("Ada Q. Marchetti");
      case 2 -> authors.add("Ada Quorn");
      default -> authors.add("Bela Marchetti");
    }
    return List.copyOf(authors);
  }

  private String name() {
    String first = word();
    String last = word();
    return Character.toUpperCase(first.charAt(0))
        + first.substring(1)
        + " "
        + Character.toUpperCase(last.charAt(0))
        + last.substring(1);
  }

  private String planted() {
    return PLANTED.get(random.nextInt(PLANTED.size()));
  }

  private String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> word()).collect(Collectors.joining(" "));
  }

  /** Three syllables that no English word begins with. */
  private String word() {
    StringBuilder word = new StringBuilder("zv");
    for (int syllable = 0; syllable < 3; syllable++) {
      word.append("aou".charAt(random.nextInt(3))).append("bkmnpt".charAt(random.nextInt(6)));
    }
    return word.append('o').toString();
  }
}

package dev.paperboy.bench;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Queries of the most laborious kinds, as much work as a query may be that somebody makes, no two
 * alike; and texts in which they find much. Seeded.
 */
public final class WorstQueries {
  /** Common words of abstracts, function words among them. */
  private static final List<String> COMMON =
      List.of(
          "the",
          "of",
          "and",
          "to",
          "in",
          "we",
          "for",
          "that",
          "with",
          "is",
          "this",
          "on",
          "are",
          "model",
          "data",
          "learning",
          "from",
          "as",
          "by",
          "can",
          "which",
          "method",
          "training",
          "language",
          "task",
          "performance",
          "be",
          "an",
          "results",
          "show",
          "large",
          "approach",
          "our",
          "these",
          "network",
          "using",
          "framework",
          "such",
          "based",
          "however",
          "propose",
          "between",
          "both",
          "it",
          "at",
          "new",
          "high",
          "have",
          "different");

  private final Random random;

  /** Always the same ones for a seed. */
  public WorstQueries(long seed) {
    random = new Random(seed);
  }

  /** The kinds of queries. */
  public enum Kind {
    /** Two common words near each other, joined by OR. */
    PAIRS_NEAR,
    /** Eight common words near each other, joined by OR; most are never near enough. */
    EIGHT_NEAR,
    /** Beginnings of two letters, joined by OR. */
    BEGINNINGS,
    /** Two common words anywhere, joined by OR. */
    WORDS,
    /** Phrases of common words, joined by OR. */
    PHRASES
  }

  /** A query of this kind. */
  public String query(Kind kind) {
    return switch (kind) {
      case PAIRS_NEAR -> joined(() -> near(2, 20 + random.nextInt(80)));
      case EIGHT_NEAR -> joined(() -> near(8, 7 + random.nextInt(20)));
      case BEGINNINGS -> joined(() -> any().substring(0, 2) + "*");
      case WORDS -> joined(() -> content() + " " + content());
      case PHRASES -> joined(() -> "\"" + any() + " " + any() + "\"");
    };
  }

  /** A text of so many common words, in sentences. */
  public String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(any()).append(i % 12 == 11 ? ". " : " ");
    }
    return text.toString().strip();
  }

  private String near(int words, int distance) {
    List<String> shuffled = new ArrayList<>(COMMON);
    Collections.shuffle(shuffled, random);
    return "\""
        + shuffled.stream().distinct().limit(words).collect(Collectors.joining(" "))
        + "\"~"
        + distance;
  }

  /** A common word that a query may consist of. */
  private String content() {
    String word;
    do {
      word = any();
    } while (TextAnalysis.isFunctionWord(word));
    return word;
  }

  private String any() {
    return COMMON.get(random.nextInt(COMMON.size()));
  }

  /** As many alternatives as are accepted. */
  private static String joined(Supplier<String> alternative) {
    String query = alternative.get();
    String longer = query;
    while (QueryParser.parseNew(longer) instanceof ParseResult.Parsed) {
      query = longer;
      longer = query + "|" + alternative.get();
    }
    return query;
  }
}

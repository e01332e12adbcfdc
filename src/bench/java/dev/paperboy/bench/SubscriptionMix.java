package dev.paperboy.bench;

import dev.paperboy.query.Field;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Subscriptions as people might have them: 40 % one keyword or phrase, 35 % two or three words
 * ANDed, 15 % groups of two to four words ORed, 5 % with an exclusion, 5 % beginnings; a fifth
 * limited to a category. Words and phrases are those of the keywords that real papers carry, the
 * commonest keyword first, drawn by Zipf's law.
 */
final class SubscriptionMix {
  private static final int VOCABULARY = 20_000;
  private static final int PHRASES = 20_000;

  /**
   * A word of more papers than one in so many is nobody's keyword: two papers a day of a hundred.
   */
  private static final int TOO_COMMON = 50;

  private final Random random;
  private final Zipf words;
  private final Zipf phrases;
  private final Zipf categories;
  private final Map<String, Query> parsed = new HashMap<>();

  /** Things by rank, each drawn in proportion to one over its rank. */
  private static final class Zipf {
    private final List<String> ranked;
    private final double[] upTo;

    Zipf(Map<String, Integer> counts, int most) {
      ranked =
          counts.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(most)
              .map(Map.Entry::getKey)
              .toList();
      upTo = new double[ranked.size()];
      double sum = 0;
      for (int i = 0; i < upTo.length; i++) {
        sum += 1.0 / (i + 1);
        upTo[i] = sum;
      }
    }

    String draw(Random random) {
      int found = java.util.Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
      return ranked.get(found >= 0 ? found : -found - 1);
    }
  }

  SubscriptionMix(Collection<AnalyzedPaper> papers, Random random) {
    this.random = random;
    Map<String, Integer> wordCounts = new HashMap<>();
    Map<String, Integer> phraseCounts = new HashMap<>();
    Map<String, Integer> categoryCounts = new HashMap<>();
    Set<String> joined = new HashSet<>();
    Map<String, Integer> inTexts = new HashMap<>();
    for (AnalyzedPaper paper : papers) {
      countTexts(paper, inTexts, joined);
      countKeywords(paper, wordCounts, phraseCounts);
      paper.paper().categories().forEach(each -> categoryCounts.merge(each, 1, Integer::sum));
    }
    // Lucene knows no words that are two words elsewhere.
    wordCounts.keySet().removeIf(word -> joined.contains(TextAnalysis.term(word)));
    wordCounts
        .keySet()
        .removeIf(word -> inTexts.getOrDefault(word, 0) > papers.size() / TOO_COMMON);
    phraseCounts
        .keySet()
        .removeIf(phrase -> !wordCounts.keySet().containsAll(List.of(phrase.split(" ", 2))));
    if (phraseCounts.isEmpty()) {
      throw new IllegalArgumentException("papers with keywords are needed");
    }
    categoryCounts.keySet().removeIf(category -> !category.matches("[a-z-]+\\.[A-Z-]+"));
    words = new Zipf(wordCounts, VOCABULARY);
    phrases = new Zipf(phraseCounts, PHRASES);
    categories = new Zipf(categoryCounts, 100);
  }

  private static void countTexts(
      AnalyzedPaper paper, Map<String, Integer> words, Set<String> joined) {
    Set<String> found = new HashSet<>();
    for (Field field : List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT)) {
      for (AnalyzedText text : paper.texts(field)) {
        for (Token token : text.tokens()) {
          if (token.length() > 1) {
            joined.add(token.term());
          } else {
            found.add(token.folded());
          }
        }
      }
    }
    found.forEach(each -> words.merge(each, 1, Integer::sum));
  }

  private static void countKeywords(
      AnalyzedPaper paper, Map<String, Integer> words, Map<String, Integer> phrases) {
    Set<String> foundWords = new HashSet<>();
    Set<String> foundPhrases = new HashSet<>();
    for (String keyword : paper.paper().keywords()) {
      String before = "";
      for (Token token : TextAnalysis.words(keyword)) {
        String word = token.folded();
        boolean usable = word.matches("[a-z]{3,}") && !TextAnalysis.isFunctionWord(word);
        if (usable) {
          foundWords.add(word);
          if (!before.isEmpty()) {
            foundPhrases.add(before + " " + word);
          }
        }
        before = usable ? word : "";
      }
    }
    foundWords.forEach(each -> words.merge(each, 1, Integer::sum));
    foundPhrases.forEach(each -> phrases.merge(each, 1, Integer::sum));
  }

  /** So many queries; the same text is the same object. */
  List<Query> draw(int count) {
    List<Query> queries = new ArrayList<>(count);
    while (queries.size() < count) {
      String text = text();
      Query query = parsed.computeIfAbsent(text, SubscriptionMix::parse);
      queries.add(query);
    }
    return queries;
  }

  private static Query parse(String text) {
    if (QueryParser.parse(text) instanceof ParseResult.Parsed result) {
      return result.query();
    }
    throw new IllegalStateException("not a query: " + text);
  }

  private String text() {
    int kind = random.nextInt(100);
    boolean limited = random.nextInt(5) == 0;
    String query;
    if (kind < 20) {
      query = word();
    } else if (kind < 40) {
      query = '"' + phrases.draw(random) + '"';
    } else if (kind < 75) {
      query = several(2 + random.nextInt(2), " ");
    } else if (kind < 90) {
      query = several(2 + random.nextInt(3), " OR ");
    } else if (kind < 95) {
      query = several(1 + random.nextInt(2), " ") + " -" + word();
    } else {
      String word = word();
      query = word.substring(0, Math.min(word.length(), 4 + random.nextInt(3))) + "*";
    }
    return limited ? "(" + query + ") cat:" + categories.draw(random) : query;
  }

  private String word() {
    return words.draw(random);
  }

  private String several(int count, String between) {
    StringBuilder query = new StringBuilder(word());
    for (int i = 1; i < count; i++) {
      query.append(between).append(word());
    }
    return query.toString();
  }
}

package dev.paperboy.taste;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.PaperIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Converts papers to vectors. The weight of a word is its frequency in the paper, in which the
 * title counts twice, times its rarity among the papers of the search index (tf-idf); neighbours
 * joined to one word count as a word, too. Words of only one paper, numbers and words of more than
 * a fifth of all papers are left out. For one thread.
 */
public final class PaperVectors {
  private static final int TITLE = 2;
  private static final int FEWEST = 2;
  private static final int NEVER_COMMON = 5;
  private static final double COMMON = 0.2;

  private final Map<String, Integer> frequencies = new HashMap<>();
  private final PaperIndex index;
  private final int papers;

  /** Converts with the rarity of words in this index. */
  public PaperVectors(PaperIndex index) {
    this.index = index;
    this.papers = index.size();
  }

  /** Returns the vectors of a paper. */
  public PaperVector of(Paper paper) {
    Map<String, Double> words = new HashMap<>();
    count(paper.title(), TITLE, words);
    count(paper.tldr(), 1, words);
    count(paper.abstractText(), 1, words);
    words.keySet().removeIf(term -> !isDistinctive(term));
    words.replaceAll((term, times) -> (1 + Math.log(times)) * rarity(term));
    Map<String, Double> authors = new HashMap<>();
    paper.authors().forEach(author -> authors.put(key(author), 1.0));
    return new PaperVector(unit(words), unit(authors));
  }

  static String key(Author author) {
    return author.name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a token of a text may be a word of a vector. */
  static boolean counts(Token token) {
    return !token.isStarred()
        && token.folded().length() > 1
        && token.folded().chars().anyMatch(Character::isLetter)
        && !TextAnalysis.isFunctionWord(token.folded());
  }

  /** Returns a vector of the same direction with the length 1; an empty one stays empty. */
  static Map<String, Double> unit(Map<String, Double> weights) {
    double length = Math.sqrt(weights.values().stream().mapToDouble(one -> one * one).sum());
    weights.replaceAll((term, weight) -> weight / length);
    return weights;
  }

  /** Returns the share of all papers that contain a word. */
  double share(String term) {
    return (double) frequency(term) / Math.max(1, papers);
  }

  private static void count(String text, int times, Map<String, Double> words) {
    List<Token> tokens = TextAnalysis.analyze(text);
    for (Token token : tokens) {
      if (counts(token)) {
        words.merge(token.term(), (double) times, Double::sum);
      }
    }
  }

  private boolean isDistinctive(String term) {
    int holders = frequency(term);
    return holders >= FEWEST && holders <= Math.max(NEVER_COMMON, COMMON * papers);
  }

  private double rarity(String term) {
    return Math.log(1 + (double) papers / frequency(term));
  }

  private int frequency(String term) {
    return frequencies.computeIfAbsent(term, index::frequency);
  }
}

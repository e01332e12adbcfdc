package dev.paperboy.bench;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Queries with what they should find, made from papers: titles with words dropped, misspelt or
 * reordered, which should find their paper; keywords that a source gave, which should find the
 * papers that carry them; pairs of words from titles, which should find papers of the same primary
 * category. Seeded.
 */
final class RelevanceJudgements {
  private static final int EACH = 400;
  private static final int FEWEST_HOLDERS = 3;
  private static final int MOST_HOLDERS = 40;
  private static final int SHORTEST_MISSPELT = 5;

  private final List<Paper> papers;
  private final Random random;

  RelevanceJudgements(List<Paper> papers, long seed) {
    this.papers = papers;
    this.random = new Random(seed);
  }

  /**
   * A query and what it should find.
   *
   * @param judged the papers that somebody has judged; others are passed over in the ranking
   */
  record Judged(String query, Set<PaperId> relevant, Set<PaperId> judged) {}

  /** Titles without two fifths of their words. */
  List<Judged> dropped() {
    return knownItems(
        words -> {
          for (int drop = words.size() * 2 / 5; drop > 0 && words.size() > 2; drop--) {
            words.remove(random.nextInt(words.size()));
          }
        });
  }

  /** Titles with a third of their words dropped and a letter wrong in one or two of the others. */
  List<Judged> misspelt() {
    return knownItems(
        words -> {
          for (int drop = words.size() / 3; drop > 0 && words.size() > 2; drop--) {
            words.remove(random.nextInt(words.size()));
          }
          for (int errors = 1 + random.nextInt(2); errors > 0; errors--) {
            int at = random.nextInt(words.size());
            if (words.get(at).length() >= SHORTEST_MISSPELT) {
              words.set(at, mistyped(words.get(at)));
            }
          }
        });
  }

  /** Titles in any order of words, a fifth of them dropped. */
  List<Judged> reordered() {
    return knownItems(
        words -> {
          Collections.shuffle(words, random);
          for (int drop = words.size() / 5; drop > 0 && words.size() > 2; drop--) {
            words.remove(words.size() - 1);
          }
        });
  }

  /** Keywords of a few papers, which should find those. */
  List<Judged> keywords() {
    Map<String, Set<PaperId>> holders = new TreeMap<>();
    Set<PaperId> judged = new LinkedHashSet<>();
    for (Paper paper : papers) {
      for (String keyword : paper.keywords()) {
        holders
            .computeIfAbsent(keyword.toLowerCase(Locale.ROOT), absent -> new LinkedHashSet<>())
            .add(paper.id());
        judged.add(paper.id());
      }
    }
    List<Judged> queries = new ArrayList<>();
    holders.forEach(
        (keyword, ids) -> {
          String query = keyword.replaceAll("[^\\p{L}\\p{N} -]", " ").strip();
          if (ids.size() >= FEWEST_HOLDERS && ids.size() <= MOST_HOLDERS && understood(query)) {
            queries.add(new Judged(query, Set.copyOf(ids), judged));
          }
        });
    return some(queries);
  }

  /** Two neighbouring words of a title, which should find papers of its primary category. */
  List<Judged> categories() {
    Map<String, Set<PaperId>> members =
        papers.stream()
            .filter(paper -> !paper.categories().isEmpty())
            .collect(
                Collectors.groupingBy(
                    paper -> paper.categories().get(0),
                    TreeMap::new,
                    Collectors.mapping(Paper::id, Collectors.toSet())));
    Set<PaperId> judged = new LinkedHashSet<>();
    members.values().forEach(judged::addAll);
    Map<String, Judged> queries = new LinkedHashMap<>();
    for (Paper paper : papers) {
      List<String> words = words(paper.title());
      if (!paper.categories().isEmpty() && words.size() >= 2) {
        int at = random.nextInt(words.size() - 1);
        String query = words.get(at) + " " + words.get(at + 1);
        Set<PaperId> relevant = members.getOrDefault(paper.categories().get(0), Set.of());
        if (understood(query)) {
          queries.putIfAbsent(query, new Judged(query, relevant, judged));
        }
      }
    }
    return some(new ArrayList<>(queries.values()));
  }

  private interface Change {
    void to(List<String> words);
  }

  private List<Judged> knownItems(Change change) {
    List<Judged> queries = new ArrayList<>();
    while (queries.size() < EACH) {
      Paper paper = papers.get(random.nextInt(papers.size()));
      List<String> words = new ArrayList<>(words(paper.title()));
      if (words.size() >= 2) {
        change.to(words);
        String query = String.join(" ", words);
        if (understood(query)) {
          queries.add(new Judged(query, Set.of(paper.id()), Set.of()));
        }
      }
    }
    return queries;
  }

  private List<Judged> some(List<Judged> queries) {
    Collections.shuffle(queries, random);
    return List.copyOf(queries.subList(0, Math.min(EACH, queries.size())));
  }

  /** A letter left out, doubled, changed, or swapped with its neighbour; never the first. */
  private String mistyped(String word) {
    int at = 1 + random.nextInt(word.length() - 2);
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    char letter = word.charAt(at);
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + letter + letter + after;
      case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
      default -> before + after.charAt(0) + letter + after.substring(1);
    };
  }

  /** The words of a title that say something. */
  private static List<String> words(String title) {
    return TextAnalysis.words(title).stream()
        .map(Token::folded)
        .filter(word -> word.matches("[a-z]{2,}") && !TextAnalysis.isFunctionWord(word))
        .toList();
  }

  private static boolean understood(String query) {
    return QueryParser.parse(query) instanceof ParseResult.Parsed;
  }
}

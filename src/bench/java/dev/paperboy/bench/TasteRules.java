package dev.paperboy.bench;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Hidden rules of several kinds by which somebody likes papers. Seeded. */
final class TasteRules {
  private static final int EACH = 60;
  private static final int SHORTEST = 4;
  private static final double RAREST = 0.005;
  private static final double COMMONEST = 0.04;
  private static final int FEWEST_OF_AUTHOR = 12;
  private static final int FEWEST_OF_KEYWORD = 15;

  private final List<Paper> papers;
  private final Random random;
  private final Map<Paper, Set<String>> texts = new LinkedHashMap<>();
  private final Map<Paper, Set<String>> titles = new LinkedHashMap<>();

  TasteRules(List<Paper> papers, long seed) {
    this.papers = papers;
    this.random = new Random(seed);
    for (Paper paper : papers) {
      titles.put(paper, words(paper.title()));
      texts.put(paper, words(paper.title() + " . " + paper.tldr() + " . " + paper.abstractText()));
    }
  }

  /**
   * A hidden rule.
   *
   * @param likes whether a paper is voted up
   * @param mayDislike which papers may be voted down
   * @param knows the papers for which the rule is defined
   */
  record Rule(
      String name, Predicate<Paper> likes, Predicate<Paper> mayDislike, Predicate<Paper> knows) {
    static Rule of(String name, Predicate<Paper> likes) {
      return new Rule(name, likes, likes.negate(), paper -> true);
    }
  }

  /** Returns the rules of each kind, by the name of the kind. */
  Map<String, List<Rule>> all() {
    Map<String, List<Rule>> rules = new LinkedHashMap<>();
    rules.put("a word", words(texts));
    rules.put("a word of the title", words(titles));
    rules.put("either of two words", eitherOfTwo());
    rules.put("a word, but not with another", without());
    rules.put("a keyword given by readers", keywords());
    rules.put("an author", authors());
    return rules;
  }

  private List<Rule> words(Map<Paper, Set<String>> of) {
    return some(rare(of)).stream()
        .map(word -> Rule.of(word, paper -> has(of, paper, word)))
        .toList();
  }

  private List<Rule> eitherOfTwo() {
    List<String> one = some(rare(texts));
    List<String> other = some(rare(texts));
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      String first = one.get(i);
      String second = other.get(i);
      rules.add(
          Rule.of(
              first + " OR " + second,
              paper -> has(texts, paper, first) || has(texts, paper, second)));
    }
    return rules;
  }

  /** Papers with the second word are disliked among those with the first. */
  private List<Rule> without() {
    List<String> common = within(counts(texts.values()), 0.05, 0.3);
    List<Rule> rules = new ArrayList<>();
    for (String word : shuffled(rare(texts))) {
      String not = common.get(random.nextInt(common.size()));
      List<Paper> those = papers.stream().filter(paper -> has(texts, paper, word)).toList();
      double share =
          (double) those.stream().filter(paper -> has(texts, paper, not)).count() / those.size();
      if (share > 0.2 && share < 0.7 && rules.size() < EACH) {
        rules.add(
            new Rule(
                word + " -" + not,
                paper -> has(texts, paper, word) && !has(texts, paper, not),
                paper -> has(texts, paper, word) && has(texts, paper, not),
                paper -> true));
      }
    }
    return rules;
  }

  private List<Rule> keywords() {
    return chosen(
        paper ->
            paper.keywords().stream()
                .map(keyword -> keyword.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()),
        FEWEST_OF_KEYWORD,
        paper -> !paper.keywords().isEmpty());
  }

  private List<Rule> authors() {
    return chosen(
        paper -> paper.authors().stream().map(Author::name).collect(Collectors.toSet()),
        FEWEST_OF_AUTHOR,
        paper -> true);
  }

  private List<Rule> chosen(Function<Paper, Set<String>> of, int fewest, Predicate<Paper> knows) {
    Map<String, Integer> counts = counts(papers.stream().map(of).toList());
    List<String> names = within(counts, (double) fewest / papers.size(), COMMONEST);
    return some(names).stream()
        .map(
            name -> {
              Predicate<Paper> likes = paper -> of.apply(paper).contains(name);
              return new Rule(name, likes, likes.negate(), knows);
            })
        .toList();
  }

  private List<String> rare(Map<Paper, Set<String>> of) {
    return within(counts(of.values()), RAREST, COMMONEST).stream()
        .filter(word -> word.length() >= SHORTEST)
        .toList();
  }

  private List<String> within(Map<String, Integer> counts, double least, double most) {
    return counts.entrySet().stream()
        .filter(
            entry ->
                entry.getValue() >= least * papers.size()
                    && entry.getValue() <= most * papers.size())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Integer> counts(Collection<Set<String>> of) {
    Map<String, Integer> counts = new TreeMap<>();
    of.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
    return counts;
  }

  private static boolean has(Map<Paper, Set<String>> of, Paper paper, String word) {
    return of.getOrDefault(paper, Set.of()).contains(word);
  }

  private static Set<String> words(String text) {
    return TextAnalysis.words(text).stream()
        .filter(token -> !TextAnalysis.isFunctionWord(token.folded()))
        .map(Token::term)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<String> some(List<String> names) {
    List<String> shuffled = shuffled(names);
    return shuffled.subList(0, Math.min(EACH, shuffled.size()));
  }

  private List<String> shuffled(List<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}

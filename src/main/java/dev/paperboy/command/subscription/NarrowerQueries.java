package dev.paperboy.command.subscription;

import dev.paperboy.command.Wording;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.PaperIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Suggests narrower forms of a query that would post too much, with what they would have posted.
 */
final class NarrowerQueries {
  /** Types of papers rather than topics, which people often exclude. */
  private static final List<String> GENRES = List.of("survey", "review", "benchmark", "dataset");

  private static final int CANDIDATES = 12;
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;

  /**
   * A word is distinctive if it is this many times more frequent among the matches than elsewhere.
   */
  private static final double TELLING = 2;

  /** A word in more than one of this many papers would exclude too much. */
  private static final int COMMON = 10;

  private final PaperIndex index;
  private final RecentPapers lately;

  /** Uses these papers. */
  NarrowerQueries(PaperIndex index, RecentPapers lately) {
    this.index = index;
    this.lately = lately;
  }

  /**
   * A narrower query.
   *
   * @param change the change as it is typed: {@code -survey}
   * @param papers the number of papers it would have posted
   */
  record Narrower(String change, Query query, int papers) {}

  /**
   * Returns at most three narrower queries, those that keep most papers first; each removes at
   * least a tenth and leaves something.
   *
   * @param all the number of papers the query itself would have posted
   * @param examples some of these
   */
  List<Narrower> of(Query query, int all, List<Paper> examples) {
    List<Narrower> found = new ArrayList<>();
    withoutWord(query, all, examples).ifPresent(found::add);
    narrower("titles only", "title:(" + query.canonical() + ")", all).ifPresent(found::add);
    if (!query.usesSignals()) {
      narrower("upvotes>=10", and(query, "upvotes>=10"), all).ifPresent(found::add);
    }
    found.sort(Comparator.comparingInt(Narrower::papers).reversed());
    return found;
  }

  /** Returns what they would have posted, as lines; empty if there are none. */
  static String sentence(List<Narrower> narrower, ArrivalRate pace) {
    if (narrower.isEmpty()) {
      return "";
    }
    return "To get fewer:"
        + narrower.stream()
            .map(
                one ->
                    "\n• "
                        + Wording.typed(one.change())
                        + ": "
                        + pace.weekly(pace.papers())
                        + " → "
                        + rate(pace, one.papers()))
            .collect(Collectors.joining());
  }

  /** Returns {@code 9 a week}. */
  static String rate(ArrivalRate pace, int papers) {
    long weekly = pace.weekly(papers);
    return (weekly == 0 ? "less than one" : weekly) + " a week";
  }

  /** Returns the query without the word that removes most papers, but leaves a third. */
  private Optional<Narrower> withoutWord(Query query, int all, List<Paper> examples) {
    return Set.copyOf(distinctiveWords(examples)).stream()
        .map(word -> narrower("-" + word, and(query, "-" + word), all))
        .flatMap(Optional::stream)
        .filter(narrower -> narrower.papers() * 3 >= all)
        .min(Comparator.comparingInt(Narrower::papers).thenComparing(Narrower::change));
  }

  private List<String> distinctiveWords(List<Paper> examples) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Paper paper : examples) {
      Set<String> once = new HashSet<>();
      for (Token word : TextAnalysis.words(paper.title())) {
        if (word.folded().length() >= SHORTEST
            && word.folded().length() <= LONGEST
            && !TextAnalysis.isFunctionWord(word.folded())
            && once.add(word.term())) {
          counts.merge(word.folded(), 1, Integer::sum);
        }
      }
    }
    List<String> words =
        counts.entrySet().stream()
            .filter(entry -> isDistinctive(entry.getKey(), entry.getValue(), examples.size()))
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(CANDIDATES)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(ArrayList::new));
    words.addAll(GENRES);
    return words;
  }

  private boolean isDistinctive(String word, int examples, int of) {
    double everywhere = (double) index.frequency(TextAnalysis.term(word)) / index.size();
    return everywhere * COMMON <= 1 && (double) examples / of >= TELLING * everywhere;
  }

  private static String and(Query query, String part) {
    return "(" + query.canonical() + ") " + part;
  }

  /** Returns empty if the result is invalid or hardly different. */
  private Optional<Narrower> narrower(String change, String typed, int all) {
    if (!(QueryParser.parse(typed) instanceof ParseResult.Parsed parsed)) {
      return Optional.empty();
    }
    int papers = lately.count(parsed.query());
    return papers > 0 && papers * 10 <= all * 9
        ? Optional.of(new Narrower(change, parsed.query(), papers))
        : Optional.empty();
  }
}

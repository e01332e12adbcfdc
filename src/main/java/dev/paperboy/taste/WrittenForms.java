package dev.paperboy.taste;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How learned words and authors are written in the papers that they were learned from. */
final class WrittenForms {
  private static final Comparator<Map.Entry<String, Double>> HEAVIEST_FIRST =
      Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
          .thenComparing(Map.Entry.comparingByKey());

  /** A pair says more than its words. */
  private static final double PAIR = 1.5;

  private final Map<String, String> written = new HashMap<>();

  /**
   * Collects the most frequent forms.
   *
   * @param terms the stems and names that are needed
   */
  WrittenForms(List<Paper> papers, Set<String> terms) {
    Map<String, Map<String, Double>> forms = new HashMap<>();
    for (Paper paper : papers) {
      for (Author author : paper.authors()) {
        add(forms, terms, PaperVectors.key(author), author.name());
      }
      for (String text : List.of(paper.title(), paper.tldr(), paper.abstractText())) {
        for (Token token : TextAnalysis.analyze(text)) {
          String form = text.substring(token.start(), token.end());
          add(forms, terms, token.term(), usual(form));
        }
      }
    }
    forms.forEach(
        (term, counts) ->
            written.put(
                term, counts.entrySet().stream().min(HEAVIEST_FIRST).orElseThrow().getKey()));
  }

  /** Returns terms, the heaviest first; a pair before its words if it weighs about the same. */
  List<String> heaviestFirst(Map<String, Double> terms) {
    Map<String, Double> weights = new HashMap<>(terms);
    weights.replaceAll((term, weight) -> isPair(term) ? PAIR * weight : weight);
    return weights.entrySet().stream().sorted(HEAVIEST_FIRST).map(Map.Entry::getKey).toList();
  }

  private boolean isPair(String term) {
    return words(written.getOrDefault(term, term)).size() > 1;
  }

  /** Returns terms as they are written, the heaviest first, each word only once. */
  List<String> of(Map<String, Double> terms) {
    return of(heaviestFirst(terms));
  }

  /** Returns terms as they are written, beginning with this one, each word only once. */
  List<String> of(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return of(all);
  }

  private List<String> of(List<String> terms) {
    List<String> said = new ArrayList<>();
    terms.stream()
        .map(term -> written.getOrDefault(term, term))
        .filter(form -> said.stream().noneMatch(known -> overlaps(known, form)))
        .forEach(said::add);
    return said;
  }

  private static void add(
      Map<String, Map<String, Double>> forms, Set<String> terms, String term, String form) {
    if (terms.contains(term)) {
      forms.computeIfAbsent(term, absent -> new HashMap<>()).merge(form, 1.0, Double::sum);
    }
  }

  /** Returns a form in lower case, unless it is written with capitals within it: {@code RLHF}. */
  private static String usual(String form) {
    String rest = form.substring(1);
    return rest.equals(rest.toLowerCase(Locale.ROOT)) || form.contains(" ")
        ? form.toLowerCase(Locale.ROOT)
        : form;
  }

  private static boolean overlaps(String known, String form) {
    List<String> one = words(known);
    List<String> other = words(form);
    return one.containsAll(other) || other.containsAll(one);
  }

  private static List<String> words(String form) {
    return TextAnalysis.words(form).stream().map(Token::term).toList();
  }
}

package dev.paperboy.match.feature;

import dev.paperboy.match.feature.Formula.Any;
import dev.paperboy.match.feature.Formula.Test;
import dev.paperboy.meaning.Topic;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Category;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Has;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Step;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Field;
import dev.paperboy.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Translates the leaves of queries to features. */
public final class FeatureLeaves {
  /** A guess at how many papers are read in a week, of which a topic selects some. */
  private static final int PAPERS_A_WEEK = 2000;

  private final Features features;
  private final TermFrequencies frequencies;

  /**
   * Creates a translator for any number of queries.
   *
   * @param features receives new features
   * @param frequencies term frequencies
   */
  public FeatureLeaves(Features features, TermFrequencies frequencies) {
    this.features = features;
    this.frequencies = frequencies;
  }

  /** Returns a query as a formula over features. */
  public Formula formula(Expression expression) {
    return formula(expression, true);
  }

  private Formula formula(Expression expression, boolean wanted) {
    if (expression instanceof Expression.Not not) {
      return formula(not.part(), !wanted);
    }
    if (expression instanceof Expression.And and) {
      return list(and.parts(), wanted, wanted);
    }
    if (expression instanceof Expression.Or or) {
      return list(or.parts(), wanted, !wanted);
    }
    if (expression instanceof Word word && word.terms().size() > 1) {
      List<Formula> tests =
          word.terms().stream()
              .<Formula>map(term -> new Test(scoped(term(term), word.fields()), wanted))
              .toList();
      return wanted ? new Any(tests) : new Formula.All(tests);
    }
    return new Test(leaf(expression), wanted);
  }

  /** Passes the terms of a query, alone or in a phrase, to an action. */
  public static void forEachTerm(Expression expression, Consumer<String> action) {
    if (expression instanceof Expression.Not not) {
      forEachTerm(not.part(), action);
    } else if (expression instanceof Expression.And and) {
      and.parts().forEach(part -> forEachTerm(part, action));
    } else if (expression instanceof Expression.Or or) {
      or.parts().forEach(part -> forEachTerm(part, action));
    } else if (expression instanceof Word word) {
      word.terms().forEach(action);
    } else if (expression instanceof Phrase phrase) {
      phrase.steps().forEach(step -> action.accept(step.term()));
    }
  }

  /** Negation swaps conjunction and disjunction (De Morgan's laws). */
  private Formula list(List<Expression> parts, boolean wanted, boolean all) {
    List<Formula> flat = new ArrayList<>();
    for (Expression part : parts) {
      Formula formula = formula(part, wanted);
      boolean same = all ? formula instanceof Formula.All : formula instanceof Any;
      flat.addAll(same ? Formula.parts(formula) : List.of(formula));
    }
    return all ? new Formula.All(flat) : new Any(flat);
  }

  private int leaf(Expression leaf) {
    if (leaf instanceof Word word) {
      return scoped(term(word.terms().get(0)), word.fields());
    }
    if (leaf instanceof Phrase phrase) {
      return phrase(phrase);
    }
    if (leaf instanceof Exact exact) {
      return exact(exact);
    }
    if (leaf instanceof Prefix prefix && !prefix.start().isEmpty()) {
      return beginning(prefix);
    }
    if (leaf instanceof Near near) {
      return features.intern(
          FeatureKind.PLAIN, name(leaf), rarest(near.readings().get(0)).cost(), leaf, gates(near));
    }
    if (leaf instanceof Author author) {
      return author(author);
    }
    return condition(leaf);
  }

  private int beginning(Prefix prefix) {
    int cost = frequencies.papers() >> (Math.min(prefix.start().length(), 10) / 2);
    FeatureKind kind = isName(prefix.fields()) ? FeatureKind.NAME_BEGINNING : FeatureKind.BEGINNING;
    return scoped(features.intern(kind, prefix.start(), cost), prefix.fields());
  }

  private int condition(Expression leaf) {
    int some = frequencies.papers() / 4;
    if (leaf instanceof Category category && !category.start().isEmpty()) {
      return category.prefix()
          ? features.intern(FeatureKind.CATEGORY_BEGINNING, category.start(), some)
          : features.intern(FeatureKind.CATEGORY, category.start(), some / 4);
    }
    if (leaf instanceof Expression.Feed feed) {
      return features.intern(FeatureKind.FEED, feed.name(), some);
    }
    if (leaf instanceof Has has) {
      return features.intern(FeatureKind.ASSET, has.asset().name(), some);
    }
    if (leaf instanceof About about) {
      return features.intern(FeatureKind.ABOUT, name(leaf), cost(about.topic()), about.topic());
    }
    return leaf instanceof Compare
        ? features.intern(FeatureKind.NUMBER, name(leaf), some, leaf)
        : features.intern(FeatureKind.PLAIN, name(leaf), some, leaf, Features.EVERY);
  }

  private int cost(Topic topic) {
    return (int) ((long) frequencies.papers() * topic.perWeek() / PAPERS_A_WEEK);
  }

  private int phrase(Phrase phrase) {
    if (phrase.words().size() == 1) {
      return scoped(term(phrase.steps().get(0).term()), phrase.fields());
    }
    List<Step> steps = phrase.steps();
    // Words next to a phrase may have given it further steps.
    String name = name(phrase) + steps.stream().map(Step::term).collect(Collectors.joining(" "));
    int[] terms = steps.stream().mapToInt(step -> term(step.term())).toArray();
    return sideBySide(phrase, name, phrase.words().size(), steps, terms);
  }

  private int exact(Exact exact) {
    int[] forms = exact.forms().stream().mapToInt(form -> form(form, exact.fields())).toArray();
    if (forms.length == 1) {
      return scoped(forms[0], exact.fields());
    }
    List<Step> steps = IntStream.range(0, forms.length).mapToObj(i -> new Step(i, 1, "")).toList();
    return sideBySide(exact, name(exact), forms.length, steps, forms);
  }

  /**
   * Every path over a phrase has a step that covers the word chosen here.
   *
   * @param tokens for each step, the term or form of its token
   */
  private int sideBySide(Expression leaf, String name, int words, List<Step> steps, int[] tokens) {
    int known = features.find(FeatureKind.PLAIN, name);
    if (known >= 0) {
      return known;
    }
    int word =
        IntStream.range(0, words)
            .boxed()
            .min(Comparator.comparingLong(each -> cost(steps, tokens, each)))
            .orElseThrow();
    long cost = cost(steps, tokens, word);
    int feature =
        features.intern(FeatureKind.PLAIN, name, (int) Math.min(cost, Integer.MAX_VALUE) / 4, leaf);
    for (int step : stepsOver(steps, word)) {
      boolean both = words == 2 && steps.get(step).count() == 1;
      int need = both ? onlyStep(steps, tokens, 1 - word) : Features.EVERY;
      features.hang(feature, tokens[step], need);
    }
    return feature;
  }

  /**
   * Returns the token of the only single-word step over a word; {@link Features#EVERY} if there are
   * several.
   */
  private static int onlyStep(List<Step> steps, int[] tokens, int word) {
    int[] single =
        IntStream.of(stepsOver(steps, word)).filter(step -> steps.get(step).count() == 1).toArray();
    return single.length == 1 ? tokens[single[0]] : Features.EVERY;
  }

  private long cost(List<Step> steps, int[] tokens, int word) {
    return IntStream.of(stepsOver(steps, word))
        .mapToLong(step -> features.cost(tokens[step]))
        .sum();
  }

  private static int[] stepsOver(List<Step> steps, int word) {
    return IntStream.range(0, steps.size())
        .filter(step -> steps.get(step).from() <= word)
        .filter(step -> word < steps.get(step).from() + steps.get(step).count())
        .toArray();
  }

  private int author(Author author) {
    List<String> parts = author.parts();
    int rare = Math.max(1, frequencies.papers() / 1000);
    int full = 0;
    while (full < parts.size() && isInitial(parts.get(full))) {
      full++;
    }
    if (full == parts.size()) {
      return features.intern(FeatureKind.PLAIN, name(author), rare, author, Features.EVERY);
    }
    if (parts.size() == 1) {
      return features.intern(FeatureKind.NAME, parts.get(0), rare);
    }
    // A part may occur in the name joined with an adjacent part.
    List<String> spellings = new ArrayList<>(List.of(parts.get(full)));
    if (full > 0) {
      spellings.add(parts.get(full - 1) + parts.get(full));
    }
    if (full + 1 < parts.size()) {
      spellings.add(parts.get(full) + parts.get(full + 1));
    }
    int[] gates =
        spellings.stream()
            .mapToInt(part -> features.intern(FeatureKind.NAME, part, rare))
            .toArray();
    return features.intern(FeatureKind.PLAIN, name(author), rare, author, gates);
  }

  private static boolean isInitial(String part) {
    return part.length() == 1 && part.charAt(0) >= 'a' && part.charAt(0) <= 'z';
  }

  /** Whichever reading matches, its rarest term occurs. */
  private int[] gates(Near near) {
    return near.readings().stream()
        .mapToInt(reading -> rarest(reading).feature())
        .distinct()
        .toArray();
  }

  private record Rarest(int feature, int cost) {}

  private Rarest rarest(List<String> terms) {
    return terms.stream()
        .map(this::term)
        .map(feature -> new Rarest(feature, features.cost(feature)))
        .min(Comparator.comparingInt(Rarest::cost))
        .orElseThrow();
  }

  private int term(String term) {
    int known = features.find(FeatureKind.TERM, term);
    return known >= 0 ? known : features.intern(FeatureKind.TERM, term, frequencies.of(term));
  }

  /**
   * Creates the features of terms, the most frequent first, so that frequently used data is
   * adjacent.
   */
  public void intern(Collection<String> terms) {
    record Counted(String term, int papers) {}
    terms.stream()
        .map(term -> new Counted(term, frequencies.of(term)))
        .sorted(Comparator.comparingInt(Counted::papers).reversed())
        .forEach(each -> features.intern(FeatureKind.TERM, each.term(), each.papers()));
  }

  private int form(String form, Set<Field> fields) {
    FeatureKind kind = isName(fields) ? FeatureKind.NAME_FORM : FeatureKind.FORM;
    return features.intern(kind, form, frequencies.papers() / (2 + form.length()));
  }

  /** Returns the feature that the words of another feature occur in certain fields. */
  private int scoped(int feature, Set<Field> fields) {
    int mask = mask(fields);
    if (mask == mask(Expression.TEXT) || isName(fields)) {
      return feature;
    }
    String name = features.kind(feature).name() + mask + features.name(feature);
    return features.intern(FeatureKind.SCOPED, name, features.cost(feature) / 2, mask, feature);
  }

  private static boolean isName(Set<Field> fields) {
    return fields.contains(Field.AUTHOR);
  }

  static int mask(Set<Field> fields) {
    int mask = 0;
    for (Field field : fields) {
      mask |= mask(field);
    }
    return mask;
  }

  /** A mask is never stored beyond the lifetime of the index. */
  @SuppressWarnings("EnumOrdinal")
  static int mask(Field field) {
    return 1 << field.ordinal();
  }

  private static String name(Expression leaf) {
    return new Query("", leaf).canonical();
  }
}

package dev.paperboy.query;

import dev.paperboy.query.analysis.GreekLetters;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.evaluation.PaperFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The syntax tree of a query. Immutable; two trees are equal when they ask for the same in the same
 * way. The package description tells what each kind means.
 */
public sealed interface Expression {

  /** Where a word is looked for when the query does not say. */
  Set<Field> TEXT = Set.of(Field.TITLE, Field.TLDR, Field.ABSTRACT);

  /** All of them; at least two parts, none of them an {@code And}. */
  record And(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public And {
      parts = atLeast(2, parts);
    }
  }

  /** At least one of them; at least two parts, none of them an {@code Or}. */
  record Or(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public Or {
      parts = atLeast(2, parts);
    }
  }

  /** Not this. */
  record Not(Expression part) implements Expression {}

  /**
   * One word: a token of any length whose term is one of {@code terms}, in any of the fields.
   *
   * @param fields where to look; any of them suffices; never {@link Field#AUTHOR}
   * @param folded the word as it was typed, folded
   * @param terms what satisfies it: its own term first, then the joins with its neighbours in the
   *     query ("multi task" also finds "multitask")
   */
  record Word(Set<Field> fields, String folded, List<String> terms) implements Expression {
    /** Copies the collections. */
    public Word {
      fields = Set.copyOf(fields);
      terms = atLeast(1, terms);
    }

    /** A word without neighbours. */
    public static Word of(Set<Field> fields, String folded) {
      return new Word(fields, folded, List.of(TextAnalysis.term(folded)));
    }
  }

  /**
   * Words standing side by side in one field. The text may have neighbours among them joined to one
   * word, or one of them split in two.
   *
   * @param fields where to look; any of them suffices; never {@link Field#AUTHOR}
   * @param words folded words, at least one
   * @param steps the ways to go over the words: see {@link Step}
   */
  record Phrase(Set<Field> fields, List<String> words, List<Step> steps) implements Expression {
    /** Copies the collections. */
    public Phrase {
      fields = Set.copyOf(fields);
      words = atLeast(1, words);
      steps = atLeast(words.size(), steps);
    }

    /** A phrase of these folded words. */
    public static Phrase of(Set<Field> fields, List<String> words) {
      return new Phrase(fields, words, Step.over(words));
    }
  }

  /**
   * One step over the words of a phrase: the words from index {@code from} on, {@code count} of
   * them, read as one token of this term (of any length). A phrase matches where steps lead from
   * its first word past its last one, each over a token that begins where the one before ended.
   *
   * @param from index of the first word of the step
   * @param count how many words it goes over: 1; 2 for a joined pair; 3 where one of them is a
   *     Greek letter; or all, where there are three to five
   * @param term the token's term
   */
  record Step(int from, int count, String term) {

    static List<Step> over(List<String> words) {
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        steps.add(new Step(i, 1, TextAnalysis.term(words.get(i))));
        if (i + 1 < words.size() && TextAnalysis.joinable(words.get(i), words.get(i + 1))) {
          steps.add(joined(words, i, 2));
        }
        int three = i + TextAnalysis.PARTS_WITH_GREEK;
        if (three < words.size() || (three == words.size() && i > 0)) {
          if (TextAnalysis.joinableAroundGreek(words.subList(i, three))) {
            steps.add(joined(words, i, TextAnalysis.PARTS_WITH_GREEK));
          }
        }
      }
      if (words.size() > 2 && words.size() <= TextAnalysis.MOST_PARTS) {
        steps.add(joined(words, 0, words.size()));
      }
      return List.copyOf(steps);
    }

    private static Step joined(List<String> words, int from, int count) {
      String joined = String.join("", words.subList(from, from + count));
      return new Step(from, count, TextAnalysis.term(joined));
    }
  }

  /** A folded, unstemmed beginning of a word, hyphenated ones included: {@code quantiz*}. */
  record Prefix(Set<Field> fields, String start) implements Expression {
    /** Copies the set. */
    public Prefix {
      fields = Set.copyOf(fields);
    }
  }

  /** Exactly these surface forms in this case, side by side: {@code =RAG}. */
  record Exact(Set<Field> fields, List<String> forms) implements Expression {
    /** Copies the collections. */
    public Exact {
      fields = Set.copyOf(fields);
      forms = atLeast(1, forms);
    }
  }

  /**
   * Words near each other, in any order: within a {@link #stretch} of the text.
   *
   * @param words folded words, two to eight, each once
   * @param readings the terms to be found, neighbours apart or joined; any of the lists suffices
   * @param distance from 1 to 100
   */
  record Near(Set<Field> fields, List<String> words, List<List<String>> readings, int distance)
      implements Expression {
    /** Copies the collections. */
    public Near {
      fields = Set.copyOf(fields);
      words = atLeast(2, words);
      readings = readings.stream().map(List::copyOf).toList();
    }

    /**
     * How many words the stretch has: one more than the distance, and as many more as there are
     * Greek letters among the words, since {@code TNFα} is one word to those who count.
     */
    public int stretch() {
      return distance + 1 + (int) words.stream().filter(GreekLetters::isName).count();
    }

    /** These folded words within a distance. */
    public static Near of(Set<Field> fields, List<String> words, int distance) {
      List<List<String>> readings = new ArrayList<>();
      read(words, 0, List.of(), readings);
      return new Near(fields, words, readings, distance);
    }

    private static void read(
        List<String> words, int from, List<String> before, List<List<String>> readings) {
      if (from == words.size()) {
        readings.add(before);
        return;
      }
      for (int count = 1; count <= 3 && from + count <= words.size(); count++) {
        if (!isRead(words.subList(from, from + count))) {
          continue;
        }
        List<String> with = new ArrayList<>(before);
        with.add(TextAnalysis.term(String.join("", words.subList(from, from + count))));
        read(words, from + count, List.copyOf(with), readings);
      }
    }

    /** Whether neighbours are read as one word. */
    private static boolean isRead(List<String> words) {
      return switch (words.size()) {
        case 1 -> true;
        case 2 -> TextAnalysis.joinable(words.get(0), words.get(1));
        default -> TextAnalysis.joinableAroundGreek(words);
      };
    }
  }

  /**
   * One author whose name has all these parts, in any order; a part of one letter is an initial.
   *
   * @param parts folded, not stemmed
   */
  record Author(List<String> parts) implements Expression {
    /** Copies the list. */
    public Author {
      parts = atLeast(1, parts);
    }
  }

  /**
   * A subject class, compared without case.
   *
   * @param start the class, or what it starts with; in lower case
   * @param prefix whether {@code start} is only a beginning: {@code cs.*}
   */
  record Category(String start, boolean prefix) implements Expression {}

  /** A feed by its name in lower case, or the feeds whose names go on with a hyphen. */
  record Feed(String name) implements Expression {}

  /** A number compared: {@code upvotes>=20}. */
  record Compare(Quantity quantity, Comparison comparison, int value) implements Expression {}

  /** Something that a paper has or not: {@code has:code}. */
  record Has(Asset asset) implements Expression {}

  /**
   * The numbers of a paper; the year is that of its first version, in UTC. The trend is its place
   * among the papers of its day, {@link PaperFacts#NO_RANK} where it has none; it is only ever
   * asked whether it is at most some rank, {@code trending:5}.
   */
  enum Quantity {
    UPVOTES,
    COMMENTS,
    YEAR,
    TRENDING
  }

  /** The ways to compare a number. */
  enum Comparison {
    AT_LEAST(">=", "at least"),
    AT_MOST("<=", "at most"),
    MORE(">", "more than"),
    LESS("<", "less than"),
    EQUAL("=", "exactly");

    private final String sign;
    private final String spoken;

    Comparison(String sign, String spoken) {
      this.sign = sign;
      this.spoken = spoken;
    }

    /** As it is typed: {@code >=}. */
    public String sign() {
      return sign;
    }

    /** As it is said: "at least". */
    public String spoken() {
      return spoken;
    }

    /** Whether a number stands in this relation to another. */
    public boolean holds(int actual, int wanted) {
      return switch (this) {
        case AT_LEAST -> actual >= wanted;
        case AT_MOST -> actual <= wanted;
        case MORE -> actual > wanted;
        case LESS -> actual < wanted;
        case EQUAL -> actual == wanted;
      };
    }
  }

  /** The things a paper can come with. */
  enum Asset {
    CODE,
    PROJECT
  }

  private static <T> List<T> atLeast(int count, List<T> list) {
    if (list.size() < count) {
      throw new IllegalArgumentException("at least " + count + " needed, not " + list.size());
    }
    return List.copyOf(list);
  }
}

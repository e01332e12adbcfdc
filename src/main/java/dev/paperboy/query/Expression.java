package dev.paperboy.query;

import dev.paperboy.meaning.Topic;
import dev.paperboy.query.analysis.GreekLetters;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.evaluation.PaperFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The syntax tree of a query. Immutable; two trees are equal if they have the same structure. The
 * package description defines what each kind means.
 */
public sealed interface Expression {

  /** The fields of a word for which the query names none. */
  Set<Field> TEXT = Set.of(Field.TITLE, Field.TLDR, Field.ABSTRACT);

  /** A conjunction of at least two parts, none of them an {@code And}. */
  record And(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public And {
      parts = atLeast(2, parts);
    }
  }

  /** A disjunction of at least two parts, none of them an {@code Or}. */
  record Or(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public Or {
      parts = atLeast(2, parts);
    }
  }

  /** A negation. */
  record Not(Expression part) implements Expression {}

  /**
   * One word: matches a token of any length whose term is one of {@code terms}, in any of the
   * fields.
   *
   * @param fields the fields to search; one match suffices; never {@link Field#AUTHOR}
   * @param folded the word as typed, folded
   * @param terms the terms that match: its own term first, then the joins with adjacent words of
   *     the query ("multi task" also finds "multitask")
   */
  record Word(Set<Field> fields, String folded, List<String> terms) implements Expression {
    /** Copies the collections. */
    public Word {
      fields = Set.copyOf(fields);
      terms = atLeast(1, terms);
    }

    /** Returns a word without neighbours. */
    public static Word of(Set<Field> fields, String folded) {
      return new Word(fields, folded, List.of(TextAnalysis.term(folded)));
    }
  }

  /**
   * Adjacent words in one field. In the text, neighbours among them may be joined to one word, or
   * one of them split in two.
   *
   * @param fields the fields to search; one match suffices; never {@link Field#AUTHOR}
   * @param words folded words, at least one
   * @param steps the ways to cover the words: see {@link Step}
   */
  record Phrase(Set<Field> fields, List<String> words, List<Step> steps) implements Expression {
    /** Copies the collections. */
    public Phrase {
      fields = Set.copyOf(fields);
      words = atLeast(1, words);
      steps = atLeast(words.size(), steps);
    }

    /** Returns a phrase of these folded words. */
    public static Phrase of(Set<Field> fields, List<String> words) {
      return new Phrase(fields, words, Step.over(words));
    }
  }

  /**
   * A step over the words of a phrase: {@code count} words from index {@code from} on, read as one
   * token with this term (of any length). A phrase matches if a path of steps leads from its first
   * word past its last one, where each token begins where the previous one ended.
   *
   * @param from index of the first word of the step
   * @param count the number of words: 1; 2 for a joined pair; 3 if one of them is a Greek letter;
   *     or all, if there are three to five
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

  /** A folded, unstemmed prefix of a word, hyphenated ones included: {@code quantiz*}. */
  record Prefix(Set<Field> fields, String start) implements Expression {
    /** Copies the set. */
    public Prefix {
      fields = Set.copyOf(fields);
    }
  }

  /** Exactly these surface forms, case-sensitive and adjacent: {@code =RAG}. */
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
   * @param words folded words, two to eight, without duplicates
   * @param readings lists of terms, neighbours apart or joined; any of the lists suffices
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
     * Returns the size of the window in words: the distance plus one, plus the number of Greek
     * letters among the words, since users count {@code TNFα} as one word.
     */
    public int stretch() {
      return distance + 1 + (int) words.stream().filter(GreekLetters::isName).count();
    }

    /** Returns a query for these folded words within a distance. */
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

    /** Returns whether neighbours are also read as one word. */
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
   * A subject class, compared ignoring case.
   *
   * @param start the class or its prefix, in lower case
   * @param prefix whether {@code start} is a prefix: {@code cs.*}
   */
  record Category(String start, boolean prefix) implements Expression {}

  /** A feed by its name in lower case, or the feeds whose names begin with it and a hyphen. */
  record Feed(String name) implements Expression {}

  /** A numeric comparison: {@code upvotes>=20}. */
  record Compare(Quantity quantity, Comparison comparison, int value) implements Expression {}

  /** A resource that a paper comes with: {@code has:code}. */
  record Has(Asset asset) implements Expression {}

  /** What a paper is about, whatever words it uses: {@code about:"agents that use tools"}. */
  record About(Topic topic) implements Expression {}

  /**
   * The numeric properties of a paper; the year is that of its first version, in UTC. The trend is
   * its rank among the papers of its day, {@link PaperFacts#NO_RANK} if it has none; queries can
   * only test whether it is at most some rank, {@code trending:5}.
   */
  enum Quantity {
    UPVOTES,
    COMMENTS,
    YEAR,
    TRENDING
  }

  /** The comparison operators. */
  enum Comparison {
    AT_LEAST(">=", "at least"),
    AT_MOST("<=", "at most"),
    MORE(">", "more than"),
    LESS("<", "less than"),
    EQUAL("=", "exactly");

    private final String sign;
    private final String inWords;

    Comparison(String sign, String inWords) {
      this.sign = sign;
      this.inWords = inWords;
    }

    /** Returns the operator as it is typed: {@code >=}. */
    public String sign() {
      return sign;
    }

    /** Returns the operator in words: "at least". */
    public String inWords() {
      return inWords;
    }

    /** Returns whether the comparison holds for two numbers. */
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

  /** The resources that a paper can come with. */
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

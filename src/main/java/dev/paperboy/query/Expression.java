package dev.paperboy.query;

import java.util.List;
import java.util.Set;

/**
 * The syntax tree of a query. Immutable.
 *
 * <p>Words are already analysed (see {@link TextAnalysis}); what the user typed stands in {@link
 * Query#text}.
 */
public sealed interface Expression {

  /** All of them; at least one part. */
  record And(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them; at least one part. */
  record Or(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Not this. */
  record Not(Expression part) implements Expression {}

  /**
   * A run of words standing side by side in one field; a single word is a run of one. A word may
   * stand in the text joined to its neighbour ("multitask" for "multi task") and the other way
   * round.
   *
   * @param fields where to look; any of them suffices
   * @param words analysed words, at least one
   */
  record Phrase(Set<Field> fields, List<String> words) implements Expression {
    /** Copies the collections. */
    public Phrase {
      fields = Set.copyOf(fields);
      words = List.copyOf(words);
    }
  }

  /** A folded, unstemmed beginning of a word: {@code quantiz*}. */
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
      forms = List.copyOf(forms);
    }
  }

  /** Analysed words within {@code distance} words of each other, in any order. */
  record Near(Set<Field> fields, List<String> words, int distance) implements Expression {
    /** Copies the collections. */
    public Near {
      fields = Set.copyOf(fields);
      words = List.copyOf(words);
    }
  }

  /**
   * A subject class, compared without case.
   *
   * @param start the class, or what it starts with
   * @param prefix whether {@code start} is only a beginning: {@code cs.*}
   */
  record Category(String start, boolean prefix) implements Expression {}

  /** A feed by its name. */
  record Feed(String name) implements Expression {}

  /** A number compared: {@code upvotes>=20}. */
  record Compare(Quantity quantity, Comparison comparison, int value) implements Expression {}

  /** Something that a paper has or not: {@code has:code}. */
  record Has(Asset asset) implements Expression {}

  /** The numbers of a paper. */
  enum Quantity {
    UPVOTES,
    COMMENTS,
    YEAR
  }

  /** The ways to compare a number. */
  enum Comparison {
    AT_LEAST,
    AT_MOST,
    MORE,
    LESS,
    EQUAL
  }

  /** The things a paper can come with. */
  enum Asset {
    CODE,
    PROJECT
  }
}

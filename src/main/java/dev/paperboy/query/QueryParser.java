package dev.paperboy.query;

import dev.paperboy.query.Lexeme.Kind;
import dev.paperboy.query.ParseResult.Mistake;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parses queries; the package description defines the language. Never throws: an invalid query
 * gives a {@link Mistake} with its position and, where possible, a suggestion. Thread-safe.
 */
public final class QueryParser {
  /** The maximum length of a query, in characters. */
  public static final int LONGEST = 500;

  private static final int DEEPEST = 50;
  private static final int MOST_TERMS = 100;

  private final String text;
  private final List<Lexeme> lexemes;
  private final int mostEffort;
  private int next;
  private int depth;
  private int terms;
  private int effort;

  /** An alternative and its start index. */
  private record Branch(int start, Expression part) {}

  private QueryParser(String text, int mostEffort) {
    this.text = text;
    this.lexemes = Lexer.read(text);
    this.mostEffort = mostEffort;
  }

  /** Parses a stored query, whatever its cost. */
  public static ParseResult parse(String text) {
    return parse(text, Integer.MAX_VALUE);
  }

  /**
   * Parses a new query. One that is too expensive to match against every paper is rejected; stored
   * queries from before this limit remain valid and are parsed by {@link #parse}.
   */
  public static ParseResult parseNew(String text) {
    return parse(text, Effort.MOST);
  }

  private static ParseResult parse(String text, int mostEffort) {
    try {
      return new Parsed(new Query(text.strip(), read(text, mostEffort)));
    } catch (QueryRefusal refusal) {
      int position = Math.max(0, Math.min(refusal.position(), text.length()));
      return new Mistake(refusal.reason(), position, suggestion(refusal, text, mostEffort));
    }
  }

  private static Expression read(String text, int mostEffort) {
    if (text.isBlank()) {
      throw new QueryRefusal(
          "an empty query would match every paper", 0, "diffusion OR \"flow matching\"");
    }
    if (text.strip().length() > LONGEST) {
      String reason = "a query has at most %d characters, this one has %d";
      throw new QueryRefusal(reason.formatted(LONGEST, text.strip().length()), LONGEST, "");
    }
    return new QueryParser(text, mostEffort).whole();
  }

  /** Only valid queries are suggested; failing that, the bare words. */
  private static String suggestion(QueryRefusal refusal, String text, int mostEffort) {
    if (text.strip().length() > LONGEST || isUnderstood(text, Integer.MAX_VALUE)) {
      return "";
    }
    String words =
        TextAnalysis.words(text).stream()
            .map(Token::folded)
            .filter(word -> !word.equals("or") && !word.equals("and") && !word.equals("not"))
            .collect(Collectors.joining(" "));
    for (String candidate : List.of(refusal.suggestion(), words)) {
      if (!candidate.equals(text) && isUnderstood(candidate, mostEffort)) {
        return candidate;
      }
    }
    return "";
  }

  private static boolean isUnderstood(String candidate, int mostEffort) {
    try {
      read(candidate, mostEffort);
      return true;
    } catch (QueryRefusal refusal) {
      return false;
    }
  }

  private Expression whole() {
    Expression expression = alternatives(Scope.NONE);
    Lexeme rest = peek();
    if (rest.kind() == Kind.CLOSE) {
      throw new QueryRefusal("this parenthesis has no opening one", rest.start(), without(rest));
    }
    Selectivity.check(expression, 0, text);
    return expression;
  }

  /** Parses alternatives separated by commas, the operator with the lowest precedence. */
  private Expression alternatives(Scope scope) {
    List<Branch> branches = new ArrayList<>();
    branches.add(new Branch(peek().start(), either(scope)));
    while (peek().kind() == Kind.COMMA) {
      operand(take());
      branches.add(new Branch(peek().start(), either(scope)));
    }
    return any(branches);
  }

  private Expression either(Scope scope) {
    List<Branch> branches = new ArrayList<>();
    branches.add(new Branch(peek().start(), all(scope)));
    while (peek().kind() == Kind.OR) {
      operand(take());
      branches.add(new Branch(peek().start(), all(scope)));
    }
    return any(branches);
  }

  private Expression any(List<Branch> branches) {
    if (branches.size() > 1) {
      branches.forEach(branch -> Selectivity.checkBranch(branch.part(), branch.start(), text));
    }
    return Conjunction.or(branches.stream().map(Branch::part).toList());
  }

  private Expression all(Scope scope) {
    List<Expression> parts = new ArrayList<>();
    while (true) {
      Lexeme lexeme = peek();
      switch (lexeme.kind()) {
        case END, CLOSE, COMMA, OR -> {
          if (parts.isEmpty()) {
            throw nothingHere(lexeme);
          }
          return Conjunction.and(parts);
        }
        case AND -> {
          if (parts.isEmpty()) {
            throw new QueryRefusal(
                "there is nothing before this AND", lexeme.start(), without(lexeme));
          }
          operand(take());
        }
        default -> unary(scope, parts);
      }
    }
  }

  private QueryRefusal nothingHere(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case OR, COMMA ->
          new QueryRefusal(
              "there is nothing before this “%s”".formatted(lexeme.text()),
              lexeme.start(),
              without(lexeme));
      case CLOSE ->
          new QueryRefusal("there is nothing to look for here", lexeme.start(), without(lexeme));
      default ->
          new QueryRefusal(
              "there is nothing to look for in this; punctuation alone matches nothing", 0, "");
    };
  }

  /** Verifies that something follows the operator that was just consumed. */
  private void operand(Lexeme operator) {
    Kind kind = peek().kind();
    if (kind == Kind.END
        || kind == Kind.CLOSE
        || kind == Kind.COMMA
        || kind == Kind.OR
        || kind == Kind.AND) {
      String reason = "there is nothing after this “%s”".formatted(operator.text());
      throw new QueryRefusal(reason, operator.start(), without(operator));
    }
  }

  private void unary(Scope scope, List<Expression> parts) {
    if (peek().kind() != Kind.NOT) {
      primary(scope, parts);
      return;
    }
    Lexeme not = take();
    operand(not);
    if (peek().kind() == Kind.NOT) {
      throw new QueryRefusal("excluding twice has no meaning", peek().start(), without(peek()));
    }
    List<Expression> excluded = new ArrayList<>();
    primary(scope, excluded);
    if (excluded.isEmpty()) {
      throw new QueryRefusal("there is no word to exclude here", not.start(), without(not));
    }
    Expression part = excluded.get(0);
    Selectivity.checkExcluded(part, not.start(), text);
    parts.add(new Expression.Not(part));
  }

  private void primary(Scope scope, List<Expression> parts) {
    Lexeme lexeme = take();
    switch (lexeme.kind()) {
      case OPEN -> parts.add(group(lexeme, scope));
      case FIELD -> field(lexeme, scope, parts);
      default ->
          new QueryLeaves(text, lexeme, scope)
              .read(this)
              .ifPresent(leaf -> add(leaf, lexeme, parts));
    }
  }

  private void add(Expression leaf, Lexeme lexeme, List<Expression> parts) {
    terms++;
    if (terms > MOST_TERMS) {
      throw new QueryRefusal(
          "a query has at most %d words and conditions".formatted(MOST_TERMS), lexeme.start(), "");
    }
    effort += Effort.of(leaf);
    if (effort > mostEffort) {
      throw new QueryRefusal(
          "this query is too much work to check against every paper: at most %d points are allowed, and %s. Use longer prefixes, or split it into two queries"
              .formatted(Effort.MOST, Effort.inWords()),
          lexeme.start(),
          "");
    }
    parts.add(leaf);
  }

  private Expression group(Lexeme open, Scope scope) {
    depth++;
    if (depth > DEEPEST) {
      String reason = "parentheses nest at most %d deep".formatted(DEEPEST);
      throw new QueryRefusal(
          reason, open.start(), text.replace("(", " ").replace(")", " ").strip());
    }
    Expression inner = alternatives(scope);
    if (peek().kind() != Kind.CLOSE) {
      throw new QueryRefusal(
          "this parenthesis is never closed", open.start(), text.strip() + ")".repeat(depth));
    }
    take();
    depth--;
    return inner;
  }

  private void field(Lexeme field, Scope outer, List<Expression> parts) {
    boolean spaced =
        field.end() < text.length() && Character.isWhitespace(text.charAt(field.end()));
    boolean closed = peek().kind() == Kind.END;
    if ((spaced || closed) && Scope.isPunctuation(field.text())) {
      // The colon of a pasted title, "BERT: pre-training of …", does not mark a field.
      Lexeme word = new Lexeme(Kind.WORD, field.text(), "", field.start(), field.end() - 1);
      new QueryLeaves(text, word, outer).read(this).ifPresent(leaf -> add(leaf, word, parts));
      return;
    }
    Scope scope = Scope.of(field, text);
    if (outer != Scope.NONE) {
      throw new QueryRefusal(
          "“%s:” is inside “%s:”; write one after the other"
              .formatted(scope.typed(), outer.typed()),
          field.start(),
          "");
    }
    if (scope == Scope.ABOUT) {
      refuseUnquoted(field, spaced);
    }
    if (peek().kind() == Kind.OPEN) {
      parts.add(group(take(), scope));
      return;
    }
    Lexeme value = peek();
    boolean usable =
        value.kind() == Kind.WORD || value.kind() == Kind.QUOTED || value.kind() == Kind.EXACTLY;
    if (!usable) {
      throw new QueryRefusal(
          "“%s:” needs something after it, as in %s".formatted(scope.typed(), scope.example()),
          field.start(),
          replace(field.start(), field.end(), scope.example() + " "));
    }
    take();
    Expression leaf =
        new QueryLeaves(text, value, scope)
            .read(this)
            .orElseThrow(
                () ->
                    new QueryRefusal(
                        "“%s:” needs a word after it".formatted(scope.typed()),
                        value.start(),
                        replace(field.start(), value.end(), scope.example())));
    add(leaf, value, parts);
  }

  /** Rejects a topic of several words without quotation marks, of which only one would count. */
  private void refuseUnquoted(Lexeme field, boolean spaced) {
    boolean grouped = peek().kind() == Kind.OPEN;
    int first = grouped ? next + 1 : next;
    int end = first;
    while (lexemes.get(end).kind() == Kind.WORD) {
      end++;
    }
    boolean several = spaced && end > first + 1;
    if (!grouped && !several) {
      return;
    }
    boolean closed = grouped && end > first && lexemes.get(end).kind() == Kind.CLOSE;
    String words =
        lexemes.subList(first, end).stream().map(Lexeme::text).collect(Collectors.joining(" "));
    throw new QueryRefusal(
        "what papers are to be about goes in quotation marks, as in %s"
            .formatted(Scope.ABOUT.example()),
        field.start(),
        several || closed
            ? replace(
                field.start(), lexemes.get(closed ? end : end - 1).end(), "about:\"" + words + "\"")
            : "");
  }

  /** Returns the next lexeme without consuming it. */
  Lexeme peek() {
    return lexemes.get(next);
  }

  /** Consumes and returns the next lexeme. */
  Lexeme take() {
    Lexeme lexeme = lexemes.get(next);
    if (lexeme.kind() != Kind.END) {
      next++;
    }
    return lexeme;
  }

  private String without(Lexeme lexeme) {
    return replace(lexeme.start(), lexeme.end(), " ");
  }

  private String replace(int from, int to, String with) {
    return QuerySuggestion.replace(text, from, to, with);
  }
}

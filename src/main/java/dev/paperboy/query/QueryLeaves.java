package dev.paperboy.query;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Lexeme.Kind;
import dev.paperboy.query.analysis.AuthorName;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.query.analysis.WordScanner;
import dev.paperboy.text.ReadableText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one word, quotation or condition. */
final class QueryLeaves {
  private static final int LONGEST_PHRASE = 32;
  private static final int MOST_NEAR = 8;
  private static final int FARTHEST = 100;
  private static final int SHORTEST_PREFIX = 2;
  private static final Set<String> OPERATORS = Set.of("or", "and", "not");
  private static final Pattern DISTANCE_ON_WORD = Pattern.compile("(.+)~(\\d*)");
  private static final Pattern DISTANCE = Pattern.compile("\\d{1,3}");
  private static final Pattern FAR = Pattern.compile("0*[1-9]\\d*");

  private final String text;
  private final Lexeme lexeme;
  private final Scope scope;

  QueryLeaves(String text, Lexeme lexeme, Scope scope) {
    this.text = text;
    this.lexeme = lexeme;
    this.scope = scope;
  }

  /** Returns the leaf; empty if the lexeme is only punctuation. */
  Optional<Expression> read(QueryParser parser) {
    return switch (lexeme.kind()) {
      case COMPARISON -> Optional.of(ConditionParser.comparison(text, lexeme));
      case EXACTLY -> Optional.of(exactly(parser));
      case QUOTED, WORD -> scope.fields().isEmpty() ? condition() : words();
      default -> throw new IllegalStateException("not a leaf: " + lexeme);
    };
  }

  private Optional<Expression> condition() {
    return Optional.of(
        scope == Scope.ABOUT
            ? new TopicParser(text, lexeme).read()
            : ConditionParser.of(scope, text, lexeme));
  }

  private Optional<Expression> words() {
    return lexeme.kind() == Kind.QUOTED ? Optional.of(quoted()) : word();
  }

  private Expression exactly(QueryParser parser) {
    Lexeme next = parser.peek();
    boolean usable =
        switch (next.kind()) {
          case WORD, QUOTED, OR, AND, NOT -> next.start() == lexeme.end();
          default -> false;
        };
    if (!usable || scope.fields().isEmpty()) {
      throw new QueryRefusal(
          "“=” goes right before a word to match it exactly, as in =RAG or title:=RAG",
          lexeme.start(),
          replace(lexeme.start(), lexeme.end(), " "));
    }
    parser.take();
    refuseStar(next);
    refuseDistance(next);
    List<String> forms =
        (scope == Scope.AUTHOR
                ? TextAnalysis.words(readable(next.text()))
                : TextAnalysis.starredWords(readable(next.text())))
            .stream().map(Token::surface).toList();
    if (forms.isEmpty()) {
      throw new QueryRefusal(
          "there is no word after “=”", lexeme.start(), replace(lexeme.start(), next.end(), " "));
    }
    refuseLong(forms);
    return new Exact(scope.fields(), forms);
  }

  private Expression quoted() {
    if (scope == Scope.AUTHOR && withPlainStars(lexeme.text()).indexOf('*') >= 0) {
      String typed = text.substring(lexeme.start(), lexeme.end());
      throw new QueryRefusal(
          "a * has no meaning in a quoted name",
          lexeme.start(),
          replace(lexeme.start(), lexeme.end(), withPlainStars(typed).replace("*", "")));
    }
    List<String> words = quotedWords(readable(lexeme.text()));
    if (words.isEmpty()) {
      throw new QueryRefusal(
          "there is no word in these quotation marks",
          lexeme.start(),
          replace(lexeme.start(), lexeme.end(), " "));
    }
    refuseLong(words);
    if (!lexeme.detail().isEmpty()) {
      return near(words);
    }
    return scope == Scope.AUTHOR ? author(words) : Phrase.of(scope.fields(), words);
  }

  private Expression near(List<String> words) {
    String quotation = text.substring(lexeme.start(), lexeme.end() - distanceLength());
    if (scope == Scope.AUTHOR) {
      throw new QueryRefusal(
          "an author's name takes no distance; its words match in any order anyway",
          lexeme.start(),
          replace(lexeme.start(), lexeme.end(), quotation));
    }
    if (!DISTANCE.matcher(lexeme.detail()).matches()
        || Integer.parseInt(lexeme.detail()) < 1
        || Integer.parseInt(lexeme.detail()) > FARTHEST) {
      boolean far = FAR.matcher(lexeme.detail()).matches();
      throw new QueryRefusal(
          "the distance after ~ is a number from 1 to %d".formatted(FARTHEST),
          lexeme.end() - distanceLength(),
          replace(lexeme.start(), lexeme.end(), quotation + "~" + (far ? FARTHEST : 3)));
    }
    if (words.size() < 2
        || words.size() > MOST_NEAR
        || words.stream().map(TextAnalysis::term).distinct().count() < words.size()) {
      throw new QueryRefusal(
          "~ takes two to %d different words".formatted(MOST_NEAR),
          lexeme.start(),
          replace(lexeme.start(), lexeme.end(), quotation));
    }
    return Near.of(scope.fields(), words, Integer.parseInt(lexeme.detail()));
  }

  private int distanceLength() {
    return lexeme.detail().equals("?") && text.charAt(lexeme.end() - 1) != '?'
        ? 1
        : lexeme.detail().length() + 1;
  }

  private Optional<Expression> word() {
    String raw = withPlainStars(readable(lexeme.text()));
    if (raw.indexOf('*') >= 0) {
      return Optional.of(
          isCharacter(raw) ? Phrase.of(scope.fields(), quotedWords(raw)) : prefix(raw));
    }
    if (raw.startsWith("!") && raw.length() > 1) {
      throw new QueryRefusal(
          "“!” has no meaning here; use a minus to exclude",
          lexeme.start(),
          replace(lexeme.start(), lexeme.start() + 1, "-"));
    }
    refuseDistance(lexeme);
    refuseNamesOfPapers(raw);
    List<String> words = folded(raw);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    refuseLong(words);
    if (words.size() == 1) {
      // With punctuation around it, which is no part of the word.
      refuseNamesOfPapers(words.get(0));
    }
    if (scope == Scope.AUTHOR) {
      return Optional.of(author(words));
    }
    return Optional.of(
        words.size() == 1 && !OPERATORS.contains(words.get(0))
            ? Word.of(scope.fields(), words.get(0))
            : Phrase.of(scope.fields(), words));
  }

  private Expression prefix(String raw) {
    String start = String.join("", folded(raw));
    int letters = start.codePointCount(0, start.length());
    int star = raw.indexOf('*');
    if (star != raw.length() - 1 || letters == 0) {
      boolean within =
          letters > 0 && TextAnalysis.starredWords(raw).stream().anyMatch(Token::isStarred);
      throw new QueryRefusal(
          "a * goes only at the end of a word, for any ending: quantiz*; to search for the"
              + " character, put it in quotation marks or after a single letter",
          lexeme.start() + star,
          replace(
              lexeme.start(),
              lexeme.end(),
              within && scope != Scope.AUTHOR ? "\"" + raw + "\"" : raw.replace("*", "")));
    }
    if (letters < SHORTEST_PREFIX) {
      throw new QueryRefusal(
          "a * needs at least two letters before it",
          lexeme.start(),
          replace(lexeme.start(), lexeme.end(), "=" + raw.replace("*", "")));
    }
    if (!folded(start).equals(List.of(start))) {
      throw new QueryRefusal(
          "a * goes after the first letters of one word",
          lexeme.start(),
          replace(lexeme.start(), lexeme.end(), raw.replace("*", "")));
    }
    return new Prefix(scope.fields(), start);
  }

  /** Returns whether the star of a word is part of it, because it follows a single letter: Q*. */
  private boolean isCharacter(String raw) {
    int star = raw.indexOf('*');
    List<Token> before = TextAnalysis.words(raw.substring(0, star));
    return scope != Scope.AUTHOR
        && raw.indexOf('*', star + 1) < 0
        && before.size() == 1
        && isOneLetter(before.get(0).surface())
        && TextAnalysis.starredWords(raw).get(0).isStarred();
  }

  private static boolean isOneLetter(String surface) {
    return surface.codePointCount(0, surface.length()) == 1
        && !WordScanner.standsAlone(surface.codePointAt(0));
  }

  private Expression author(List<String> parts) {
    if (parts.stream().allMatch(AuthorName::isInitial)) {
      throw new QueryRefusal(
          "initials alone fit too many authors; add a name, as in author:\"Yann LeCun\"",
          lexeme.start(),
          "");
    }
    return new Author(parts);
  }

  private void refuseNamesOfPapers(String raw) {
    if (ConditionParser.looksLikeCategory(raw)) {
      throw new QueryRefusal(
          "“%s” looks like a category, which is written cat:%s".formatted(raw, raw),
          lexeme.start(),
          replace(lexeme.start(), lexeme.start(), "cat:"));
    }
    boolean one = PaperId.parse(raw).filter(id -> id.scheme() != PaperId.Scheme.URL).isPresent();
    if (one) {
      throw new QueryRefusal(
          "“%s” names one paper, and a query describes many; use show or similar with it"
              .formatted(raw),
          lexeme.start(),
          "");
    }
  }

  /** Neither an exact form nor a prefix: a star right after “=” is invalid. */
  private void refuseStar(Lexeme word) {
    String raw = withPlainStars(word.text());
    if (word.kind() == Kind.WORD && raw.indexOf('*') >= 0 && !isCharacter(raw)) {
      throw new QueryRefusal(
          "a * has no meaning after “=”; to search for the character, put it in quotation marks",
          word.start(),
          replace(word.start(), word.end(), "\"" + raw + "\""));
    }
  }

  private void refuseDistance(Lexeme word) {
    Matcher distance = DISTANCE_ON_WORD.matcher(word.text());
    if (word.kind() == Kind.WORD && distance.matches()) {
      throw new QueryRefusal(
          "a distance goes after words in quotation marks, as in \"world model\"~3",
          word.start() + distance.end(1),
          replace(word.start(), word.end(), distance.group(1)));
    }
  }

  private void refuseLong(List<String> words) {
    if (words.size() > LONGEST_PHRASE) {
      throw new QueryRefusal(
          "a phrase has at most %d words".formatted(LONGEST_PHRASE), lexeme.start(), "");
    }
  }

  /**
   * Returns the words between quotation marks, where a star is a literal character, except in names
   * of people.
   */
  private List<String> quotedWords(String words) {
    return scope == Scope.AUTHOR
        ? folded(words)
        : TextAnalysis.starredWords(words).stream().map(Token::folded).toList();
  }

  /** Normalizes typed text as stored papers are, so that pasted LaTeX or HTML finds the paper. */
  private static String readable(String typed) {
    return ReadableText.of(typed, QueryParser.LONGEST);
  }

  private static String withPlainStars(String words) {
    StringBuilder plain = new StringBuilder(words);
    for (int i = 0; i < plain.length(); i++) {
      if (WordScanner.isStar(plain.charAt(i))) {
        plain.setCharAt(i, '*');
      }
    }
    return plain.toString();
  }

  private static List<String> folded(String words) {
    return TextAnalysis.words(words).stream().map(Token::folded).toList();
  }

  private String replace(int from, int to, String with) {
    return QuerySuggestion.replace(text, from, to, with);
  }
}

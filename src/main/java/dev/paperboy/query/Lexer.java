package dev.paperboy.query;

import dev.paperboy.query.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a query into lexemes; positions refer to the original text. */
final class Lexer {
  private static final Pattern COMPARISON =
      Pattern.compile("([A-Za-z]{2,})(\\s*)(>=|<=|=>|=<|==|!=|<>|[<>=≥≤≠])(\\s*)([^\\s(),|\"]*)");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z_-]+):(?!:)");
  private static final Pattern DISTANCE = Pattern.compile("~([^\\s(),|\"]*)");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");
  private static final Set<String> UNEQUAL = Set.of("!=", "<>", "≠");
  private static final Set<String> QUANTITIES = Set.of("upvotes", "comments", "year");

  private final String original;
  private final String text;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;

  private Lexer(String original) {
    this.original = original;
    this.text = fold(original);
  }

  static List<Lexeme> read(String query) {
    Lexer lexer = new Lexer(query);
    while (lexer.at < query.length()) {
      lexer.step();
    }
    lexer.add(Kind.END, "", "", query.length());
    return lexer.lexemes;
  }

  /**
   * Replaces full-width signs, typographic quotes and dashes by plain ones, character by character.
   */
  private static String fold(String query) {
    StringBuilder folded = new StringBuilder(query.length());
    for (int i = 0; i < query.length(); i++) {
      char character = query.charAt(i);
      folded.append(
          character >= 0xFF01 && character <= 0xFF5E
              ? (char) (character - 0xFEE0)
              : sign(character));
    }
    return folded.toString();
  }

  /** Returns whether a character opens or closes a quotation. */
  static boolean isQuotationMark(char character) {
    return sign(character) == '"';
  }

  private static char sign(char character) {
    return switch (character) {
      case '“', '”', '„', '‟', '«', '»', '″', '＂' -> '"';
      case '、' -> ',';
      case '‐', '‑', '‒', '–', '−' -> '-';
      case '\u00A0', '\u3000' -> ' ';
      default -> Character.isWhitespace(character) ? ' ' : character;
    };
  }

  private void step() {
    char character = text.charAt(at);
    switch (character) {
      case ' ' -> at++;
      case '(' -> add(Kind.OPEN, "(", "", at + 1);
      case ')' -> add(Kind.CLOSE, ")", "", at + 1);
      case ',' -> add(Kind.COMMA, ",", "", at + 1);
      case '|' -> add(Kind.OR, "|", "", peek(1) == '|' ? at + 2 : at + 1);
      case '"' -> quoted();
      case '-' -> minus();
      case '=' -> exactly();
      default -> wordLike();
    }
  }

  private void minus() {
    char next = peek(1);
    if (next == '-') {
      int end = at;
      while (end < text.length() && text.charAt(end) == '-') {
        end++;
      }
      throw new QueryRefusal("one minus is enough to exclude", at, replace(at, end, " -"));
    }
    if (next == ' ' || next == ',' || next == '|' || next == ')') {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      boolean typedMinus = original.charAt(at) == '-';
      throw new QueryRefusal(
          "this minus is alone; to exclude a word, put it right before the word",
          at,
          replace(at, end, typedMinus ? "-" : " "));
    }
    add(Kind.NOT, "-", "", at + 1);
  }

  private void exactly() {
    char next = peek(1);
    if (next == '"' || !" =(),|-".contains(String.valueOf(next))) {
      add(Kind.EXACTLY, "=", "", at + 1);
      return;
    }
    int end = at;
    while (end < text.length() && "= ".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    throw new QueryRefusal(
        "“=” goes right before a word to match it exactly, as in =RAG", at, replace(at, end, " "));
  }

  private void quoted() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      throw new QueryRefusal("this quotation mark is not closed", at, original.strip() + "\"");
    }
    String words = original.substring(at + 1, end);
    Matcher distance = DISTANCE.matcher(text).region(end + 1, text.length());
    if (distance.lookingAt()) {
      String number = distance.group(1);
      add(Kind.QUOTED, words, number.isEmpty() ? "?" : number, distance.end());
    } else {
      add(Kind.QUOTED, words, "", end + 1);
    }
  }

  private void wordLike() {
    Matcher comparison = COMPARISON.matcher(text).region(at, text.length());
    if (comparison.lookingAt() && isComparison(comparison)) {
      String sign = comparison.group(3);
      if (UNEQUAL.contains(sign)) {
        String equal = "-" + comparison.group(1) + "=" + comparison.group(5);
        throw new QueryRefusal(
            "numbers are not compared with “" + sign + "”; exclude instead, as in " + equal,
            at,
            replace(at, comparison.end(), equal));
      }
      String detail = sign + " " + comparison.group(5);
      add(Kind.COMPARISON, comparison.group(1).toLowerCase(Locale.ROOT), detail, comparison.end());
      return;
    }
    Matcher field = FIELD.matcher(text).region(at, text.length());
    if (field.lookingAt()) {
      add(Kind.FIELD, field.group(1), "", field.end());
      return;
    }
    word();
  }

  private static boolean isComparison(Matcher matcher) {
    if (QUANTITIES.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
      return true;
    }
    boolean tight = matcher.group(2).isEmpty() && matcher.group(4).isEmpty();
    return tight && matcher.group(1).length() > 2 && NUMBER.matcher(matcher.group(5)).matches();
  }

  private void word() {
    int end = at;
    while (end < text.length() && !endsWord(end)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    String word = original.substring(at, end);
    Kind kind =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "or" -> Kind.OR;
          case "and", "&", "&&" -> Kind.AND;
          case "not" -> Kind.NOT;
          default -> Kind.WORD;
        };
    add(kind, word, "", end);
  }

  private boolean endsWord(int index) {
    char character = text.charAt(index);
    if (character == ',') {
      return !groupsThousands(index);
    }
    return character == ' '
        || character == '('
        || character == ')'
        || character == '|'
        || character == '"';
  }

  private boolean groupsThousands(int comma) {
    if (comma == at || comma + 3 >= text.length() || !isDigit(comma - 1)) {
      return false;
    }
    boolean three = isDigit(comma + 1) && isDigit(comma + 2) && isDigit(comma + 3);
    return three && (comma + 4 >= text.length() || !isDigit(comma + 4));
  }

  private boolean isDigit(int index) {
    return Character.isDigit(text.charAt(index));
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
  }

  private String replace(int from, int to, String with) {
    return QuerySuggestion.replace(original, from, to, with);
  }

  private void add(Kind kind, String words, String detail, int end) {
    lexemes.add(new Lexeme(kind, words, detail, at, end));
    at = end;
  }
}

package dev.paperboy.text;

import java.util.List;

/**
 * Converts LaTeX to readable Unicode, in one pass: this class handles formulas and groups, others
 * commands and punctuation. Unknown input stays readable: an unknown macro becomes its name. Text
 * without LaTeX is unchanged, as is text that merely resembles it: amounts of money, {@code
 * snake_case}, {@code --verbose}, {@code C:\Users}.
 */
final class LatexText {
  /** The maximum nesting depth of groups; deeper braces are ignored. */
  private static final int DEEPEST = 20;

  private static final int LONGEST_FORMULA = 4_000;
  private static final int LONGEST_COMMAND = 40;
  private static final int LONGEST_OPTION = 80;
  private static final String MARKUP = "\\${}~`^_";

  /** Spaces that are kept even at the edge of a formula, as in {@code $10^4\,$K}. */
  private static final List<String> SPACES = List.of("~", "\\,", "\\ ", "\\;", "\\:", "\\quad");

  final String text;
  StringBuilder out = new StringBuilder();
  int at;
  int passedOver;
  private final LatexCommands commands;
  private final LatexPunctuation punctuation;
  private int depth;
  private boolean noClosing;

  private LatexText(String text) {
    this.text = text;
    this.commands = new LatexCommands(this);
    this.punctuation = new LatexPunctuation(this);
  }

  static String of(String text) {
    if (!mayHaveMarkup(text)) {
      return text;
    }
    LatexText latex = new LatexText(text);
    latex.read(text.length(), false, false);
    return latex.out.toString();
  }

  private static boolean mayHaveMarkup(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (MARKUP.indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return text.contains("--");
  }

  /**
   * Reads up to an index, or up to the brace that closes the group; returns whether it was closed.
   */
  private boolean read(int end, boolean formula, boolean group) {
    while (at < end) {
      char character = text.charAt(at);
      if (character == '}') {
        at++;
        if (passedOver > 0) {
          passedOver--;
        } else if (group) {
          return true;
        } else if (!formula) {
          out.append('}');
        }
      } else if (character == '\\') {
        command(end, formula);
      } else if (formula) {
        formulaCharacter(character, end);
      } else {
        textCharacter(character, end);
      }
    }
    return false;
  }

  private void textCharacter(char character, int end) {
    switch (character) {
      case '$' -> dollar(end);
      case '{' -> brace(end);
      case '~' -> punctuation.tie(end);
      case '-' -> punctuation.dashes(end);
      case '`', '\'' -> punctuation.quotes(character, end);
      case '^', '_' -> {
        boolean star = character == '^' && peek(at + 1, end) == '*';
        if ((peek(at + 1, end) == '{' || star) && peek(at - 1, end) > ' ') {
          script(character, end);
        } else {
          copy();
        }
      }
      case 'h' -> {
        if (text.startsWith("https://", at) || text.startsWith("http://", at)) {
          punctuation.address(end);
        } else {
          copy();
        }
      }
      default -> copy();
    }
  }

  private void formulaCharacter(char character, int end) {
    switch (character) {
      case '{' -> out.append(argument(end, true));
      case '^', '_' -> script(character, end);
      case '$' -> at++;
      case '\'' -> {
        out.append('′');
        at++;
      }
      case '-' -> punctuation.dashes(end);
      case '~', '&', ' ' -> {
        space();
        at++;
      }
      default -> copy();
    }
  }

  void copy() {
    out.append(text.charAt(at++));
  }

  void space() {
    if (!out.isEmpty() && last() != ' ') {
      out.append(' ');
    }
  }

  char last() {
    return out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
  }

  char peek(int index, int end) {
    return index >= 0 && index < end ? text.charAt(index) : ' ';
  }

  static boolean isWordly(char character) {
    return Character.isLetterOrDigit(character);
  }

  /** Braces around a command or a name in capitals ({@code {BERT}}) are LaTeX; others are text. */
  private void brace(int end) {
    int inner = at + 1;
    while (inner < end && inner - at < LONGEST_COMMAND && isAsciiLetter(text.charAt(inner))) {
      inner++;
    }
    char first = peek(at + 1, end);
    boolean name = first >= 'A' && first <= 'Z' && peek(inner, end) == '}';
    boolean empty = first == '}' && "^_".indexOf(peek(at + 2, end)) >= 0;
    if ((first == '\\' && peek(at + 2, end) != '{') || name || empty) {
      out.append(argument(end, false));
    } else if (depth >= DEEPEST) {
      copy();
    } else {
      copy();
      depth++;
      boolean closed = read(end, false, true);
      depth--;
      if (closed) {
        out.append('}');
      }
    }
  }

  /** Returns the rendered argument of a command: a group, a command or a single character. */
  String argument(int end, boolean formula) {
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    if (at >= end) {
      return "";
    }
    StringBuilder around = out;
    out = new StringBuilder();
    if (depth >= DEEPEST) {
      passedOver += text.charAt(at) == '{' ? 1 : 0;
      at++;
    } else {
      depth++;
      switch (text.charAt(at)) {
        case '{' -> {
          at++;
          read(end, formula, true);
        }
        case '\\' -> command(end, formula);
        case '}' -> {}
        default -> {
          out.appendCodePoint(text.codePointAt(at));
          at += Character.charCount(text.codePointAt(at));
        }
      }
      depth--;
    }
    String argument = out.toString();
    out = around;
    return argument;
  }

  void skipOption(int end) {
    int close = at;
    int limit = Math.min(end, at + LONGEST_OPTION);
    while (peek(at, end) == '[' && close < limit && text.charAt(close) != ']') {
      close++;
    }
    at = close > at && close < limit ? close + 1 : at;
  }

  private void script(char sign, int end) {
    at++;
    String content = argument(end, true).strip();
    while (last() == ' ' && out.length() > 1) {
      out.setLength(out.length() - 1);
    }
    out.append(Scripts.of(content, sign == '^'));
  }

  private void dollar(int end) {
    int width = peek(at + 1, end) == '$' ? 2 : 1;
    int start = at + width;
    int close = start;
    int limit = Math.min(end, start + LONGEST_FORMULA);
    while (close < limit && text.charAt(close) != '$') {
      close += text.charAt(close) == '\\' ? 2 : 1;
    }
    if (close >= limit || !isFormula(text.substring(start, close), peek(close + width, end))) {
      out.append(text, at, start);
      at = start;
    } else {
      formula(start, close, close + width);
    }
  }

  /**
   * Returns whether it is a formula, which begins and ends without a space, or contains characters
   * that only formulas do.
   */
  private static boolean isFormula(String content, char next) {
    String inner = content.strip();
    if (inner.isEmpty()) {
      return false;
    }
    boolean padded = !inner.equals(content);
    boolean marked = inner.indexOf('\\') >= 0 || inner.indexOf('^') >= 0 || inner.indexOf('_') >= 0;
    boolean amount = Character.isDigit(content.charAt(0)) && content.endsWith(" ");
    if (marked || (padded && inner.length() < 3)) {
      return !amount;
    }
    boolean signs = inner.chars().noneMatch(Character::isLetterOrDigit);
    if (padded) {
      return !amount && inner.length() <= LONGEST_COMMAND && inner.indexOf('=') >= 0;
    }
    boolean open = "/(&".indexOf(inner.charAt(inner.length() - 1)) >= 0;
    return signs ? !open || inner.length() == 1 : !open && !Character.isDigit(next);
  }

  private void formula(int open, int close, int after) {
    String content = text.substring(open, close);
    if (SPACES.stream().anyMatch(content.stripLeading()::startsWith)) {
      space();
    }
    StringBuilder around = out;
    out = new StringBuilder();
    at = open;
    int hidden = passedOver;
    passedOver = 0;
    read(close, true, false);
    passedOver = hidden;
    around.append(out.toString().strip());
    out = around;
    at = after;
    if (isWordly(peek(at, text.length())) && SPACES.stream().anyMatch(content::endsWith)) {
      space();
    }
  }

  private void command(int end, boolean formula) {
    int start = at;
    char first = peek(start + 1, end);
    if (start + 1 >= end) {
      copy();
    } else if (isAsciiLetter(first)) {
      int stop = start + 1;
      while (stop < end && stop - start <= LONGEST_COMMAND && isAsciiLetter(text.charAt(stop))) {
        stop++;
      }
      at = stop;
      commands.named(text.substring(start + 1, stop), start, end, formula);
    } else {
      at = start + 2;
      commands.sign(first, start, end, formula);
    }
  }

  void bracketed(String closing, int start, int end, boolean formula) {
    if (formula || noClosing) {
      out.append(text, start + 1, at);
      return;
    }
    int close = text.indexOf(closing, at);
    if (close < 0 || close >= end) {
      noClosing = close < 0;
      out.append(text, start, at);
      return;
    }
    formula(start + 2, close, close + 2);
  }

  static boolean isAsciiLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}

package dev.paperboy.query.analysis;

import java.text.Normalizer;

/**
 * Takes LaTeX and HTML markup out of a text and keeps the words that it hides: {@code
 * $\alpha$-divergence} becomes {@code alpha-divergence}. One pass, never throws.
 */
final class MarkupRemoval {
  private static final int LONGEST_COMMAND = 40;

  /** The sign for a difference, which is often typed for a capital Delta. */
  private static final char INCREMENT = '∆';

  private static final boolean[] MARKUP = new boolean[128];

  static {
    for (char character : "\\${}<&_^".toCharArray()) {
      MARKUP[character] = true;
    }
  }

  private final String text;
  private final UnmarkedText plain;
  private int at;

  private MarkupRemoval(String text) {
    this.text = text;
    this.plain = new UnmarkedText(text.length());
  }

  static UnmarkedText from(String text) {
    if (nextMarkup(text, 0) == text.length()) {
      return UnmarkedText.asItIs(text);
    }
    MarkupRemoval remove = new MarkupRemoval(text);
    while (remove.at < text.length()) {
      int next = nextMarkup(text, remove.at);
      remove.plain.copy(text, remove.at, next);
      remove.at = next;
      if (next < text.length()) {
        remove.step();
      }
    }
    return remove.plain;
  }

  /** Where the next character stands that {@link #step} does more with than to copy it. */
  private static int nextMarkup(String text, int from) {
    int at = from;
    while (at < text.length() && !mayBeMarkup(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean mayBeMarkup(char character) {
    return character < 128
        ? MARKUP[character]
        : character == 'ŉ' || character == 'ゟ' || character == 'ヿ' || character == INCREMENT;
  }

  private void step() {
    char character = text.charAt(at);
    switch (character) {
      case '\\' -> command();
      case '$', '{', '}' -> at++;
      case '<' -> html(HtmlMarkup.tag(text, at));
      case '&' -> html(HtmlMarkup.entity(text, at));
      case '_', '^' -> script(character);
      // Letters that stand for several: unfolded before words are cut, they read like the rest.
      case 'ŉ', 'ゟ', 'ヿ' -> {
        plain.append(Normalizer.normalize("" + character, Normalizer.Form.NFKC), at, at + 1);
        at++;
      }
      case INCREMENT -> plain.append('Δ', at, ++at);
      default -> throw new IllegalStateException("no markup begins with " + character);
    }
  }

  private void html(HtmlMarkup.Markup markup) {
    if (markup.isThere()) {
      plain.append(markup.meaning(), at, markup.end());
      at = markup.end();
    } else {
      plain.append(text.charAt(at), at, at + 1);
      at++;
    }
  }

  /**
   * A lowered or raised digit belongs to its word (CO_2), a raised star too (A^*); snake_case reads
   * like snake-case.
   */
  private void script(char sign) {
    char before = plain.last();
    boolean braced = peek(at + 1) == '{';
    int inner = braced ? at + 2 : at + 1;
    char next = peek(inner);
    boolean digitOnLetter = Character.isLetter(before) && Character.isDigit(next);
    boolean letterOnDigit = sign == '^' && Character.isDigit(before) && Character.isLetter(next);
    boolean star = sign == '^' && isStarAt(inner);
    if (!digitOnLetter && !letterOnDigit && !star) {
      boolean name = sign == '_' && !braced && Character.isLetterOrDigit(before);
      plain.append(name && Character.isLetterOrDigit(next) ? '-' : ' ', at, at + 1);
    }
    at++;
  }

  private boolean isStarAt(int index) {
    return WordScanner.isStar(peek(index))
        || text.startsWith("\\ast", index)
        || text.startsWith("\\star", index);
  }

  private void command() {
    int start = at;
    String name = commandName();
    at = start + 1 + name.length();
    if (LatexMarkup.accent(name) != 0 && accented(start, LatexMarkup.accent(name))) {
      return;
    }
    if (!name.isEmpty() && Character.isLetter(name.charAt(0))) {
      namedCommand(start, name);
    } else {
      escapedSign(start, name);
    }
  }

  private String commandName() {
    int end = at + 1;
    while (end < text.length() && end - at <= LONGEST_COMMAND && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    return end > at + 1
        ? text.substring(at + 1, end)
        : text.substring(end, Math.min(end + 1, text.length()));
  }

  /** Writes the letter under an accent, if a letter follows: {@code \"u}, {@code \'{\i}}. */
  private boolean accented(int start, char mark) {
    int next = at;
    boolean spelled = isAsciiLetter(text.charAt(at - 1));
    while (peek(next) == ' ' && spelled) {
      next++;
    }
    int open = next;
    while (peek(next) == '{') {
      next++;
    }
    int braces = next - open;
    if (peek(next) == '\\' && (peek(next + 1) == 'i' || peek(next + 1) == 'j')) {
      next++;
    }
    char letter = peek(next);
    if (!isAsciiLetter(letter) || (spelled && next == at)) {
      return false;
    }
    next++;
    while (braces > 0 && peek(next) == '}') {
      next++;
      braces--;
    }
    plain.append(letter, start, next);
    plain.append(mark, start, next);
    at = next;
    return true;
  }

  private void namedCommand(int start, String name) {
    if (LatexMarkup.isStyle(name)) {
      // The space after a command such as \bf ends the command and is not part of the text.
      while (peek(at) == ' ' && peek(start - 1) != ' ') {
        at++;
      }
    } else if (LatexMarkup.isSign(name)) {
      plain.append(' ', start, at);
    } else if (!LatexMarkup.letter(name).isEmpty()) {
      plain.append(LatexMarkup.letter(name), start, at);
      at += peek(at) == ' ' && Character.isLetter(peek(at + 1)) ? 1 : 0;
    } else if (!LatexMarkup.symbol(name).isEmpty()) {
      symbol(start, LatexMarkup.symbol(name));
    } else {
      spoken(start, LatexMarkup.spoken(name));
    }
  }

  /** Greek letters side by side are not a word of the Greek language. */
  private void symbol(int start, String symbol) {
    if (GreekLetters.isLetter(plain.last()) && GreekLetters.isLetter(symbol.charAt(0))) {
      plain.append(' ', start, start);
    }
    plain.append(symbol, start, at);
  }

  private void spoken(int start, String word) {
    if (Character.isLetterOrDigit(plain.last())) {
      plain.append(' ', start, start);
    }
    plain.append(word, start, at);
    if (Character.isLetterOrDigit(peek(at))) {
      plain.append(' ', at, at);
    }
  }

  private void escapedSign(int start, String sign) {
    if ("&%$_#{}".contains(sign)) {
      plain.append(sign, start, at);
    } else if (!"-!/()'`\"".contains(sign)) {
      plain.append(' ', start, at);
    }
  }

  private char peek(int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isAsciiLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}

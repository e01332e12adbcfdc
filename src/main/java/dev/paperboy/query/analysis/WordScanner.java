package dev.paperboy.query.analysis;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words and records the gaps between them. */
public final class WordScanner {
  /** The maximum length of a word, and of its folded form. */
  static final int LONGEST = 100;

  /** The gap between a word and the previous one. */
  enum Gap {
    /** None: the script changes, or is written without spaces. */
    NONE,
    /** White space only. */
    SPACE,
    /**
     * A hyphen, an en dash, or the sign of an index or exponent, as in {@code snake_case}; or
     * nothing, if one of the two is a Greek letter or the second a superscript or subscript letter.
     */
    HYPHEN,
    /** Anything else. */
    OTHER
  }

  /**
   * A word of the text.
   *
   * @param gap the gap before it
   * @param starEnd the end of the star that immediately follows it, as in {@code A*}; -1 for none
   */
  record Scanned(AnalyzedWord word, int start, int end, Gap gap, int starEnd) {}

  private final char[] text;
  private final List<Scanned> words = new ArrayList<>();
  private int at;

  private WordScanner(String text) {
    this.text = text.toCharArray();
  }

  static List<Scanned> scan(String text) {
    WordScanner scanner = new WordScanner(text);
    scanner.scanAll();
    return scanner.words;
  }

  private void scanAll() {
    Gap gap = skipGap();
    while (at < text.length) {
      int start = at;
      int end = skipWord();
      boolean fused = isFused(start);
      int starEnd = skipStar();
      boolean kept = add(start, end, gap, starEnd);
      Gap next = skipGap();
      gap = !kept || starEnd >= 0 ? Gap.OTHER : fused ? Gap.HYPHEN : next;
    }
  }

  /**
   * Returns whether the word from {@code start} on and the next one are adjacent, and one is a
   * Greek letter.
   */
  private boolean isFused(int start) {
    if (at >= text.length) {
      return false;
    }
    int next = codePointAt(at);
    int first = codePointAt(start);
    boolean greek = GreekLetters.isLetter(first) ? isWordPart(next) : GreekLetters.isLetter(next);
    return (greek || isScriptLetter(next)) && !standsAlone(next) && !standsAlone(first);
  }

  /** Skips a star at the end of a word; returns the end of the star, or -1. */
  private int skipStar() {
    if (at >= text.length || !isStar(text[at])) {
      return -1;
    }
    int next = at + 1 < text.length ? codePointAt(at + 1) : ' ';
    if (isWordPart(next) || isStar((char) next)) {
      return -1;
    }
    return ++at;
  }

  private boolean add(int start, int end, Gap gap, int starEnd) {
    int cut = end;
    if (cut - start > LONGEST) {
      cut = start + LONGEST;
      while (!endsWord(text[cut - 1])) {
        cut--;
      }
    }
    AnalyzedWord word = WordCache.word(text, start, cut);
    if (word.isNothing()) {
      return false;
    }
    if (word.isSeveral()) {
      addParts(scan(word.surface()), start, end, gap, starEnd);
    } else {
      words.add(new Scanned(word, start, end, gap, starEnd));
    }
    return true;
  }

  /** Returns whether a truncated word may end with a character. */
  static boolean endsWord(char character) {
    return !Character.isHighSurrogate(character)
        && character != '.'
        && character != ','
        && !isApostrophe(character);
  }

  /** Adds the words that a sign such as ㈠ or ヿ stands for. */
  private void addParts(List<Scanned> parts, int start, int end, Gap gap, int starEnd) {
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      words.add(
          new Scanned(
              parts.get(i).word(), start, end, i == 0 ? gap : Gap.NONE, last ? starEnd : -1));
    }
  }

  private Gap skipGap() {
    if (charAt(at) == ' ' && isAsciiWordPart(charAt(at + 1))) {
      at++;
      return Gap.SPACE;
    }
    int hyphens = 0;
    int spaces = 0;
    int others = 0;
    while (at < text.length) {
      int codePoint = codePointAt(at);
      if (isWordPart(codePoint)) {
        break;
      }
      if (isHyphen(codePoint)) {
        hyphens++;
      } else if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
        spaces++;
      } else if (!isFormat(codePoint)) {
        others++;
      }
      at += Character.charCount(codePoint);
    }
    return gap(hyphens, spaces, others);
  }

  private static Gap gap(int hyphens, int spaces, int others) {
    if (others > 0 || hyphens > 2 || (hyphens > 0 && spaces > 0)) {
      return Gap.OTHER;
    }
    return hyphens > 0 ? Gap.HYPHEN : spaces > 0 ? Gap.SPACE : Gap.NONE;
  }

  /** Skips one word; returns its end, excluding a possessive ending. */
  private int skipWord() {
    int start = at;
    if (skipAsciiWord()) {
      skipNameSign(start);
      return at;
    }
    at = start;
    int first = codePointAt(at);
    at += Character.charCount(first);
    if (standsAlone(first)) {
      while (at < text.length && isMark(codePointAt(at))) {
        at += Character.charCount(codePointAt(at));
      }
      return at;
    }
    if (beginsSymbols(start)) {
      return skipSymbol();
    }
    boolean greek = GreekLetters.isLetter(first);
    while (at < text.length && continuesWord() && (greek || !beginsSymbols(at))) {
      int codePoint = codePointAt(at);
      greek = GreekLetters.isLetter(codePoint) || (greek && isAttached(codePoint));
      at += Character.charCount(codePoint);
    }
    skipNameSign(start);
    return withoutPossessive(start, at);
  }

  /** Skips the characters that belong to a Greek letter that is a word of its own. */
  private int skipSymbol() {
    while (at < text.length && isAttached(codePointAt(at))) {
      at += Character.charCount(codePointAt(at));
    }
    int end = at;
    boolean possessive =
        isApostrophe(charAt(at)) && (charAt(at + 1) == 's' || charAt(at + 1) == 'S');
    if (possessive && !isWordPart(codePointAfter(at + 1))) {
      at += 2;
    }
    return end;
  }

  /**
   * Returns whether a Greek letter at this index is a word of its own: one of at most two adjacent
   * ones. More are a word of the Greek language.
   */
  private boolean beginsSymbols(int index) {
    int letters = 0;
    for (int i = index; i < text.length && letters < 3; ) {
      int codePoint = codePointAt(i);
      if (GreekLetters.isLetter(codePoint)) {
        letters++;
      } else if (letters == 0 || !isAttached(codePoint)) {
        break;
      }
      i += Character.charCount(codePoint);
    }
    return letters == 1 || letters == 2;
  }

  private static boolean isAttached(int codePoint) {
    return isMark(codePoint) || isFormat(codePoint);
  }

  /** Returns whether a character is one of those that are used for the star of {@code A*}. */
  public static boolean isStar(char character) {
    return switch (character) {
      case '*', '∗', '⋆', '★', '＊', '﹡' -> true;
      default -> false;
    };
  }

  /**
   * Skips a word of ASCII letters and digits; returns false if other characters may belong to it.
   */
  private boolean skipAsciiWord() {
    int start = at;
    while (at < text.length && isAsciiWordPart(text[at])) {
      at++;
    }
    if (at == start) {
      return false;
    }
    char next = charAt(at);
    boolean point = next == '.' || next == ',';
    return next < 128 && next != '\'' && !(point && Character.isDigit(text[at - 1]));
  }

  private boolean continuesWord() {
    int codePoint = codePointAt(at);
    if (isWordPart(codePoint) || isFormat(codePoint)) {
      return !standsAlone(codePoint) && !beginsScript(codePoint);
    }
    int next = codePointAfter(at);
    int before = text[at - 1];
    if (isApostrophe(codePoint)) {
      return Character.isLetter(next) && isLetterOrMark(before) && !standsAlone(next);
    }
    if (!Character.isDigit(next) || !Character.isDigit(before)) {
      return false;
    }
    return codePoint == '.' || (codePoint == ',' && groupsThousands());
  }

  /**
   * Returns whether an index or exponent begins here that is not part of the word, as in xᵢ and in
   * 10⁵.
   */
  @SuppressWarnings("CharacterGetNumericValue") // no letters are among the other numbers
  private boolean beginsScript(int codePoint) {
    int before = text[at - 1];
    return isScriptLetter(codePoint)
        ? Character.isLetter(before) && !isScriptLetter(before)
        : Character.getType(codePoint) == Character.OTHER_NUMBER
            && Character.isDigit(before)
            && Character.getNumericValue(codePoint) <= 9;
  }

  /** Returns whether a character is a superscript or subscript letter of the Latin alphabet. */
  private static boolean isScriptLetter(int codePoint) {
    return codePoint >= 0x2B0
        && Character.getType(codePoint) == Character.MODIFIER_LETTER
        && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
  }

  private boolean groupsThousands() {
    for (int i = 1; i <= 3; i++) {
      if (at + i >= text.length || !Character.isDigit(text[at + i])) {
        return false;
      }
    }
    return at + 4 >= text.length || !Character.isDigit(text[at + 4]);
  }

  private int withoutPossessive(int start, int end) {
    boolean possessive =
        end - start > 2
            && (text[end - 1] == 's' || text[end - 1] == 'S')
            && isApostrophe(text[end - 2]);
    return possessive ? end - 2 : end;
  }

  /** C++ and C# are names, not a C with punctuation. */
  private void skipNameSign(int start) {
    if (at - start != 1 || !isAsciiLetter(text[start])) {
      return;
    }
    if (charAt(at) == '+' && charAt(at + 1) == '+' && charAt(at + 2) != '+') {
      at += 2;
    } else if (charAt(at) == '#' && !Character.isLetterOrDigit(charAt(at + 1))) {
      at += 1;
    }
  }

  private char charAt(int index) {
    return index < text.length ? text[index] : ' ';
  }

  private int codePointAt(int index) {
    return Character.codePointAt(text, index, text.length);
  }

  private int codePointAfter(int index) {
    return index + 1 < text.length ? codePointAt(index + 1) : ' ';
  }

  private static boolean isAsciiLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static boolean isLetterOrMark(int codePoint) {
    return Character.isLetter(codePoint)
        || isMark(codePoint)
        || Character.isLowSurrogate((char) codePoint);
  }

  private static boolean isAsciiWordPart(char character) {
    return isAsciiLetter(character) || (character >= '0' && character <= '9');
  }

  static boolean isWordPart(int codePoint) {
    if (codePoint < 128) {
      return Character.isLetterOrDigit(codePoint);
    }
    if (isApostrophe(codePoint)) {
      return false;
    }
    return Character.isLetterOrDigit(codePoint)
        || isMark(codePoint)
        || Character.getType(codePoint) == Character.OTHER_NUMBER
        || Character.getType(codePoint) == Character.LETTER_NUMBER;
  }

  static boolean isMark(int codePoint) {
    int type = codePoint < 128 ? 0 : Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  static boolean isFormat(int codePoint) {
    return codePoint >= 128 && Character.getType(codePoint) == Character.FORMAT;
  }

  static boolean isHyphen(int codePoint) {
    return codePoint == '-'
        || codePoint == '_'
        || codePoint == '^'
        || (codePoint >= 0x2010 && codePoint <= 0x2013)
        || codePoint == 0x2212
        || codePoint == 0xFE63
        || codePoint == 0xFF0D;
  }

  static boolean isApostrophe(int codePoint) {
    return codePoint == '\''
        || codePoint == 0x2019
        || codePoint == 0x2018
        || codePoint == 0x02BC
        || codePoint == 0xFF07;
  }

  /**
   * Returns whether a character belongs to a script that is written without spaces, and is a word
   * of its own.
   */
  public static boolean standsAlone(int codePoint) {
    if (codePoint < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(codePoint);
      default -> false;
    };
  }
}

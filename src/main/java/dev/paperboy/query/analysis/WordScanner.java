package dev.paperboy.query.analysis;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text without markup into words and notes what stands between them. */
public final class WordScanner {
  private static final int LONGEST = 100;

  /** What stands between a word and the one before it. */
  enum Gap {
    /** Nothing: the script changes, or it is written without spaces. */
    NONE,
    /** Only white space. */
    SPACE,
    /** A single hyphen or en dash; or nothing, where one of the two is a Greek letter. */
    HYPHEN,
    /** Anything else. */
    OTHER
  }

  /**
   * A word of the text.
   *
   * @param gap what stands before it
   * @param starEnd where the star ends that follows it at once, as in {@code A*}; -1 for none
   */
  record Scanned(AnalyzedWord word, int start, int end, Gap gap, int starEnd) {}

  private final UnmarkedText plain;
  private final List<Scanned> words = new ArrayList<>();
  private int at;

  private WordScanner(UnmarkedText plain) {
    this.plain = plain;
  }

  static List<Scanned> scan(String text) {
    WordScanner scanner = new WordScanner(MarkupRemoval.from(text));
    scanner.scanAll();
    return scanner.words;
  }

  private void scanAll() {
    Gap gap = skipGap();
    while (at < plain.length()) {
      int start = at;
      int end = skipWord();
      boolean fused = isFused(start);
      int starEnd = skipStar();
      boolean kept = add(start, end, gap, starEnd);
      Gap next = skipGap();
      gap = !kept || starEnd >= 0 ? Gap.OTHER : fused ? Gap.HYPHEN : next;
    }
  }

  /** Whether the word from {@code start} on and the next one touch, and one is a Greek letter. */
  private boolean isFused(int start) {
    if (at >= plain.length()) {
      return false;
    }
    int next = plain.codePointAt(at);
    int first = plain.codePointAt(start);
    boolean greek = GreekLetters.isLetter(first) ? isWordPart(next) : GreekLetters.isLetter(next);
    return greek && !standsAlone(next) && !standsAlone(first);
  }

  /** Goes over a star that a word ends with; returns where it ends in the original text, or -1. */
  private int skipStar() {
    if (at >= plain.length() || !isStar(plain.charAt(at))) {
      return -1;
    }
    int next = at + 1 < plain.length() ? plain.codePointAt(at + 1) : ' ';
    if (isWordPart(next) || isStar((char) next)) {
      return -1;
    }
    return plain.originalEnd(at++);
  }

  private boolean add(int start, int end, Gap gap, int starEnd) {
    int cut = end;
    if (cut - start > LONGEST) {
      cut =
          start + LONGEST - (Character.isHighSurrogate(plain.charAt(start + LONGEST - 1)) ? 1 : 0);
    }
    AnalyzedWord word = plain.word(start, cut);
    if (word.isNothing()) {
      return false;
    }
    words.add(
        new Scanned(word, plain.originalStart(start), plain.originalEnd(end - 1), gap, starEnd));
    return true;
  }

  private Gap skipGap() {
    if (charAt(at) == ' ' && isAsciiWordPart(charAt(at + 1))) {
      at++;
      return Gap.SPACE;
    }
    int hyphens = 0;
    int spaces = 0;
    int others = 0;
    while (at < plain.length()) {
      int codePoint = plain.codePointAt(at);
      if (isWordPart(codePoint)) {
        break;
      }
      if (isHyphen(codePoint)) {
        hyphens++;
      } else if (Character.isWhitespace(codePoint)
          || Character.isSpaceChar(codePoint)
          || codePoint == '~') {
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

  /** Goes over one word; returns where it ends, a possessive ending not counted. */
  private int skipWord() {
    int start = at;
    if (skipAsciiWord()) {
      skipNameSign(start);
      return at;
    }
    at = start;
    int first = plain.codePointAt(at);
    at += Character.charCount(first);
    if (standsAlone(first)) {
      while (at < plain.length() && isMark(plain.codePointAt(at))) {
        at += Character.charCount(plain.codePointAt(at));
      }
      return at;
    }
    if (beginsSymbols(start)) {
      return skipSymbol();
    }
    boolean greek = GreekLetters.isLetter(first);
    while (at < plain.length() && continuesWord() && (greek || !beginsSymbols(at))) {
      int codePoint = plain.codePointAt(at);
      greek = GreekLetters.isLetter(codePoint) || (greek && isAttached(codePoint));
      at += Character.charCount(codePoint);
    }
    skipNameSign(start);
    return withoutPossessive(start, at);
  }

  /** Goes over what belongs to a Greek letter that is a word of its own. */
  private int skipSymbol() {
    while (at < plain.length() && isAttached(plain.codePointAt(at))) {
      at += Character.charCount(plain.codePointAt(at));
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
   * Whether a Greek letter stands here that is a word of its own: one of at most two side by side.
   * More are a word of the Greek language.
   */
  private boolean beginsSymbols(int index) {
    int letters = 0;
    for (int i = index; i < plain.length() && letters < 3; ) {
      int codePoint = plain.codePointAt(i);
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

  /** The signs that people write for the star of {@code A*}. */
  public static boolean isStar(char character) {
    return switch (character) {
      case '*', '∗', '⋆', '★', '＊', '﹡' -> true;
      default -> false;
    };
  }

  /** Goes over a word of ASCII letters and digits; false where more than these may belong to it. */
  private boolean skipAsciiWord() {
    int start = at;
    while (at < plain.length() && isAsciiWordPart(plain.charAt(at))) {
      at++;
    }
    if (at == start) {
      return false;
    }
    char next = charAt(at);
    boolean point = next == '.' || next == ',';
    return next < 128 && next != '\'' && !(point && Character.isDigit(plain.charAt(at - 1)));
  }

  private boolean continuesWord() {
    int codePoint = plain.codePointAt(at);
    if (isWordPart(codePoint) || isFormat(codePoint)) {
      return !standsAlone(codePoint);
    }
    int next = codePointAfter(at);
    int before = plain.charAt(at - 1);
    if (isApostrophe(codePoint)) {
      return Character.isLetter(next) && isLetterOrMark(before) && !standsAlone(next);
    }
    if (!Character.isDigit(next) || !Character.isDigit(before)) {
      return false;
    }
    return codePoint == '.' || (codePoint == ',' && groupsThousands());
  }

  private boolean groupsThousands() {
    for (int i = 1; i <= 3; i++) {
      if (at + i >= plain.length() || !Character.isDigit(plain.charAt(at + i))) {
        return false;
      }
    }
    return at + 4 >= plain.length() || !Character.isDigit(plain.charAt(at + 4));
  }

  private int withoutPossessive(int start, int end) {
    boolean possessive =
        end - start > 2
            && (plain.charAt(end - 1) == 's' || plain.charAt(end - 1) == 'S')
            && isApostrophe(plain.charAt(end - 2));
    return possessive ? end - 2 : end;
  }

  /** C++ and C# are names, not a C with punctuation. */
  private void skipNameSign(int start) {
    if (at - start != 1 || !isAsciiLetter(plain.charAt(start))) {
      return;
    }
    if (charAt(at) == '+' && charAt(at + 1) == '+' && charAt(at + 2) != '+') {
      at += 2;
    } else if (charAt(at) == '#' && !Character.isLetterOrDigit(charAt(at + 1))) {
      at += 1;
    }
  }

  private char charAt(int index) {
    return index < plain.length() ? plain.charAt(index) : ' ';
  }

  private int codePointAfter(int index) {
    return index + 1 < plain.length() ? plain.codePointAt(index + 1) : ' ';
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

  private static boolean isMark(int codePoint) {
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

  /** Scripts that are written without spaces give one word for each of their characters. */
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

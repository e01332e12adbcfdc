package dev.paperboy.query.analysis;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Folds case, accents, width and compatibility forms of characters. */
final class Folding {
  /**
   * A point is kept only between digits; single signs such as ⒗ decompose into a digit and a point.
   */
  private static final Pattern LOOSE_POINT = Pattern.compile("(?<!\\d)\\.|\\.(?!\\d)");

  private Folding() {}

  /** Returns the folded form of a word, which is empty if the word consists of marks only. */
  static String fold(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    boolean ascii = true;
    for (int i = 0; i < word.length(); i++) {
      char character = word.charAt(i);
      if (character >= 128) {
        ascii = false;
        break;
      }
      folded.append(character >= 'A' && character <= 'Z' ? (char) (character + 32) : character);
    }
    return ascii ? folded.toString() : foldUnicode(word);
  }

  /**
   * Some signs decompose into others that fold further, so this is repeated until nothing changes.
   */
  private static String foldUnicode(String word) {
    String folded = foldOnce(word);
    for (int round = 0; round < 3 && !folded.equals(word); round++) {
      word = folded;
      folded = foldOnce(word);
    }
    return folded;
  }

  private static String foldOnce(String word) {
    StringBuilder folded = new StringBuilder(word.length() + 4);
    Normalizer.normalize(word, Normalizer.Form.NFKD)
        .codePoints()
        .filter(codePoint -> !isAccent(codePoint) && staysInWord(codePoint))
        .filter(codePoint -> !WordScanner.isApostrophe(codePoint))
        .forEach(codePoint -> appendFolded(codePoint, folded));
    if (folded.length() == 1) {
      return GreekLetters.nameOf(folded.toString());
    }
    return Normalizer.normalize(LOOSE_POINT.matcher(folded).replaceAll(""), Normalizer.Form.NFC);
  }

  /** Returns the word in composed characters of normal width. */
  static String compose(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 128) {
        StringBuilder composed = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFKC)
            .codePoints()
            .filter(Folding::staysInWord)
            .map(codePoint -> WordScanner.isApostrophe(codePoint) ? '\'' : codePoint)
            .forEach(composed::appendCodePoint);
        return LOOSE_POINT.matcher(composed).replaceAll("");
      }
    }
    return word;
  }

  /** Signs such as a ligature of several words or a fraction decompose into more than letters. */
  private static boolean staysInWord(int codePoint) {
    return WordScanner.isWordPart(codePoint)
        || codePoint == '.'
        || codePoint == '+'
        || codePoint == '#'
        || WordScanner.isApostrophe(codePoint);
  }

  private static boolean isAccent(int codePoint) {
    return (codePoint >= 0x0300 && codePoint <= 0x036F)
        || (codePoint >= 0x1AB0 && codePoint <= 0x1AFF)
        || (codePoint >= 0x1DC0 && codePoint <= 0x1DFF)
        || (codePoint >= 0x20D0 && codePoint <= 0x20FF)
        || (codePoint >= 0xFE20 && codePoint <= 0xFE2F)
        || isVowelSign(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  /** Hebrew and Arabic are usually written without their vowel signs. */
  private static boolean isVowelSign(int codePoint) {
    return (codePoint >= 0x0591 && codePoint <= 0x05C7)
        || (codePoint >= 0x064B && codePoint <= 0x065F)
        || codePoint == 0x0670
        || codePoint == 0x0640;
  }

  private static void appendFolded(int codePoint, StringBuilder folded) {
    int lower = Character.toLowerCase(Character.toUpperCase(codePoint));
    switch (lower) {
      case 'ß', 'ẞ' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'þ' -> folded.append("th");
      case 'ħ' -> folded.append('h');
      case 'ŧ' -> folded.append('t');
      case 'ı' -> folded.append('i');
      case 'ƒ' -> folded.append('f');
      default -> folded.appendCodePoint(lower);
    }
  }
}

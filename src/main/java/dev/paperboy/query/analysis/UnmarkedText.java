package dev.paperboy.query.analysis;

import java.util.Arrays;

/** A text without its markup, where each character knows what it was in the original text. */
final class UnmarkedText {
  private static final int[] AS_IT_WAS = {};

  private char[] characters;
  private int[] starts;
  private int[] ends;
  private int length;

  UnmarkedText(int capacity) {
    characters = new char[capacity + 16];
    starts = new int[capacity + 16];
    ends = new int[capacity + 16];
  }

  private UnmarkedText(char[] characters) {
    this.characters = characters;
    this.length = characters.length;
    this.starts = AS_IT_WAS;
    this.ends = AS_IT_WAS;
  }

  /** A text that has no markup; nothing is appended to it. */
  static UnmarkedText asItIs(String text) {
    return new UnmarkedText(text.toCharArray());
  }

  /** Adds a character that stands for the original characters from {@code start} to {@code end}. */
  void append(char character, int start, int end) {
    if (length == characters.length) {
      grow(length * 2);
    }
    characters[length] = character;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  /** Adds original characters as they stand there. */
  void copy(String text, int from, int to) {
    int longer = length + to - from;
    if (longer > characters.length) {
      grow(longer * 2);
    }
    text.getChars(from, to, characters, length);
    for (int original = from; original < to; original++) {
      starts[length] = original;
      ends[length++] = original + 1;
    }
  }

  void append(String text, int start, int end) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), start, end);
    }
  }

  private void grow(int capacity) {
    characters = Arrays.copyOf(characters, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
  }

  int length() {
    return length;
  }

  char charAt(int index) {
    return characters[index];
  }

  /** The last character, or a space where there is none. */
  char last() {
    return length == 0 ? ' ' : characters[length - 1];
  }

  int codePointAt(int index) {
    return Character.codePointAt(characters, index, length);
  }

  /** The word that these characters are. */
  AnalyzedWord word(int from, int to) {
    return WordCache.word(characters, from, to);
  }

  /** Where the character at this index begins in the original text. */
  int originalStart(int index) {
    return starts == AS_IT_WAS ? index : starts[index];
  }

  /** Where the character at this index ends in the original text. */
  int originalEnd(int index) {
    return ends == AS_IT_WAS ? index + 1 : ends[index];
  }
}

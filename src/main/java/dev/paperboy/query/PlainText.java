package dev.paperboy.query;

import java.util.Arrays;

/** A text without its markup, where each character knows what it was in the original text. */
final class PlainText {
  private char[] characters;
  private int[] starts;
  private int[] ends;
  private int length;

  PlainText(int capacity) {
    characters = new char[capacity + 16];
    starts = new int[capacity + 16];
    ends = new int[capacity + 16];
  }

  /** Adds a character that stands for the original characters from {@code start} to {@code end}. */
  void append(char character, int start, int end) {
    if (length == characters.length) {
      characters = Arrays.copyOf(characters, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    characters[length] = character;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  void append(String text, int start, int end) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), start, end);
    }
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

  String substring(int from, int to) {
    return new String(characters, from, to - from);
  }

  /** Where the character at this index begins in the original text. */
  int originalStart(int index) {
    return starts[index];
  }

  /** Where the character at this index ends in the original text. */
  int originalEnd(int index) {
    return ends[index];
  }
}

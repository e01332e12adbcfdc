package dev.paperboy.query.analysis;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A cache of recently analysed words, looked up by their characters without creating a string: most
 * words of a text occurred recently. Holds at most 32,768 words, a few megabytes; a new word
 * replaces the one with the same hash slot. Thread-safe; at worst, threads repeat each other's
 * work.
 */
final class WordCache {
  private static final int PLACES = 1 << 15;

  /** Longer words are rare, and a text of them must not fill the memory. */
  private static final int LONGEST = 32;

  private static final AtomicReferenceArray<Entry> LATEST = new AtomicReferenceArray<>(PLACES);

  @SuppressWarnings("ArrayRecordComponent") // compared by hand, and never changed
  private record Entry(char[] characters, AnalyzedWord word) {}

  private WordCache() {}

  /** Returns the word that consists of these characters. */
  static AnalyzedWord word(char[] text, int from, int to) {
    if (to - from > LONGEST) {
      return AnalyzedWord.of(new String(text, from, to - from));
    }
    int place = place(text, from, to);
    Entry known = LATEST.getPlain(place);
    if (known != null
        && Arrays.equals(known.characters, 0, known.characters.length, text, from, to)) {
      return known.word;
    }
    AnalyzedWord word = AnalyzedWord.of(new String(text, from, to - from));
    LATEST.set(place, new Entry(Arrays.copyOfRange(text, from, to), word));
    return word;
  }

  private static int place(char[] text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    hash *= 0x9E3779B9;
    return hash >>> 17;
  }
}

package dev.paperboy.query.analysis;

import java.security.SecureRandom;

/**
 * 64-bit hashes of words, for look-ups without their characters. They depend on a per-process
 * secret, so that nobody can construct collisions; two arbitrary words collide with a probability
 * of one in 2<sup>64</sup>. Must never be stored.
 */
public final class Fingerprint {
  private static final long EMPTY = new SecureRandom().nextLong();
  private static final long FACTOR = new SecureRandom().nextLong() | 1;

  private Fingerprint() {}

  /** Returns the fingerprint of the empty word. */
  public static long empty() {
    return EMPTY;
  }

  /** Returns the fingerprint of a word with a character appended. */
  public static long with(long fingerprint, char next) {
    long product = (fingerprint ^ next) * FACTOR;
    return product ^ (product >>> 32);
  }

  /** Returns the fingerprint of a word. */
  public static long of(String word) {
    return of(word, 0, word.length());
  }

  /** Returns the fingerprint of a range of characters. */
  public static long of(String characters, int from, int to) {
    long fingerprint = EMPTY;
    for (int i = from; i < to; i++) {
      fingerprint = with(fingerprint, characters.charAt(i));
    }
    return fingerprint;
  }
}

package dev.paperboy.query.analysis;

import java.security.SecureRandom;

/**
 * Words as 64-bit numbers, to be looked up without their characters. The numbers depend on a secret
 * of the process, so that nobody can choose words that collide; for two words that nobody chose to,
 * the chance is one in 2<sup>64</sup>. Never to be stored.
 */
public final class Fingerprint {
  private static final long EMPTY = new SecureRandom().nextLong();
  private static final long FACTOR = new SecureRandom().nextLong() | 1;

  private Fingerprint() {}

  /** That of the empty word. */
  public static long empty() {
    return EMPTY;
  }

  /** That of a word one character longer. */
  public static long with(long fingerprint, char next) {
    long product = (fingerprint ^ next) * FACTOR;
    return product ^ (product >>> 32);
  }

  /** That of a word. */
  public static long of(String word) {
    return of(word, 0, word.length());
  }

  /** That of a stretch of characters. */
  public static long of(String characters, int from, int to) {
    long fingerprint = EMPTY;
    for (int i = from; i < to; i++) {
      fingerprint = with(fingerprint, characters.charAt(i));
    }
    return fingerprint;
  }
}

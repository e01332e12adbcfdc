package dev.paperboy.match;

/**
 * A hash of names that nobody can foresee, so that words cannot be chosen to collide: each index
 * multiplies by a secret of its own.
 */
final class SeededHash {
  private final long start;
  private final long factor;

  SeededHash(long seed) {
    start = mixed(seed + 0x9E3779B97F4A7C15L);
    factor = mixed(start + 0x9E3779B97F4A7C15L) | 1;
  }

  long start(Kind kind) {
    return start + kind.index();
  }

  /** The hash so far, one character further. */
  long with(long hash, char character) {
    long product = (hash ^ character) * factor;
    return product ^ (product >>> 32);
  }

  /** The hash of the first characters of a name. */
  long of(Kind kind, String name, int length) {
    long hash = start(kind);
    for (int i = 0; i < length; i++) {
      hash = with(hash, name.charAt(i));
    }
    return hash;
  }

  /** The finisher of SplitMix64, by Steele, Lea and Flood. */
  private static long mixed(long bits) {
    long first = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }
}

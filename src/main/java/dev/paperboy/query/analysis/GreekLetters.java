package dev.paperboy.query.analysis;

import java.util.List;
import java.util.Set;

/**
 * The letters of the Greek alphabet as symbols in formulas and names: {@code TNFα}, {@code ΔG}.
 * They are compared by their English names.
 */
public final class GreekLetters {
  private static final List<String> NAMES =
      List.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon",
          "phi", "chi", "psi", "omega");
  private static final Set<String> KNOWN = Set.copyOf(NAMES);

  private GreekLetters() {}

  /** Returns whether a folded word is the English name of a letter. */
  public static boolean isName(String folded) {
    return KNOWN.contains(folded);
  }

  /** Returns the name of a small letter without accents; any other text is returned unchanged. */
  static String nameOf(String letter) {
    boolean small = letter.length() == 1 && letter.charAt(0) >= 'α' && letter.charAt(0) <= 'ω';
    return small ? NAMES.get(letter.charAt(0) - 'α') : letter;
  }

  /**
   * Returns whether a character is a Greek letter in any of its forms: with an accent, the micro
   * sign, superscripts and subscripts, bold and italic ones.
   */
  static boolean isLetter(int codePoint) {
    if (codePoint < 0x370) {
      return codePoint == 0xB5;
    }
    boolean greek =
        codePoint <= 0x3E1
            || (codePoint >= 0x3F0 && codePoint <= 0x3FF)
            || (codePoint >= 0x1D26 && codePoint <= 0x1D2A)
            || (codePoint >= 0x1D5D && codePoint <= 0x1D61)
            || (codePoint >= 0x1D66 && codePoint <= 0x1D6A)
            || codePoint == 0x1DBF
            || (codePoint >= 0x1F00 && codePoint <= 0x1FFF)
            || codePoint == 0x2126
            || (codePoint >= 0x213C && codePoint <= 0x213F)
            || (codePoint >= 0x1D6A8 && codePoint <= 0x1D7CB);
    // Unicode classifies two signs for numerals and accents as letters.
    return greek && codePoint != 0x374 && codePoint != 0x37A && Character.isLetter(codePoint);
  }
}

package dev.paperboy.match;

import dev.paperboy.match.feature.Features;
import dev.paperboy.match.feature.Formula;
import dev.paperboy.match.feature.Formula.All;
import dev.paperboy.match.feature.Formula.Test;
import dev.paperboy.match.feature.PaperFeatures;
import java.util.List;

/**
 * Compiles formulas to short programs: one {@code int} per test, executed in order, each at most
 * once.
 *
 * <p>On one outcome a test continues with the next one, on the other it jumps forward. A jump past
 * the end rejects the paper; reaching the end accepts it. From the highest bit down, a test
 * consists of the feature, the number of tests to jump over, and whether it jumps if the feature is
 * present.
 */
final class FormulaProgram {
  /** The maximum number of tests in a program. */
  static final int LONGEST = 510;

  private static final int JUMP_BITS = 9;
  private static final int JUMP = (1 << JUMP_BITS) - 1;
  private static final int REFUSED = JUMP;

  private final int[] code;
  private int size;

  private FormulaProgram(int tests) {
    code = new int[tests];
  }

  /** Returns the program of a formula. */
  static int[] of(Formula formula) {
    int tests = formula.tests();
    if (tests > LONGEST) {
      throw new IllegalArgumentException(
          "a query of %d words and conditions; %d can be held".formatted(tests, LONGEST));
    }
    if (formula.equals(Formula.never())) {
      return of(new Test(Features.EVERY, false));
    }
    FormulaProgram program = new FormulaProgram(tests);
    if (tests > 0) {
      program.write(formula, 0, REFUSED);
    }
    return program.code;
  }

  /** Returns whether the program in this range of the code accepts a paper with these features. */
  static boolean accepts(int[] code, int from, int end, long[] present) {
    int at = from;
    while (at < end) {
      int test = code[at++];
      int feature = test >>> (JUMP_BITS + 1);
      if (PaperFeatures.has(present, feature) == ((test & 1) != 0)) {
        at += (test >>> 1) & JUMP;
      }
    }
    return at == end;
  }

  /**
   * Compiles a part of a formula.
   *
   * @param held the number of tests after the part to jump over if it holds
   * @param failed the same if it does not hold; one of both is 0
   */
  private void write(Formula formula, int held, int failed) {
    if (formula instanceof Test test) {
      boolean jumpsWhenPresent = (held != 0) == test.present();
      int jump = held != 0 ? held : failed;
      code[size++] = test(test.feature(), jump, jumpsWhenPresent);
      return;
    }
    boolean all = formula instanceof All;
    List<Formula> parts = Formula.parts(formula);
    int left = formula.tests();
    for (Formula part : parts.subList(0, parts.size() - 1)) {
      left -= part.tests();
      if (all) {
        write(part, 0, further(failed, left));
      } else {
        write(part, further(held, left), 0);
      }
    }
    write(parts.get(parts.size() - 1), held, failed);
  }

  private static int test(int feature, int jump, boolean whenPresent) {
    return (feature << (JUMP_BITS + 1)) | (jump << 1) | (whenPresent ? 1 : 0);
  }

  private static int further(int jump, int by) {
    return jump == REFUSED ? REFUSED : jump + by;
  }
}

package dev.paperboy.feed;

import java.util.List;

/**
 * Problems of one kind with some items: the first problem, and their number.
 *
 * @param first for users; "" if there is none
 * @param count the number of problems, including the first
 */
public record ItemProblems(String first, long count) {

  /** No problems. */
  public static final ItemProblems NONE = new ItemProblems("", 0);

  private static final int LONGEST = 400;

  /** Truncates an overlong problem. */
  public ItemProblems {
    first = first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
  }

  /** Returns a summary of these problems. */
  public static ItemProblems of(List<String> all) {
    return all.isEmpty() ? NONE : new ItemProblems(all.get(0), all.size());
  }

  /** Returns these problems followed by the others. */
  public ItemProblems plus(ItemProblems others) {
    return new ItemProblems(count == 0 ? others.first : first, count + others.count);
  }

  /**
   * Returns the first problem and the number of further ones: {@code line 3 has no id (and 2
   * more)}.
   */
  public String inWords() {
    return count <= 1 ? first : first + " (and " + (count - 1) + " more)";
  }
}

package dev.paperboy.feed;

import java.util.List;

/**
 * What is wrong with some items, all of one kind: the first complaint, and how many there are.
 *
 * @param first for people to read; "" where there is none
 * @param count how many there are, the first one counted
 */
public record ItemProblems(String first, long count) {

  /** No complaint. */
  public static final ItemProblems NONE = new ItemProblems("", 0);

  private static final int LONGEST = 400;

  /** Cuts what is far too long to be read. */
  public ItemProblems {
    first = first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
  }

  /** These complaints. */
  public static ItemProblems of(List<String> all) {
    return all.isEmpty() ? NONE : new ItemProblems(all.get(0), all.size());
  }

  /** These and then the others. */
  public ItemProblems plus(ItemProblems others) {
    return new ItemProblems(count == 0 ? others.first : first, count + others.count);
  }

  /** The first one, and how many there are besides: {@code line 3 has no id (and 2 more)}. */
  public String inWords() {
    return count <= 1 ? first : first + " (and " + (count - 1) + " more)";
  }
}

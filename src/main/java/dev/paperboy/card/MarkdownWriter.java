package dev.paperboy.card;

import java.util.List;

/**
 * Writes markup up to a maximum length, truncating only where no markup is open. For one thread.
 */
public final class MarkdownWriter {
  private static final String ELLIPSIS = "…";

  private final StringBuilder written = new StringBuilder();
  private final int longest;
  private boolean full;

  /**
   * Creates an empty text.
   *
   * @param longest in UTF-16 units; at least 1
   */
  public MarkdownWriter(int longest) {
    this.longest = longest;
  }

  /** Returns whether something had to be left out, so that nothing more is written. */
  public boolean isFull() {
    return full;
  }

  /** Adds units, of which each may be the last. */
  public void add(List<String> units) {
    wrap("", units, "");
  }

  /** Adds units between a pair of markers. */
  public void wrap(String open, List<String> units, String close) {
    if (full || units.isEmpty()) {
      return;
    }
    int whole = units.stream().mapToInt(String::length).sum() + open.length() + close.length();
    // One is reserved for an ellipsis that may be needed later.
    if (written.length() + whole < longest) {
      written.append(open);
      units.forEach(written::append);
      written.append(close);
      return;
    }
    full = true;
    int room = longest - written.length() - open.length() - close.length() - ELLIPSIS.length();
    if (room > 0) {
      written.append(open);
      for (int i = 0; i < units.size() && units.get(i).length() <= room; i++) {
        written.append(units.get(i));
        room -= units.get(i).length();
      }
      written.append(ELLIPSIS).append(close);
    } else if (written.length() < longest) {
      written.append(ELLIPSIS);
    }
  }

  @Override
  public String toString() {
    return written.toString();
  }
}

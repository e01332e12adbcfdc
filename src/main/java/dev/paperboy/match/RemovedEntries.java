package dev.paperboy.match;

/** Which places of a segment are empty since it was built. Immutable; a change copies a page. */
final class RemovedEntries {
  private static final int PAGE_BITS = 12;
  private static final int WORDS = 1 << (PAGE_BITS - 6);

  private final long[][] pages;
  private final int count;

  private RemovedEntries(long[][] pages, int count) {
    this.pages = pages;
    this.count = count;
  }

  /** None of so many places. */
  static RemovedEntries none(int places) {
    return new RemovedEntries(new long[(places >>> PAGE_BITS) + 1][0], 0);
  }

  /** This place as well; it must not be among them. */
  RemovedEntries with(int place) {
    long[][] changed = pages.clone();
    long[] page = changed[place >>> PAGE_BITS];
    long[] copy = page.length == 0 ? new long[WORDS] : page.clone();
    copy[(place >>> 6) & (WORDS - 1)] |= 1L << place;
    changed[place >>> PAGE_BITS] = copy;
    return new RemovedEntries(changed, count + 1);
  }

  boolean has(int place) {
    long[] page = pages[place >>> PAGE_BITS];
    return page.length != 0 && ((page[(place >>> 6) & (WORDS - 1)] >>> place) & 1) != 0;
  }

  int count() {
    return count;
  }
}

package dev.paperboy.search.completion;

import dev.paperboy.search.index.SharedReader;
import org.jspecify.annotations.Nullable;

/**
 * The completions of the newest view of the index, loaded on first use and again whenever the index
 * has grown by a tenth. Thread-safe.
 */
public final class SharedCompletions {
  private static final double GROWTH = 1.1;

  private final SharedReader shared;
  private volatile @Nullable Completions current;

  public SharedCompletions(SharedReader shared) {
    this.shared = shared;
  }

  /** Returns the latest completions; only the first call has to wait for them. */
  public Completions get() {
    Completions known = current;
    return known != null ? known : read();
  }

  /** Reloads the completions if the index has changed enough. */
  public void refresh() {
    Completions known = current;
    int papers = shared.read(searcher -> searcher.getIndexReader().numDocs());
    if (known != null && (papers > GROWTH * known.papers() || papers < known.papers() / GROWTH)) {
      read();
    }
  }

  private synchronized Completions read() {
    Completions fresh = shared.read(searcher -> Completions.of(searcher.getIndexReader()));
    current = fresh;
    return fresh;
  }
}

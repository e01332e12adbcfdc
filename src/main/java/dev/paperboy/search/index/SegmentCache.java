package dev.paperboy.search.index;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;

/**
 * What is made once for each part of an index, and kept as long as the part is in use. Thread-safe.
 */
public final class SegmentCache<T> {
  private final Map<CacheKey, T> known = new ConcurrentHashMap<>();
  private final Making<T> making;
  private final Consumer<T> end;

  /** How it is made; where two threads ask at once, perhaps twice, and one of them is taken. */
  public interface Making<T> {
    T of(LeafReader part) throws IOException;
  }

  /**
   * Nothing made yet.
   *
   * @param end is told what is not kept any more
   */
  public SegmentCache(Making<T> making, Consumer<T> end) {
    this.making = making;
    this.end = end;
  }

  /** That of a part. */
  public T in(LeafReader part) throws IOException {
    CacheHelper life = part.getCoreCacheHelper();
    T kept = known.get(life.getKey());
    if (kept == null) {
      T made = making.of(part);
      kept = known.putIfAbsent(life.getKey(), made);
      if (kept == null) {
        kept = made;
        life.addClosedListener(this::forget);
      }
    }
    return kept;
  }

  private void forget(CacheKey part) {
    T gone = known.remove(part);
    if (gone != null) {
      end.accept(gone);
    }
  }
}

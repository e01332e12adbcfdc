package dev.paperboy.search.index;

import dev.paperboy.search.Ranking;
import dev.paperboy.search.word.WordScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * The newest view of the index, shared by searches; an older view stays open until the last search
 * that uses it has ended. Thread-safe.
 */
public final class SharedReader {
  private volatile IndexSearcher current;
  private final Similarity similarity;
  private volatile boolean closed;

  public SharedReader(DirectoryReader first, Ranking ranking) {
    similarity = WordScores.similarity(ranking);
    current = searcher(first);
  }

  /** A function of one immutable view of the index. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  /**
   * Applies a function to the newest view.
   *
   * @throws UncheckedIOException if the files cannot be read
   * @throws IllegalStateException after {@link #close}
   */
  public <T> T read(Reading<T> reading) {
    IndexSearcher searcher = acquire();
    try {
      return reading.from(searcher);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the search index cannot be read", unreadable);
    } finally {
      release(searcher);
    }
  }

  /** Returns the view from which a newer one may be derived; must not be retained. */
  public DirectoryReader current() {
    return (DirectoryReader) current.getIndexReader();
  }

  /** Replaces the current view, and takes ownership of the new one. */
  public synchronized void replace(DirectoryReader next) {
    IndexSearcher previous = current;
    current = searcher(next);
    release(closed ? current : previous);
  }

  public synchronized void close() {
    if (!closed) {
      closed = true;
      release(current);
    }
  }

  private IndexSearcher searcher(DirectoryReader view) {
    IndexSearcher searcher = new IndexSearcher(view);
    searcher.setSimilarity(similarity);
    return searcher;
  }

  private IndexSearcher acquire() {
    while (true) {
      IndexSearcher searcher = current;
      if (searcher.getIndexReader().tryIncRef()) {
        return searcher;
      }
      // Otherwise it was replaced between the two lines above, and the next attempt gets its
      // successor.
      if (closed) {
        throw new IllegalStateException("the search index is closed");
      }
    }
  }

  private static void release(IndexSearcher searcher) {
    try {
      searcher.getIndexReader().decRef();
    } catch (IOException | AlreadyClosedException unreadable) {
      throw new IllegalStateException("a view of the search index cannot be released", unreadable);
    }
  }
}

package dev.paperboy.search.word;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Caches the frequency of common terms in each paper of a segment, one byte per paper: read on
 * first use and kept as long as the segment is in use. Words such as "model" occur in half of all
 * papers and in many queries, and would otherwise have their postings decoded each time.
 *
 * <p>The cache takes at most a quarter of the heap; terms that do not fit are read from the index
 * each time. Thread-safe.
 */
final class CommonTerms {
  /** A term is common if it occurs in at least one of this many papers. */
  private static final int SHARE = 8;

  /** Smaller segments are fast without a cache. */
  private static final int FEWEST_PAPERS = 1_000;

  private static final byte[] NOT_KEPT = new byte[0];

  private static final CommonTerms SHARED = new CommonTerms(Runtime.getRuntime().maxMemory() / 4);

  private final Map<CacheKey, Map<BytesRef, byte[]>> kept = new ConcurrentHashMap<>();
  private final AtomicLong room;

  /** Creates a cache of at most this many bytes. */
  CommonTerms(long bytes) {
    room = new AtomicLong(bytes);
  }

  /** Returns the cache that all searches of this process share. */
  static CommonTerms shared() {
    return SHARED;
  }

  /**
   * Returns the frequency of a term in each paper of a segment, by document number, as an unsigned
   * byte; empty if it is not cached.
   *
   * @param found positioned at the term
   */
  Optional<byte[]> in(LeafReader part, BytesRef term, TermsEnum found) throws IOException {
    int papers = part.maxDoc();
    if (papers < FEWEST_PAPERS || (long) found.docFreq() * SHARE < papers) {
      return Optional.empty();
    }
    Map<BytesRef, byte[]> ofPart = of(part);
    byte[] known = ofPart.get(term);
    if (known == null) {
      known = read(papers, found);
      byte[] before = ofPart.putIfAbsent(BytesRef.deepCopyOf(term), known);
      if (before != null) {
        room.addAndGet(known.length);
      }
    }
    return known.length == 0 ? Optional.empty() : Optional.of(known);
  }

  private Map<BytesRef, byte[]> of(LeafReader part) {
    CacheHelper life = part.getCoreCacheHelper();
    return kept.computeIfAbsent(
        life.getKey(),
        key -> {
          life.addClosedListener(this::giveBack);
          return new ConcurrentHashMap<>();
        });
  }

  private void giveBack(CacheKey part) {
    Map<BytesRef, byte[]> gone = kept.remove(part);
    if (gone != null) {
      gone.values().forEach(bytes -> room.addAndGet(bytes.length));
    }
  }

  /** Reserves the memory that is needed, if available. */
  private byte[] read(int papers, TermsEnum found) throws IOException {
    if (room.addAndGet(-papers) < 0) {
      room.addAndGet(papers);
      return NOT_KEPT;
    }
    byte[] frequencies = new byte[papers];
    PostingsEnum postings = found.postings(null, PostingsEnum.FREQS);
    while (postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
      frequencies[postings.docID()] = WordPostings.sum(0, postings.freq());
    }
    return frequencies;
  }
}

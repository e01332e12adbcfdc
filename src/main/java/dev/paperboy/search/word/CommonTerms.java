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
 * How often common terms are in each paper of a part of the index, a byte a paper: read when a term
 * is asked for the first time and kept as long as the part is in use. Words such as "model" are in
 * half of all papers and in many queries; their postings would be unpacked each time.
 *
 * <p>All that is kept takes a quarter of the heap at most; terms for which there is no room are
 * read from the index each time. Thread-safe.
 */
final class CommonTerms {
  /** A term is common where one paper in so many has it. */
  private static final int SHARE = 8;

  /** In smaller parts nothing takes long. */
  private static final int FEWEST_PAPERS = 1_000;

  private static final byte[] NOT_KEPT = new byte[0];

  private static final CommonTerms SHARED = new CommonTerms(Runtime.getRuntime().maxMemory() / 4);

  private final Map<CacheKey, Map<BytesRef, byte[]>> kept = new ConcurrentHashMap<>();
  private final AtomicLong room;

  /** Keeps at most so many bytes. */
  CommonTerms(long bytes) {
    room = new AtomicLong(bytes);
  }

  /** What all searches of this program share. */
  static CommonTerms shared() {
    return SHARED;
  }

  /**
   * How often a term is in each paper of a part, by the number of the paper, as an unsigned byte;
   * empty where it is not kept.
   *
   * @param found stands at the term
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

  /** Takes the room that is needed, where there is any. */
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

package dev.paperboy.search.meaning;

import dev.paperboy.meaning.Embedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * The signs of the vectors in one segment, a bit for each component, by document number: read on
 * first use and kept as long as the segment is in use. A paper without a vector has no bit set.
 * Immutable.
 */
final class SignBits {
  private static final Map<CacheKey, Map<String, SignBits>> KEPT = new ConcurrentHashMap<>();

  /** Changes when vectors of the segment are replaced. */
  private final long generation;

  private final int words;
  private final long[] bits;

  private SignBits(long generation, int words, long[] bits) {
    this.generation = generation;
    this.words = words;
    this.bits = bits;
  }

  /** Returns the signs of the vectors in a field. */
  static SignBits of(LeafReader part, String field, int dimensions) throws IOException {
    FieldInfo info = part.getFieldInfos().fieldInfo(field);
    if (info == null) {
      return new SignBits(-1, 0, new long[0]);
    }
    CacheHelper life = part.getCoreCacheHelper();
    Map<String, SignBits> ofPart =
        KEPT.computeIfAbsent(
            life.getKey(),
            key -> {
              life.addClosedListener(KEPT::remove);
              return new ConcurrentHashMap<>();
            });
    try {
      return ofPart.compute(
          field,
          (name, known) ->
              known != null && known.generation == info.getDocValuesGen()
                  ? known
                  : read(part, info, dimensions));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static SignBits read(LeafReader part, FieldInfo field, int dimensions) {
    int words = (dimensions + Long.SIZE - 1) / Long.SIZE;
    long[] bits = new long[Math.multiplyExact(words, part.maxDoc())];
    try {
      BinaryDocValues vectors = part.getBinaryDocValues(field.name);
      if (vectors != null) {
        for (int paper = vectors.nextDoc();
            paper != DocIdSetIterator.NO_MORE_DOCS;
            paper = vectors.nextDoc()) {
          read(vectors.binaryValue(), dimensions, bits, paper * words);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new SignBits(field.getDocValuesGen(), words, bits);
  }

  private static void read(BytesRef vector, int dimensions, long[] bits, int at) {
    for (int i = 0; i < Math.min(dimensions, vector.length); i++) {
      if (vector.bytes[vector.offset + i] > 0) {
        bits[at + i / Long.SIZE] |= 1L << (i % Long.SIZE);
      }
    }
  }

  /** Returns whether no paper of the segment has a vector. */
  boolean isEmpty() {
    return words == 0;
  }

  /**
   * Returns the number of signs in which the vector of a paper differs.
   *
   * @param signs as {@link Embedding#signs} returns them
   */
  int distance(int paper, long[] signs) {
    int differing = 0;
    int from = paper * words;
    for (int i = 0; i < words; i++) {
      differing += Long.bitCount(bits[from + i] ^ signs[i]);
    }
    return differing;
  }

  /**
   * Returns the first paper, from one on, whose vector differs in fewer signs than a number; {@link
   * DocIdSetIterator#NO_MORE_DOCS} if there is none. Deleted papers are not left out.
   *
   * @param signs as {@link Embedding#signs} returns them
   */
  int nextCloser(int paper, long[] signs, int number) {
    return words == 4
        ? nextCloserOf256(paper, signs[0], signs[1], signs[2], signs[3], number)
        : nextCloserOfAny(paper, signs, number);
  }

  /** A loop without a loop inside takes half the time; the built-in model has 256 dimensions. */
  private int nextCloserOf256(
      int paper, long first, long second, long third, long fourth, int number) {
    for (int at = paper * 4; at < bits.length; at += 4) {
      int differing =
          Long.bitCount(bits[at] ^ first)
              + Long.bitCount(bits[at + 1] ^ second)
              + Long.bitCount(bits[at + 2] ^ third)
              + Long.bitCount(bits[at + 3] ^ fourth);
      if (differing < number) {
        return at / 4;
      }
    }
    return DocIdSetIterator.NO_MORE_DOCS;
  }

  private int nextCloserOfAny(int paper, long[] signs, int number) {
    for (int next = paper; next < bits.length / words; next++) {
      if (distance(next, signs) < number) {
        return next;
      }
    }
    return DocIdSetIterator.NO_MORE_DOCS;
  }
}

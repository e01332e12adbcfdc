package dev.paperboy.search.meaning;

import dev.paperboy.meaning.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * The vectors of the papers in one segment, each compared with a target. The cosine is exactly that
 * of {@link Embedding#cosine(Embedding)}. For one thread.
 */
final class SegmentVectors {
  private final BinaryDocValues vectors;
  private final byte[] target;
  private final float norm;
  private final int dimensions;

  private SegmentVectors(BinaryDocValues vectors, Embedding target) {
    this.vectors = vectors;
    this.target = target.toBytes();
    this.norm = target.norm();
    this.dimensions = target.dimensions();
  }

  /** Returns the vectors in a field; empty if no paper of the segment has one. */
  static Optional<SegmentVectors> of(LeafReader part, String field, Embedding target)
      throws IOException {
    BinaryDocValues vectors = part.getBinaryDocValues(field);
    return vectors == null ? Optional.empty() : Optional.of(new SegmentVectors(vectors, target));
  }

  /** Returns an iterator over the papers with a vector; it moves this object, too. */
  DocIdSetIterator papers() {
    return vectors;
  }

  /**
   * Moves to a paper, and returns whether it has a vector; papers must be requested in ascending
   * order.
   */
  boolean moveTo(int paper) throws IOException {
    return vectors.advanceExact(paper);
  }

  /** Returns the cosine between the target and the vector of the current paper. */
  double cosine() throws IOException {
    BytesRef stored = vectors.binaryValue();
    if (stored.length != dimensions + Float.BYTES) {
      throw new IOException(
          "a vector of %d bytes, where %d were expected"
              .formatted(stored.length, dimensions + Float.BYTES));
    }
    int dot = Embedding.dot(target, 0, stored.bytes, stored.offset, dimensions);
    float other = ByteBuffer.wrap(stored.bytes, stored.offset + dimensions, Float.BYTES).getFloat();
    return Embedding.cosine(dot, norm, other);
  }
}

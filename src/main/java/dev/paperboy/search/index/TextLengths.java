package dev.paperboy.search.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/**
 * How long the texts of the papers in each part of the index are, in the byte that Lucene keeps of
 * it: a byte a paper in memory, since every match is asked for it. Thread-safe.
 */
public final class TextLengths {
  private static final SegmentCache<byte[]> KNOWN =
      new SegmentCache<>(TextLengths::read, gone -> {});

  private TextLengths() {}

  /** The lengths in one part, by the number of the paper; read once and kept while it is in use. */
  public static byte[] in(LeafReader part) throws IOException {
    return KNOWN.in(part);
  }

  private static byte[] read(LeafReader part) throws IOException {
    byte[] lengths = new byte[part.maxDoc()];
    NumericDocValues norms = part.getNormValues(PaperDocument.TEXT);
    if (norms != null) {
      while (norms.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        lengths[norms.docID()] = (byte) norms.longValue();
      }
    }
    return lengths;
  }
}

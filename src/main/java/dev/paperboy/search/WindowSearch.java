package dev.paperboy.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the papers window by window, and in each window through one word after the other.
 * For common words this is several times as fast as going from paper to paper, which the processor
 * cannot foresee.
 */
final class WindowSearch {
  /** How long a window takes besides what is read in it, in papers read one by one. */
  static final int COST = 500;

  private static final int WIDTH = 2048;

  /** A query goes through many parts; a thread is in one of them at a time. */
  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private final PartSearch part;
  private final @Nullable Bits live;
  private final byte[] lengths;

  private final byte[] buffer;

  /** The papers of the window that have all words so far, by their numbers in it. */
  private final int[] matches;

  /** What these words score in each of them. */
  private final double[] fits;

  private int count;

  /** How often the word in hand is in papers, as unsigned bytes. */
  private byte[] frequencies;

  /** Where the papers of the window begin among these. */
  private int offset;

  /** Arrays of the width of a window. */
  @SuppressWarnings("ArrayRecordComponent") // written to on purpose, never compared
  private record Buffers(byte[] frequencies, int[] matches, double[] fits) {
    Buffers() {
      this(new byte[WIDTH], new int[WIDTH], new double[WIDTH]);
    }
  }

  WindowSearch(PartSearch part) throws IOException {
    this.part = part;
    this.live = part.leaf().reader().getLiveDocs();
    this.lengths = TextLengths.in(part.leaf().reader());
    Buffers buffers = BUFFERS.get();
    this.buffer = buffers.frequencies();
    this.frequencies = buffer;
    this.matches = buffers.matches();
    this.fits = buffers.fits();
  }

  /** How many windows so many papers have. */
  static int windows(int papers) {
    return papers / WIDTH + 1;
  }

  /** Lets the best among those that were found before; tells how many papers match here. */
  long collect(BestPapers best) throws IOException {
    long found = 0;
    WordHolders rarest = part.words().get(0);
    int start = rarest.from(part.from());
    while (start < part.to()) {
      match(start);
      found += count;
      for (int i = 0; i < part.neighbours().size() && count > 0; i++) {
        read(part.neighbours().get(i), start);
        addScores(part.neighbours().get(i), start);
      }
      offer(best, start);
      start = rarest.from(Math.min(start + WIDTH, part.to()));
    }
    return found;
  }

  private void match(int start) throws IOException {
    count = Math.min(WIDTH, part.to() - start);
    for (int i = 0; i < count; i++) {
      matches[i] = i;
    }
    Arrays.fill(fits, 0);
    for (int i = 0; i < part.words().size() && count > 0; i++) {
      read(part.words().get(i), start);
      keepThoseWithTheWord();
      addScores(part.words().get(i), start);
    }
    if (live != null || part.condition() != null) {
      keepWhereTheRestIsSo(start);
    }
  }

  private void read(WordHolders word, int start) throws IOException {
    Optional<byte[]> kept = word.kept();
    if (kept.isPresent()) {
      frequencies = kept.get();
      offset = start;
    } else {
      Arrays.fill(buffer, (byte) 0);
      word.addFrequencies(start, Math.min(start + WIDTH, part.to()), buffer);
      frequencies = buffer;
      offset = 0;
    }
  }

  /** Without a branch on whether a paper has it, which nobody can foresee. */
  private void keepThoseWithTheWord() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int paper = matches[i];
      matches[kept] = paper;
      fits[kept] = fits[i];
      kept += frequencies[offset + paper] == 0 ? 0 : 1;
    }
    count = kept;
  }

  private void addScores(WordHolders word, int start) {
    for (int i = 0; i < count; i++) {
      int paper = matches[i];
      fits[i] += word.score(frequencies[offset + paper] & 0xFF, lengths[start + paper]);
    }
  }

  private void keepWhereTheRestIsSo(int start) throws IOException {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int paper = start + matches[i];
      if ((live == null || live.get(paper)) && isSo(part.condition(), paper)) {
        matches[kept] = matches[i];
        fits[kept] = fits[i];
        kept++;
      }
    }
    count = kept;
  }

  private static boolean isSo(@Nullable DocIdSetIterator condition, int paper) throws IOException {
    if (condition == null) {
      return true;
    }
    return (condition.docID() < paper ? condition.advance(paper) : condition.docID()) == paper;
  }

  private void offer(BestPapers best, int start) throws IOException {
    float needed = best.leastOfWords(part.factors());
    for (int i = 0; i < count; i++) {
      if (fits[i] >= needed) {
        best.offer(part, start + matches[i], fits[i]);
        needed = best.leastOfWords(part.factors());
      }
    }
  }
}

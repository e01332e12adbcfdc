package dev.paperboy.search.word;

import dev.paperboy.search.index.TextLengths;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the papers of the rarest word window by window, and in each window through one word
 * after the other, each in the way that is cheapest there. That is several times as fast as going
 * from paper to paper, since a processor cannot foresee whether the next one has the next word.
 */
final class WindowSearch {
  private static final int WIDTH = 2048;

  /** Where one paper in so many has the rarest word, looking at every paper is the faster way. */
  private static final int DENSE = 8;

  /** A query goes through many parts; a thread is in one of them at a time. */
  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private final SegmentSearch part;
  private final @Nullable Bits live;
  private final byte[] lengths;

  /** The number of the first paper of the window, and the one after the last. */
  private int start;

  private int end;

  /** The papers of the window that have all words so far, by their numbers in it. */
  private final int[] matches;

  private int count;

  /** What these words score in each of them. */
  private final double[] fits;

  /** For what is read of a window. */
  private final byte[] buffer;

  /** How often the word in hand is in each of these papers at least, as unsigned bytes. */
  private byte[] frequencies;

  /** Where the papers of the window begin among these. */
  private int offset;

  /** Arrays of the width of a window. */
  @SuppressWarnings("ArrayRecordComponent") // written to on purpose, never compared
  private record Buffers(int[] matches, double[] fits, byte[] frequencies) {
    Buffers() {
      this(new int[WIDTH], new double[WIDTH], new byte[WIDTH]);
    }
  }

  WindowSearch(SegmentSearch part) throws IOException {
    this.part = part;
    this.live = part.leaf().reader().getLiveDocs();
    this.lengths = TextLengths.in(part.leaf().reader());
    Buffers buffers = BUFFERS.get();
    this.matches = buffers.matches();
    this.fits = buffers.fits();
    this.buffer = buffers.frequencies();
    this.frequencies = buffer;
  }

  /** Lets the best among those that were found before; tells how many papers match here. */
  long collect(BestPapers best) throws IOException {
    long found = 0;
    for (start = part.from(part.from()); start < part.to(); start = part.from(end)) {
      end = Math.min(start + WIDTH, part.to());
      match();
      found += count;
      for (int i = 0; i < part.neighbours().size() && count > 0; i++) {
        look(part.neighbours().get(i));
        addScores(part.neighbours().get(i));
      }
      offer(best);
    }
    return found;
  }

  private void match() throws IOException {
    WordPostings rarest = part.words().get(0);
    if (rarest.papers() * DENSE < part.leaf().reader().maxDoc()) {
      read(rarest);
    } else {
      takeAll();
      keepThoseWith(rarest);
    }
    Arrays.fill(fits, 0, count, 0);
    addScores(rarest);
    for (int i = 1; i < part.words().size() && count > 0; i++) {
      keepThoseWith(part.words().get(i));
      addScores(part.words().get(i));
    }
    if (live != null || part.condition() != null) {
      keepWhereTheRestIsSo();
    }
  }

  /** Takes the papers of the window that have a word. */
  private void read(WordPostings word) throws IOException {
    count = 0;
    for (int paper = word.from(start); paper < end; paper = word.from(paper + 1)) {
      matches[count++] = paper - start;
      buffer[paper - start] = (byte) word.frequencyIn(paper);
    }
    frequencies = buffer;
    offset = 0;
  }

  private void takeAll() {
    count = end - start;
    for (int i = 0; i < count; i++) {
      matches[i] = i;
    }
  }

  /** Without a branch on whether a paper has it, which nobody can foresee. */
  private void keepThoseWith(WordPostings word) throws IOException {
    look(word);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int paper = matches[i];
      matches[kept] = paper;
      fits[kept] = fits[i];
      kept += frequencies[offset + paper] == 0 ? 0 : 1;
    }
    count = kept;
  }

  /** Looks how often a word is in each of the papers. */
  private void look(WordPostings word) throws IOException {
    Optional<byte[]> kept = word.kept();
    frequencies = kept.orElse(buffer);
    offset = kept.isPresent() ? start : 0;
    if (kept.isPresent()) {
      return;
    }
    if ((long) count * word.costOfLooking() < word.cost() * WIDTH / lengths.length) {
      for (int i = 0; i < count; i++) {
        buffer[matches[i]] = (byte) word.frequencyIn(start + matches[i]);
      }
    } else {
      Arrays.fill(buffer, (byte) 0);
      word.addFrequencies(start, end, buffer);
    }
  }

  private void addScores(WordPostings word) {
    for (int i = 0; i < count; i++) {
      int paper = matches[i];
      fits[i] += word.score(frequencies[offset + paper] & 0xFF, lengths[start + paper]);
    }
  }

  private void keepWhereTheRestIsSo() throws IOException {
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
    return condition == null || SegmentSearch.advance(condition, paper) == paper;
  }

  private void offer(BestPapers best) throws IOException {
    float needed = best.leastOfWords(part.factors());
    for (int i = 0; i < count; i++) {
      if (fits[i] >= needed) {
        best.offer(part, start + matches[i], fits[i]);
        needed = best.leastOfWords(part.factors());
      }
    }
  }
}

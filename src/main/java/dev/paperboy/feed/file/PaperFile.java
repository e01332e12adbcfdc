package dev.paperboy.feed.file;

import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.text.DecodedText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * An open file of JSON lines, read page by page; gzip compression is detected by the first bytes.
 * Never holds more than a page. Not thread-safe.
 */
public final class PaperFile implements AutoCloseable {

  /** The default number of lines per page. */
  public static final int PAGE = 500;

  private static final int LONGEST_LINE = 8 * 1024 * 1024;
  private static final int LONGEST_MARK = 4;

  /** A page ends with the line that exceeds this size, so that long lines do not add up. */
  private static final int LONGEST_PAGE = 4 * 1024 * 1024;

  private final PaperLines lines;
  private final int page;
  private final Counting counting;
  private final boolean byteByByte;
  private final Reader reader;
  private final char[] buffer = new char[1 << 13];
  private final long size;
  private int at;
  private int end;
  private long number;
  private long malformed;
  private long characters;
  private boolean ended;

  private PaperFile(Path path, PaperLines lines, int page) throws IOException {
    this.lines = lines;
    this.page = page;
    this.size = Files.size(path);
    this.counting = new Counting(Files.newInputStream(path));
    try {
      PushbackInputStream text = unpacked(counting);
      Optional<Charset> wide = DecodedText.wide(peek(text, LONGEST_MARK));
      this.byteByByte = wide.isEmpty();
      this.reader = new InputStreamReader(text, wide.orElse(StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      counting.close();
      throw unreadable;
    }
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it does not exist, or cannot be read
   */
  public static PaperFile open(Path path, PaperLines lines) throws IOException {
    return open(path, lines, PAGE);
  }

  /**
   * Opens a file to be read in pages of this many lines.
   *
   * @throws IOException if it does not exist, or cannot be read
   */
  public static PaperFile open(Path path, PaperLines lines, int page) throws IOException {
    return new PaperFile(path, lines, page);
  }

  private static PushbackInputStream unpacked(InputStream file) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(file, LONGEST_MARK);
    byte[] start = peek(stream, 2);
    boolean gzip = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return gzip
        ? new PushbackInputStream(new GZIPInputStream(stream, 1 << 16), LONGEST_MARK)
        : stream;
  }

  private static byte[] peek(PushbackInputStream stream, int most) throws IOException {
    byte[] start = stream.readNBytes(most);
    stream.unread(start);
    return start;
  }

  /**
   * Returns the next papers, without validators; empty after the last.
   *
   * @throws IOException if the file is truncated
   */
  public Optional<FeedPage> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    List<FeedItem> items = new ArrayList<>();
    try {
      long start = characters;
      for (int read = 0; read < page && characters - start < LONGEST_PAGE && !ended; read++) {
        nextItem().ifPresent(items::add);
      }
    } catch (IOException brokenOff) {
      // Everything before the truncation is returned first; the next read fails again.
      if (items.isEmpty()) {
        throw brokenOff;
      }
    }
    FeedPage next = FeedItem.page(items, Optional.empty());
    malformed += next.malformed().size();
    return Optional.of(next);
  }

  /**
   * Skips lines that were read before.
   *
   * @throws IOException if the file is truncated
   */
  public void skip(long count) throws IOException {
    for (long passed = 0; passed < count && fill(); number++) {
      while (fill() && buffer[at] != '\n') {
        at++;
      }
      at += at < end ? 1 : 0;
      passed++;
    }
  }

  /** Returns the number of lines read so far. */
  public long linesRead() {
    return number;
  }

  /** Returns the number of lines so far that could not be read. */
  public long malformed() {
    return malformed;
  }

  /** Returns the fraction of the file that was read, from 0 to 1. */
  public double progress() {
    return size == 0 ? 1 : Math.min(1, (double) counting.count / size);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Optional<FeedItem> nextItem() throws IOException {
    if (!fill()) {
      ended = true;
      return Optional.empty();
    }
    number++;
    StringBuilder line = new StringBuilder();
    boolean tooLong = false;
    boolean more = true;
    while (more && fill()) {
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      more = at == end;
      tooLong = tooLong || line.length() + at - start > LONGEST_LINE;
      if (!tooLong) {
        line.append(buffer, start, at - start);
      }
      characters += at - start;
      at += more ? 0 : 1;
    }
    if (tooLong) {
      return Optional.of(new FeedItem.Malformed("line " + number + " is longer than 8 MB"));
    }
    return lines.read(decoded(line.toString()), number);
  }

  /** Each line may have its own encoding, unless the file is in a wide one. */
  private String decoded(String line) {
    return byteByByte
        ? DecodedText.of(line.getBytes(StandardCharsets.ISO_8859_1), "")
        : DecodedText.withoutMark(line);
  }

  /** Refills the buffer once all of it was consumed; returns false at the end. */
  private boolean fill() throws IOException {
    if (at == end) {
      // Nothing must remain to be read twice if the read fails.
      at = 0;
      end = 0;
      end = Math.max(0, reader.read(buffer, 0, buffer.length));
    }
    return end > 0;
  }

  /** Counts the bytes read from the file itself, before decompression. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream file) {
      super(file);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}

package dev.paperboy.feed.fetch;

import dev.paperboy.feed.text.DecodedText;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Undoes the compression of a body, up to a size. The bytes tell how they were compressed: labels
 * ({@code Content-Encoding}) are often missing, on what was never compressed, or no name of a
 * compression at all.
 */
final class Decompression {

  private static final int MOST_LAYERS = 3;
  private static final int OPENING = 64;
  private static final Set<String> UNKNOWN = Set.of("br", "zstd", "compress", "x-compress", "lzma");

  private Decompression() {}

  /**
   * The bytes as they were before they were compressed. No more than the limit is ever held,
   * however well the rest was compressed.
   *
   * @param label as the header has it; "" where there is none
   * @throws TooLargeException when there are more bytes than the limit
   * @throws ZipException when they are damaged, or not what the label says
   * @throws IOException when they are cut off, or compressed in another way, which the message
   *     tells so that it can follow a server's name
   */
  static byte[] of(byte[] packed, String label, int limit) throws IOException {
    List<String> labels =
        Arrays.asList(label.strip().toLowerCase(Locale.ROOT).split("[,\\s]+", -1));
    Optional<String> unknown = labels.stream().filter(UNKNOWN::contains).findFirst();
    if (unknown.isPresent() && packed.length > 0 && !isDocument(packed)) {
      throw new IOException(
          "compressed its response as “" + unknown.get() + "”, which was not asked for");
    }
    byte[] bytes = packed;
    for (int layer = 0; layer < MOST_LAYERS && isGzip(bytes); layer++) {
      bytes = bounded(new GZIPInputStream(new ByteArrayInputStream(bytes)), limit);
    }
    if (isGzip(bytes)) {
      throw new ZipException("compressed too many times");
    }
    if (isZlib(bytes)) {
      return bounded(new InflaterInputStream(new ByteArrayInputStream(bytes)), limit);
    }
    boolean gzipped = labels.contains("gzip") || labels.contains("x-gzip");
    if (gzipped && bytes == packed && !isText(bytes)) {
      throw new ZipException("neither compressed nor text");
    }
    return labels.contains("deflate") && bytes.length > 0 ? inflated(bytes, limit) : bytes;
  }

  // "deflate" means zlib (RFC 9110, section 8.4.1.2), but many servers leave its header out.
  private static byte[] inflated(byte[] bytes, int limit) throws IOException {
    try {
      return bounded(
          new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true)), limit);
    } catch (ZipException | EOFException notCompressed) {
      if (isText(bytes)) {
        return bytes;
      }
      throw notCompressed;
    }
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B && bytes[2] == 8;
  }

  /** No document begins with an x. */
  private static boolean isZlib(byte[] bytes) {
    return bytes.length > 2
        && bytes[0] == 0x78
        && (((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF)) % 31 == 0;
  }

  /** Whether it begins as XML and JSON do, without the control characters of what is compressed. */
  private static boolean isDocument(byte[] bytes) {
    String start =
        DecodedText.withoutMark(
                new String(bytes, 0, Math.min(bytes.length, OPENING), StandardCharsets.UTF_8))
            .strip();
    return !start.isEmpty()
        && "<{[".indexOf(start.charAt(0)) >= 0
        && start.chars().noneMatch(one -> one < ' ' && !Character.isWhitespace(one));
  }

  /** Whether it begins as texts do: with ASCII, in a wide encoding too, or a mark of Unicode. */
  private static boolean isText(byte[] bytes) {
    int first = bytes.length == 0 ? 0 : bytes[0] & 0xFF;
    boolean ascii = Character.isWhitespace(first) || (first >= ' ' && first < 127);
    return ascii || first == 0 || first >= 0xEF;
  }

  private static byte[] bounded(InputStream packed, int limit) throws IOException {
    try (packed) {
      byte[] bytes = packed.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new TooLargeException();
      }
      return bytes;
    }
  }
}

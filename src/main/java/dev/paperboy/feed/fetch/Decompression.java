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
 * Decompresses a body, up to a maximum size. The bytes determine the compression: {@code
 * Content-Encoding} is often missing, present on uncompressed content, or not a compression at all.
 */
final class Decompression {

  private static final int MOST_LAYERS = 3;
  private static final int OPENING = 64;
  private static final Set<String> UNKNOWN = Set.of("br", "zstd", "compress", "x-compress", "lzma");

  private Decompression() {}

  /**
   * Returns the decompressed bytes. Never holds more than the limit, whatever the compression
   * ratio.
   *
   * @param label the header's value; "" if there is none
   * @throws TooLargeException if there are more bytes than the limit
   * @throws ZipException if they are corrupt, or not of the declared compression
   * @throws IOException if they are truncated, or compressed by another method, which the message
   *     names such that it can follow a server's name
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

  // "deflate" means zlib (RFC 9110, section 8.4.1.2), but many servers omit its header.
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

  /**
   * Returns whether it begins like XML or JSON, without the control characters of compressed data.
   */
  private static boolean isDocument(byte[] bytes) {
    String start =
        DecodedText.withoutMark(
                new String(bytes, 0, Math.min(bytes.length, OPENING), StandardCharsets.UTF_8))
            .strip();
    return !start.isEmpty()
        && "<{[".indexOf(start.charAt(0)) >= 0
        && start.chars().noneMatch(one -> one < ' ' && !Character.isWhitespace(one));
  }

  /**
   * Returns whether it begins like text: with ASCII, in a wide encoding too, or a byte order mark.
   */
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

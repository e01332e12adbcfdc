package dev.paperboy.feed.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes the {@code Content-Encoding} of a body, up to a size. */
final class Unpacked {

  private Unpacked() {}

  /**
   * The bytes as they were before they were compressed. No more than the limit is ever held,
   * however well the rest was compressed.
   *
   * @throws TooLargeException when there are more bytes than the limit
   * @throws IOException when they are damaged, cut off, or compressed in an unknown way
   */
  static byte[] of(byte[] packed, String encoding, int limit) throws IOException {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    if (packed.length == 0) {
      return packed;
    }
    return switch (name) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip" -> {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
          yield bounded(stream, limit);
        }
      }
      case "deflate" -> {
        try (InputStream stream = inflater(packed)) {
          yield bounded(stream, limit);
        }
      }
      default ->
          throw new IOException("it is compressed as “" + name + "”, which was not asked for");
    };
  }

  // "deflate" means zlib (RFC 9110, section 8.4.1.2), but many servers send it without its header.
  private static InputStream inflater(byte[] packed) {
    int header = packed.length < 2 ? 0 : ((packed[0] & 0xFF) << 8) | (packed[1] & 0xFF);
    boolean zlib = (packed[0] & 0x0F) == 8 && header % 31 == 0;
    return new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(!zlib));
  }

  private static byte[] bounded(InputStream stream, int limit) throws IOException {
    byte[] bytes = stream.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new TooLargeException();
    }
    return bytes;
  }
}

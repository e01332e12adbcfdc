package dev.paperboy.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A picture file without everything that is not needed to decode it: texts, colour profiles,
 * thumbnails and unknown parts, each of which a decoder may unpack without a limit.
 *
 * @param format {@code png} or {@code jpeg}
 * @param bytes the remaining file; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record PlainPicture(String format, byte[] bytes) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int CHUNK_FRAME = 12;

  private static final int MARKER = 0xFF;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int JFIF = 0xE0;
  private static final int ADOBE = 0xEE;
  private static final int COMMENT = 0xFE;

  /** A progressive picture has about ten; each takes as long to decode as the whole picture. */
  private static final int MOST_SCANS = 64;

  /**
   * Reads a file in PNG or JPEG.
   *
   * @throws UnusablePictureException if it is of another format, or cut off
   */
  static PlainPicture of(byte[] file) throws UnusablePictureException {
    if (Arrays.equals(PNG, Arrays.copyOf(file, PNG.length))) {
      return new PlainPicture("png", png(ByteBuffer.wrap(file)));
    }
    if (file.length > 3 && isMarker(file, 0, START)) {
      return new PlainPicture("jpeg", new Jpeg(file).plain());
    }
    throw new UnusablePictureException("is neither PNG nor JPEG");
  }

  private static byte[] png(ByteBuffer file) throws UnusablePictureException {
    ByteBuffer plain = ByteBuffer.allocate(file.capacity());
    file.position(PNG.length);
    plain.put(PNG);
    String type = "";
    while (!type.equals("IEND")) {
      int start = file.position();
      if (file.remaining() < CHUNK_FRAME) {
        throw cutOff();
      }
      int length = file.getInt(start);
      if (length < 0 || length > file.remaining() - CHUNK_FRAME) {
        throw cutOff();
      }
      byte[] chunk = new byte[length + CHUNK_FRAME];
      file.get(start, chunk);
      type = new String(chunk, 4, 4, StandardCharsets.ISO_8859_1);
      if (CHUNKS.contains(type)) {
        plain.put(chunk);
      }
      file.position(start + length + CHUNK_FRAME);
    }
    return Arrays.copyOf(plain.array(), plain.position());
  }

  private static UnusablePictureException cutOff() {
    return new UnusablePictureException("is cut off");
  }

  private static boolean isMarker(byte[] file, int at, int marker) {
    return (file[at] & 0xFF) == MARKER && (file[at + 1] & 0xFF) == marker;
  }

  /** A file in JPEG, which is a sequence of segments, those of scans followed by their data. */
  private static final class Jpeg {
    private final byte[] file;
    private final ByteArrayOutputStream plain;
    private int at = 2;
    private int scans;

    Jpeg(byte[] file) {
      this.file = file;
      this.plain = new ByteArrayOutputStream(file.length);
      plain.write(file, 0, 2);
    }

    byte[] plain() throws UnusablePictureException {
      for (int marker = marker(); marker != END; marker = marker()) {
        int end = at + 2 + length();
        if (marker == SCAN) {
          scans++;
          if (scans > MOST_SCANS) {
            throw new UnusablePictureException("has more than " + MOST_SCANS + " scans");
          }
          end = endOfScan(end);
        }
        if (isNeeded(marker)) {
          plain.write(file, at, end - at);
        }
        at = end;
      }
      plain.write(MARKER);
      plain.write(END);
      return plain.toByteArray();
    }

    /** Returns the marker at the present place, after bytes that fill up. */
    private int marker() throws UnusablePictureException {
      while (at + 1 < file.length && isMarker(file, at, MARKER)) {
        at++;
      }
      if (at + 1 >= file.length) {
        throw cutOff();
      }
      if ((file[at] & 0xFF) != MARKER) {
        throw new UnusablePictureException("is damaged");
      }
      return file[at + 1] & 0xFF;
    }

    private int length() throws UnusablePictureException {
      if (at + 3 >= file.length) {
        throw cutOff();
      }
      int length = ((file[at + 2] & 0xFF) << 8) | (file[at + 3] & 0xFF);
      if (length < 2) {
        throw new UnusablePictureException("is damaged");
      }
      if (at + 2 + length > file.length) {
        throw cutOff();
      }
      return length;
    }

    /** Returns where the data of a scan ends: before a marker other than those within data. */
    private int endOfScan(int from) throws UnusablePictureException {
      for (int end = from; end + 1 < file.length; end++) {
        int next = file[end + 1] & 0xFF;
        boolean within = next == 0 || next == MARKER || (next >= 0xD0 && next <= 0xD7);
        if ((file[end] & 0xFF) == MARKER && !within) {
          return end;
        }
      }
      throw cutOff();
    }

    private static boolean isNeeded(int marker) {
      boolean application = marker >= JFIF && marker <= 0xEF;
      // The first says that there is an ordinary picture, the other how its colours are stored.
      return marker != COMMENT && (!application || marker == JFIF || marker == ADOBE);
    }
  }
}

package dev.paperboy.paper;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoding of points as bytes: for each point the differences to the one before, as integers of
 * variable length. The lowest bit of the difference in hours says whether one in comments follows
 * that in upvotes. Before the first point all are 0.
 */
final class SignalBytes {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private SignalBytes() {}

  static byte[] of(List<SignalPoint> points) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SignalPoint before = new SignalPoint(0, 0, 0);
    for (SignalPoint point : points) {
      boolean commented = point.comments() != before.comments();
      write(bytes, (point.hour() - before.hour()) << 1 | (commented ? 1 : 0));
      write(bytes, zigzag(point.upvotes() - before.upvotes()));
      if (commented) {
        write(bytes, zigzag(point.comments() - before.comments()));
      }
      before = point;
    }
    return bytes.toByteArray();
  }

  static List<SignalPoint> points(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    List<SignalPoint> points = new ArrayList<>();
    SignalPoint before = new SignalPoint(0, 0, 0);
    while (rest.hasRemaining()) {
      long hours = read(rest);
      before =
          new SignalPoint(
              before.hour() + (hours >>> 1),
              before.upvotes() + difference(read(rest)),
              before.comments() + ((hours & 1) == 1 ? difference(read(rest)) : 0));
      points.add(before);
    }
    return points;
  }

  /** Small numbers for small differences, whatever their sign: 0, −1, 1, −2 become 0, 1, 2, 3. */
  private static long zigzag(int difference) {
    return Integer.toUnsignedLong((difference << 1) ^ (difference >> (Integer.SIZE - 1)));
  }

  private static int difference(long zigzag) {
    int number = (int) zigzag;
    return number >>> 1 ^ -(number & 1);
  }

  private static void write(ByteArrayOutputStream bytes, long number) {
    long left = number;
    while (left >= MORE) {
      bytes.write((int) (left & (MORE - 1)) | MORE);
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  private static long read(ByteBuffer bytes) {
    long number = 0;
    byte next;
    int shift = 0;
    do {
      next = bytes.get();
      number |= (long) (next & (MORE - 1)) << shift;
      shift += BITS;
    } while (next < 0);
    return number;
  }
}

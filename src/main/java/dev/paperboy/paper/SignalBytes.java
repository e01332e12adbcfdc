package dev.paperboy.paper;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The encoding of points as bytes: for each point the difference to the one before, as integers of
 * variable length. The lowest bit of the difference in hours says whether one in comments follows
 * that in upvotes. Before the first point all are 0.
 */
final class SignalBytes {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int LONGEST_SHIFT = 63;

  private SignalBytes() {}

  static byte[] of(List<SignalPoint> points) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * points.size() + BITS);
    SignalPoint before = new SignalPoint(0, 0, 0);
    for (SignalPoint point : points) {
      boolean commented = point.comments() != before.comments();
      write(bytes, (point.hour() - before.hour()) << 1 | (commented ? 1 : 0));
      write(bytes, zigzag((long) point.upvotes() - before.upvotes()));
      if (commented) {
        write(bytes, zigzag((long) point.comments() - before.comments()));
      }
      before = point;
    }
    return bytes.toByteArray();
  }

  private static long zigzag(long number) {
    return number << 1 ^ number >> LONGEST_SHIFT;
  }

  private static void write(ByteArrayOutputStream bytes, long number) {
    long left = number;
    while (left >= MORE || left < 0) {
      bytes.write((int) (left & (MORE - 1)) | MORE);
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  /** Reads points one by one. Confined to one thread. */
  static final class Reader {
    private final byte[] bytes;
    private int place;
    private long hour;
    private int upvotes;
    private int comments;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Proceeds to the next point; returns whether there is one. */
    boolean next() {
      if (place == bytes.length) {
        return false;
      }
      long hours = read();
      hour += hours >>> 1;
      upvotes += (int) difference(read());
      if ((hours & 1) == 1) {
        comments += (int) difference(read());
      }
      return true;
    }

    long hour() {
      return hour;
    }

    int upvotes() {
      return upvotes;
    }

    int comments() {
      return comments;
    }

    private long read() {
      long number = 0;
      int shift = 0;
      while (place < bytes.length) {
        byte next = bytes[place++];
        number |= (long) (next & (MORE - 1)) << shift;
        if (next >= 0) {
          return number;
        }
        shift += BITS;
      }
      throw new IllegalArgumentException("a series of signals that ends within a number");
    }

    private static long difference(long zigzag) {
      return zigzag >>> 1 ^ -(zigzag & 1);
    }
  }
}

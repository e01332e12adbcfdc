package dev.paperboy.store.move;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of the rows of a table: the sum, modulo 2^256, of the SHA-256 of each row. A row
 * is its values in the order of the names of their columns, each as a byte for its kind, its length
 * and its bytes. The sum does not depend on the order of the rows, which differs between databases,
 * and can be continued after an interruption. For one thread.
 */
final class RowFingerprint {
  private static final int WORDS = 8;
  private static final byte NULL = 0;
  private static final byte INTEGER = 1;
  private static final byte TEXT = 2;
  private static final byte BYTES = 3;

  private final MessageDigest digest = sha256();
  private final int[] sum = new int[WORDS];
  private ByteBuffer buffer = ByteBuffer.allocate(4096);

  /** Begins with no rows. */
  RowFingerprint() {}

  /** Continues from a sum that {@link #sum} returned; empty for no rows. */
  RowFingerprint(byte[] sum) {
    if (sum.length > 0) {
      ByteBuffer.wrap(sum).asIntBuffer().get(this.sum);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Adds a row of Long, String or byte[] values. */
  void add(@Nullable Object[] values) {
    buffer.clear();
    for (Object value : values) {
      if (value == null) {
        put(NULL, new byte[0]);
      } else if (value instanceof Long number) {
        reserve(1 + Long.BYTES);
        buffer.put(INTEGER).putLong(number);
      } else if (value instanceof byte[] bytes) {
        put(BYTES, bytes);
      } else {
        put(TEXT, value.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    digest.update(buffer.array(), 0, buffer.position());
    add(ByteBuffer.wrap(digest.digest()));
  }

  private void put(byte kind, byte[] value) {
    reserve(1 + Integer.BYTES + value.length);
    buffer.put(kind).putInt(value.length).put(value);
  }

  private void reserve(int more) {
    if (buffer.remaining() < more) {
      ByteBuffer larger = ByteBuffer.allocate(2 * (buffer.position() + more));
      buffer = larger.put(buffer.flip());
    }
  }

  private void add(ByteBuffer row) {
    long carry = 0;
    for (int i = WORDS - 1; i >= 0; i--) {
      carry +=
          Integer.toUnsignedLong(sum[i]) + Integer.toUnsignedLong(row.getInt(i * Integer.BYTES));
      sum[i] = (int) carry;
      carry >>>= Integer.SIZE;
    }
  }

  /** Returns the sum so far, from which another instance can continue. */
  byte[] sum() {
    ByteBuffer bytes = ByteBuffer.allocate(WORDS * Integer.BYTES);
    bytes.asIntBuffer().put(sum);
    return bytes.array();
  }

  /** Returns the sum in hexadecimal. */
  String text() {
    return HexFormat.of().formatHex(sum());
  }
}

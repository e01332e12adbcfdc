package dev.paperboy.match;

import dev.paperboy.query.analysis.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts of queries as bytes, numbered. Immutable. */
final class QueryTexts {
  private final byte[] bytes;
  private final int[] start;

  private QueryTexts(byte[] bytes, int[] start) {
    this.bytes = bytes;
    this.start = start;
  }

  int count() {
    return start.length - 1;
  }

  String get(int number) {
    return new String(
        bytes, start[number], start[number + 1] - start[number], StandardCharsets.UTF_8);
  }

  /** Collects texts, each once. */
  static final class Builder {
    private byte[] bytes = new byte[1024];
    private int[] start = new int[64];
    private int[] slots = new int[128];
    private int count;

    int count() {
      return count;
    }

    /** The number of a text; a new one gets the next number. */
    int number(String text) {
      byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
      int at = slot(text);
      while (slots[at] != 0) {
        int number = slots[at] - 1;
        if (Arrays.equals(bytes, start[number], start[number + 1], wanted, 0, wanted.length)) {
          return number;
        }
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = count + 1;
      append(wanted);
      if (2 * count > slots.length) {
        rehash();
      }
      return count - 1;
    }

    /** The texts in another order: each gets the number that is given for it. */
    QueryTexts renumbered(int[] numbers) {
      int[] old = new int[count];
      for (int number = 0; number < count; number++) {
        old[numbers[number]] = number;
      }
      byte[] ordered = new byte[start[count]];
      int[] begin = new int[count + 1];
      for (int number = 0; number < count; number++) {
        int from = start[old[number]];
        int length = start[old[number] + 1] - from;
        System.arraycopy(bytes, from, ordered, begin[number], length);
        begin[number + 1] = begin[number] + length;
      }
      return new QueryTexts(ordered, begin);
    }

    private void append(byte[] text) {
      int end = start[count] + text.length;
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
      }
      System.arraycopy(text, 0, bytes, start[count], text.length);
      if (count + 2 > start.length) {
        start = Arrays.copyOf(start, 2 * start.length);
      }
      start[++count] = end;
    }

    private void rehash() {
      slots = new int[2 * slots.length];
      for (int number = 0; number < count; number++) {
        String text =
            new String(
                bytes, start[number], start[number + 1] - start[number], StandardCharsets.UTF_8);
        int at = slot(text);
        while (slots[at] != 0) {
          at = (at + 1) & (slots.length - 1);
        }
        slots[at] = number + 1;
      }
    }

    private int slot(String text) {
      return (int) Fingerprint.of(text) & (slots.length - 1);
    }
  }
}

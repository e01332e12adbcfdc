package dev.paperboy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random texts: put together from the pieces of a language, and given ones changed in places. */
public final class OddTexts {
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          "\u0000",
          "\u001b[31m",
          "\r\n",
          "\uFFFF",
          "\uFEFF",
          "\uD83D",
          "\uDE00",
          "😀",
          "\u202E",
          "\u200B",
          "\u0301",
          "İ",
          "ß",
          "ﬁ",
          "学",
          "é",
          "½",
          "\\",
          "/",
          "..",
          "'",
          "\"",
          "`",
          "<b>",
          "</",
          "&amp;",
          "&",
          "%",
          "%00",
          "${X}",
          "${",
          "$",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "-",
          "--",
          "#",
          ":",
          ": ",
          ";",
          ",",
          "|",
          "*",
          "~",
          "=",
          "?",
          "!",
          "@everyone",
          "<@U1>",
          "0",
          "-1",
          "1e999",
          "99999999999999999999",
          "2026-02-30",
          "25:00",
          "null",
          "true",
          "x");

  private final Random random;
  private final List<String> pieces;

  /** Creates texts from these pieces and some that are odd everywhere. */
  public OddTexts(Random random, List<String> language) {
    this.random = random;
    this.pieces = Stream.concat(language.stream(), PIECES.stream()).toList();
  }

  /** Returns one of these. */
  public <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns a text in UTF-8; half a surrogate pair becomes bytes that are not. */
  public static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            point ->
                bytes.writeBytes(
                    Character.getType(point) == Character.SURROGATE
                        ? new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
                        : Character.toString(point).getBytes(StandardCharsets.UTF_8)));
    return bytes.toByteArray();
  }

  /** Returns one of the pieces. */
  public String piece() {
    return any(pieces);
  }

  /** Returns up to so many pieces in a row. */
  public String made(int most) {
    return IntStream.rangeClosed(0, random.nextInt(most))
        .mapToObj(i -> piece())
        .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
  }

  /** Returns a text with one to four changes. */
  public String changed(String text) {
    String changed = text;
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      changed = changedOnce(changed);
    }
    return changed;
  }

  private String changedOnce(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(1 + Math.min(40, text.length())));
    String before = text.substring(0, from);
    String part = text.substring(from, to);
    String after = text.substring(to);
    return switch (random.nextInt(8)) {
      case 0 -> before + after;
      case 1 -> before + part + part + after;
      case 2 -> before + part.repeat(1 + random.nextInt(50)) + after;
      case 3 -> before + piece() + after;
      case 4 -> before + piece() + part + after;
      case 5 -> before + piece().repeat(1 + random.nextInt(200)) + part + after;
      case 6 -> before + (char) random.nextInt(0x10000) + after;
      default -> after + part + before;
    };
  }

  /** Returns the lines of a text in another order, or with some of them twice or left out. */
  public String shuffledLines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int left = 1 + random.nextInt(3); left > 0 && !lines.isEmpty(); left--) {
      String line = lines.get(random.nextInt(lines.size()));
      if (random.nextBoolean()) {
        lines.remove(line);
      }
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return String.join("\n", lines);
  }
}

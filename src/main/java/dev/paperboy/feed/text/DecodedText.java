package dev.paperboy.feed.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text out of bytes, whatever their encoding is said to be. The bytes decide first: a byte order
 * mark, the zeros of UTF-16 and UTF-32, or being valid UTF-8. Else the label of the HTTP header
 * counts, then that of the XML declaration, as browsers understand labels: {@code iso-8859-1} means
 * Windows-1252. Without a label, bytes that are not UTF-8 are read as Windows-1252, one by one.
 * What no encoding can read becomes {@link #UNREADABLE}.
 */
public final class DecodedText {

  /** What stands for characters that could not be read, U+FFFD. */
  public static final char UNREADABLE = '\uFFFD';

  private static final Pattern LABEL =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';,]{1,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
  private static final int DECLARED_WITHIN = 512;
  private static final int ESCAPE = 0x1B;
  private static final int STRAYS_OF_WESTERN = 10;
  private static final byte SURROGATE = (byte) 0xED;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** The characters of the bytes from 128. */
  private static final String WESTERN = upperHalf();

  private DecodedText() {}

  private static String upperHalf() {
    byte[] bytes = new byte[128];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (at + 128);
    }
    return new String(bytes, WINDOWS_1252);
  }

  /**
   * Decodes a document; a byte order mark is left out.
   *
   * @param contentType as an HTTP header has it; "" where there is none
   */
  public static String of(byte[] bytes, String contentType) {
    Charset wide = wide(bytes).orElse(null);
    if (wide != null) {
      return withoutMark(new String(bytes, wide));
    }
    List<Charset> declared = declared(bytes, contentType);
    if (isEscaped(bytes, declared)) {
      return new String(bytes, declared.get(0));
    }
    Mixture mixture = new Mixture(bytes);
    // A sequence that is valid in UTF-8 is rarely so by chance: where there are as many as stray
    // bytes, a few bytes of another encoding have got into UTF-8, and not the other way round.
    boolean mostlyUtf8 = mixture.sequences > 0 && mixture.sequences >= mixture.strays;
    if (mixture.strays == 0 || mostlyUtf8 || (declared.isEmpty() && !mixture.isWestern())) {
      return withoutMark(mixture.text.toString());
    }
    if (declared.isEmpty()) {
      return new String(bytes, WINDOWS_1252);
    }
    return declared.stream()
        .flatMap(charset -> strictly(bytes, charset).stream())
        .findFirst()
        .orElseGet(() -> new String(bytes, declared.get(0)));
  }

  /**
   * The encoding of two or four bytes a character that the first bytes of a text are in, by their
   * mark or by the zeros beside its first characters; empty where it is none of these.
   */
  public static Optional<Charset> wide(byte[] start) {
    int first = unit(start, 0);
    int second = unit(start, 2);
    if (first < 0) {
      return Optional.empty();
    }
    if (first == 0xFFFE) {
      return Optional.of(second == 0 ? charset("UTF-32LE") : StandardCharsets.UTF_16LE);
    }
    if (first == 0xFEFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (first == 0 && (second == 0xFEFF || isHigh(second))) {
      return Optional.of(charset("UTF-32BE"));
    }
    if (isLow(first) && second == 0) {
      return Optional.of(charset("UTF-32LE"));
    }
    if (isHigh(first) && isHigh(second)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return isLow(first) && isLow(second)
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static Charset charset(String name) {
    return Charset.forName(name);
  }

  private static int unit(byte[] bytes, int at) {
    return bytes.length < at + 2 ? -1 : ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  /** A zero, then a character of ASCII. */
  private static boolean isHigh(int unit) {
    return unit > 0 && unit < 0x80;
  }

  /** A character of ASCII, then a zero. */
  private static boolean isLow(int unit) {
    return unit > 0 && (unit & 0x80FF) == 0;
  }

  /** The text without the byte order mark at its beginning. */
  public static String withoutMark(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\uFEFF') {
      start++;
    }
    return text.substring(start);
  }

  /** The encodings that header and document name, other than Unicode's own. */
  private static List<Charset> declared(byte[] bytes, String contentType) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
    return Stream.of(LABEL.matcher(contentType), DECLARATION.matcher(start))
        .filter(Matcher::find)
        .flatMap(found -> named(found.group(1)).stream())
        .filter(charset -> !charset.name().startsWith("UTF-"))
        .toList();
  }

  /** What a label means in practice: the encodings of Windows hold those of the standards. */
  private static Optional<Charset> named(String label) {
    try {
      Charset charset = Charset.forName(label);
      return Optional.of(
          switch (charset.name()) {
            case "ISO-8859-1", "US-ASCII" -> WINDOWS_1252;
            case "ISO-8859-9" -> charset("windows-1254");
            case "TIS-620", "x-iso-8859-11" -> charset("x-windows-874");
            case "GB2312", "GBK" -> charset("GB18030");
            case "Shift_JIS" -> charset("windows-31j");
            case "EUC-KR" -> charset("x-windows-949");
            default -> charset;
          });
    } catch (IllegalArgumentException unknownHere) {
      return Optional.empty();
    }
  }

  /** Encodings of Japanese and Korean mail consist of ASCII: escapes tell them from it. */
  private static boolean isEscaped(byte[] bytes, List<Charset> declared) {
    if (declared.isEmpty() || !declared.get(0).name().startsWith("ISO-2022-")) {
      return false;
    }
    for (byte one : bytes) {
      if (one == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException unreadable) {
      return Optional.empty();
    }
  }

  /** UTF-8 with bytes in it that are not. */
  private static final class Mixture {
    private final StringBuilder text;
    private long sequences;
    private long strays;
    private long western;

    Mixture(byte[] bytes) {
      text = new StringBuilder(bytes.length);
      CharsetDecoder decoder =
          StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
      ByteBuffer in = ByteBuffer.wrap(bytes);
      CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, 1 << 14) + 2);
      while (true) {
        CoderResult result = decoder.decode(in, out, true);
        take(out.flip());
        out.clear();
        if (result.isMalformed()) {
          takeStray(in, result.length());
        } else if (result.isUnderflow()) {
          return;
        }
      }
    }

    /** Whether it is no UTF-8 at all: what is valid in it is so by chance, as “é »” is. */
    boolean isWestern() {
      return sequences > 0 && western > STRAYS_OF_WESTERN * sequences;
    }

    private void take(CharBuffer valid) {
      text.append(valid);
      for (int at = 0; at < valid.length(); at++) {
        char character = valid.charAt(at);
        sequences += character >= 0x80 && !Character.isLowSurrogate(character) ? 1 : 0;
      }
    }

    private void takeStray(ByteBuffer in, int length) {
      byte[] stray = new byte[length];
      in.get(stray);
      strays += length;
      if (length == 1) {
        western++;
        text.append(WESTERN.charAt(stray[0] & 0x7F));
      } else if (length == 3 && stray[0] == SURROGATE) {
        // Half of a character beyond U+FFFF, which some programs encode by halves.
        text.append((char) ((stray[0] & 0xF) << 12 | (stray[1] & 0x3F) << 6 | (stray[2] & 0x3F)));
      } else {
        // The beginning of a character that was cut.
        text.append(UNREADABLE);
      }
    }
  }
}

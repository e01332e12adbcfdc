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
 * Decodes bytes to text, whatever their declared encoding is. The bytes have priority: a byte order
 * mark, the zeros of UTF-16 and UTF-32, or valid UTF-8. Otherwise the charset of the HTTP header is
 * used, then that of the XML declaration, interpreted as browsers do: {@code iso-8859-1} means
 * Windows-1252. Without a declaration, bytes that are not UTF-8 are decoded as Windows-1252, byte
 * by byte. Undecodable bytes become {@link #UNREADABLE}.
 */
public final class DecodedText {

  /** The replacement character for undecodable bytes, U+FFFD. */
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
   * @param contentType the HTTP header; "" if there is none
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
    // A sequence is rarely valid UTF-8 by chance: if there are as many as stray bytes, a few bytes
    // of another encoding are mixed into UTF-8, and not the other way round.
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
   * Returns the encoding with two or four bytes per character that a text is in, by its byte order
   * mark or the zeros of its first characters; empty if it is none of these.
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

  /** A zero, then an ASCII character. */
  private static boolean isHigh(int unit) {
    return unit > 0 && unit < 0x80;
  }

  /** An ASCII character, then a zero. */
  private static boolean isLow(int unit) {
    return unit > 0 && (unit & 0x80FF) == 0;
  }

  /** Returns the text without a byte order mark. */
  public static String withoutMark(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\uFEFF') {
      start++;
    }
    return text.substring(start);
  }

  /** Returns the encodings that header and document declare, other than Unicode encodings. */
  private static List<Charset> declared(byte[] bytes, String contentType) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
    return Stream.of(LABEL.matcher(contentType), DECLARATION.matcher(start))
        .filter(Matcher::find)
        .flatMap(found -> named(found.group(1)).stream())
        .filter(charset -> !charset.name().startsWith("UTF-"))
        .toList();
  }

  /**
   * Returns the encoding that a label means in practice: Windows encodings are supersets of the
   * standard ones.
   */
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

  /** Encodings of Japanese and Korean mail are ASCII with escape sequences. */
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

  /** Decodes UTF-8 that contains some invalid bytes. */
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

    /** Returns whether it is not UTF-8 at all: its valid sequences are so by chance, like “é »”. */
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
        // Half of a surrogate pair, which some programs encode separately.
        text.append((char) ((stray[0] & 0xF) << 12 | (stray[1] & 0x3F) << 6 | (stray[2] & 0x3F)));
      } else {
        // Returns the beginning of a truncated character.
        text.append(UNREADABLE);
      }
    }
  }
}

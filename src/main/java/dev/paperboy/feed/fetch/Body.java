package dev.paperboy.feed.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server sent, decompressed, and the type it gave it. Immutable. */
public final class Body {

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:+-]+)", Pattern.CASE_INSENSITIVE);
  private static final int EXCERPT = 160;

  private final byte[] bytes;
  private final String contentType;

  /** A body of these bytes; the content type may be "". */
  public Body(byte[] bytes, String contentType) {
    this.bytes = bytes.clone();
    this.contentType = contentType;
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** Reads the bytes from the start. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /** The {@code Content-Type} as it was sent; "" where it was not. */
  public String contentType() {
    return contentType;
  }

  /** The media type in lower case, without parameters; "" where none was sent. */
  public String mediaType() {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** The text in the character set that was declared, else in UTF-8. */
  public String text() {
    return new String(bytes, charset());
  }

  /** The beginning of the text, for a person to read. */
  String excerpt() {
    String start = new String(bytes, 0, Math.min(bytes.length, EXCERPT), charset());
    return start.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** The beginning, good enough to see what kind of document it is in any character set. */
  String opening() {
    byte[] start = new byte[Math.min(bytes.length, 1024)];
    System.arraycopy(bytes, 0, start, 0, start.length);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.replace("\0", "")
        .replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "")
        .stripLeading();
  }

  private Charset charset() {
    Matcher matcher = CHARSET.matcher(contentType);
    try {
      return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException unknownHere) {
      return StandardCharsets.UTF_8;
    }
  }
}

package dev.paperboy.feed.fetch;

import dev.paperboy.feed.fetch.LargeResponses.Turn;
import dev.paperboy.feed.text.DecodedText;
import dev.paperboy.feed.text.PaperText;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a server sent, decompressed, and the type it gave it. Immutable, but that only a few large
 * ones can be there at a time: whoever has read one closes it.
 */
public final class ResponseBody implements AutoCloseable {

  private static final int EXCERPT = 160;
  private static final int OPENING = 1024;

  private final byte[] bytes;
  private final String contentType;
  private final Turn turn;

  /** A body of these bytes; the content type may be "". */
  public ResponseBody(byte[] bytes, String contentType) {
    this(bytes.clone(), contentType, Turn.none());
  }

  /** A body of these bytes, which are not copied, and the turn that they are held by. */
  ResponseBody(byte[] bytes, String contentType, Turn turn) {
    this.bytes = bytes;
    this.contentType = contentType;
    this.turn = turn;
  }

  /** Lets another large body be read. */
  @Override
  public void close() {
    turn.close();
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** The {@code Content-Type} as it was sent; "" where it was not. */
  public String contentType() {
    return contentType;
  }

  /** The media type in lower case, without parameters; "" where none was sent. */
  public String mediaType() {
    String type = contentType.strip().split("[;,\\s]", 2)[0];
    return type.toLowerCase(Locale.ROOT);
  }

  /**
   * The text, in the encoding that the bytes, the header or the document itself speak for; {@link
   * DecodedText#UNREADABLE} stands for what cannot be read.
   */
  public String text() {
    return DecodedText.of(bytes, contentType);
  }

  /** The beginning of the text on one line, for a person to read; "" where it is no text. */
  String excerpt() {
    String start = beginning();
    boolean isText =
        start
            .chars()
            .limit(EXCERPT)
            .allMatch(
                character ->
                    character != DecodedText.UNREADABLE
                        && (Character.isWhitespace(character)
                            || !Character.isISOControl(character)));
    return isText ? PaperText.line(start.substring(0, Math.min(start.length(), EXCERPT))) : "";
  }

  /** The beginning, good enough to see what kind of document it is. */
  String opening() {
    return beginning().stripLeading();
  }

  private String beginning() {
    return DecodedText.of(Arrays.copyOf(bytes, Math.min(bytes.length, OPENING)), contentType);
  }
}

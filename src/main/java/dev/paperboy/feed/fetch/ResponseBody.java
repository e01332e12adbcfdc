package dev.paperboy.feed.fetch;

import dev.paperboy.feed.fetch.LargeResponses.Turn;
import dev.paperboy.feed.text.DecodedText;
import dev.paperboy.feed.text.PaperText;
import java.util.Arrays;
import java.util.Locale;

/**
 * A decompressed response body and its content type. Immutable, but must be closed by its reader,
 * since only a few large ones can exist at a time.
 */
public final class ResponseBody implements AutoCloseable {

  private static final int EXCERPT = 160;
  private static final int OPENING = 1024;

  private final byte[] bytes;
  private final String contentType;
  private final Turn turn;

  /** Creates a body of these bytes; the content type may be "". */
  public ResponseBody(byte[] bytes, String contentType) {
    this(bytes.clone(), contentType, Turn.none());
  }

  /** Creates a body of these bytes, which are not copied, and the turn that holds them. */
  ResponseBody(byte[] bytes, String contentType, Turn turn) {
    this.bytes = bytes;
    this.contentType = contentType;
    this.turn = turn;
  }

  /** Releases the turn, so that another large body can be read. */
  @Override
  public void close() {
    turn.close();
  }

  /** Returns the number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns the {@code Content-Type} as it was sent; "" if it was not. */
  public String contentType() {
    return contentType;
  }

  /** Returns the media type in lower case, without parameters; "" if none was sent. */
  public String mediaType() {
    String type = contentType.strip().split("[;,\\s]", 2)[0];
    return type.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the text, decoded according to the bytes, the header or the document itself; unreadable
   * characters are replaced by {@link DecodedText#UNREADABLE}.
   */
  public String text() {
    return DecodedText.of(bytes, contentType);
  }

  /** Returns the bytes; they are not copied and must not be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns whether it begins as files in PNG and JPEG do. */
  boolean beginsLikePicture() {
    return beginsWith(0x89, 'P', 'N', 'G') || beginsWith(0xFF, 0xD8, 0xFF);
  }

  private boolean beginsWith(int... start) {
    for (int at = 0; at < start.length; at++) {
      if (at >= bytes.length || (bytes[at] & 0xFF) != start[at]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the beginning of the text on one line, for users; "" if it is not text. */
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

  /** Returns the beginning, sufficient to detect the kind of document. */
  String opening() {
    return beginning().stripLeading();
  }

  private String beginning() {
    return DecodedText.of(Arrays.copyOf(bytes, Math.min(bytes.length, OPENING)), contentType);
  }
}

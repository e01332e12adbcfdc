package dev.paperboy.chat.slack.message;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import java.util.ArrayList;
import java.util.List;

/** Splits a long text into sections. */
final class TextSections {
  private static final int LONGEST = 3000;

  /** Leaves space for a backtick at either end. */
  private static final int LONGEST_PIECE = LONGEST - 2;

  private static final int LONGEST_ESCAPE = 5;
  private static final String CUT = "\nThe rest is too long for one message.";

  /** Longer than any text that fits into a message. */
  private static final int LONGEST_OF_ALL = 12_000;

  private static final List<Integer> LENGTHS =
      List.of(10_000, 8_000, 6_000, 4_000, 3_000, 2_000, 1_000, 500, 250, 120);

  private TextSections() {}

  /**
   * Returns lines in which backticks surround what can be typed; a text that is too long is
   * truncated with a note.
   *
   * @param room the maximum number of bytes in the sections; at least 1000
   */
  static List<LayoutBlock> of(String text, int room) {
    String whole = SlackText.typed(text, LONGEST_OF_ALL);
    List<LayoutBlock> sections = List.of();
    for (int longest : LENGTHS) {
      String typed = SlackText.typed(text, longest);
      sections = sections(typed.equals(whole) ? typed : typed + CUT);
      if (Elements.size(sections) <= room) {
        break;
      }
    }
    return sections;
  }

  private static List<LayoutBlock> sections(String typed) {
    List<LayoutBlock> sections = new ArrayList<>();
    String left = typed;
    while (!left.isBlank()) {
      int end = left.length() <= LONGEST ? left.length() : end(left);
      String piece = left.substring(0, end);
      left = left.substring(end).strip();
      if (piece.chars().filter(one -> one == '`').count() % 2 != 0) {
        piece += "`";
        left = "`" + left;
      }
      sections.add(SectionBlock.builder().text(Elements.mrkdwn(piece.strip())).build());
    }
    return sections;
  }

  /**
   * Returns the end of a piece: after a line, else after a word, else where no character or escape
   * is split.
   */
  private static int end(String text) {
    int line = text.lastIndexOf('\n', LONGEST_PIECE - 1);
    int space = line > 0 ? line : text.lastIndexOf(' ', LONGEST_PIECE - 1);
    if (space > 0) {
      return space;
    }
    int escape = text.lastIndexOf('&', LONGEST_PIECE - 1);
    if (escape > LONGEST_PIECE - LONGEST_ESCAPE) {
      return escape;
    }
    return Character.isHighSurrogate(text.charAt(LONGEST_PIECE - 1))
        ? LONGEST_PIECE - 1
        : LONGEST_PIECE;
  }
}

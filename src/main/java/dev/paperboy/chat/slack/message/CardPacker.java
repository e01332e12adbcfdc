package dev.paperboy.chat.slack.message;

import com.slack.api.model.block.LayoutBlock;
import dev.paperboy.card.Card;
import java.util.List;
import java.util.stream.IntStream;

/** Packs papers into the blocks of one message. */
final class CardPacker {
  /**
   * The maximum number of papers in a message: this many bare ones always fit, with space to spare.
   */
  static final int MOST = 16;

  /**
   * The maximum number of bytes in the blocks of a message. Slack documents no limit; refusals are
   * reported from about 13,200 on.
   */
  static final int LARGEST = 11_900;

  /** The minimum number of bytes for one paper, whatever its content. */
  static final int LEAST_OF_CARD = 480;

  /** Reserved for a line above the papers. */
  private static final int LINE_ABOVE = 500;

  private static final List<Integer> SUMMARIES =
      List.of(CardBlocks.WHOLE_SUMMARY, 400, 250, 150, 80, 0);

  private CardPacker() {}

  /**
   * Returns the number of these papers, from the first, that fit into one message in full; at least
   * 1.
   */
  static int fitting(List<Card> cards) {
    int room = LARGEST - LINE_ABOVE;
    int fitting = 0;
    for (Card card : cards.subList(0, Math.min(cards.size(), MOST))) {
      room -=
          Elements.size(
              CardBlocks.amongOthers(card, CardTokens.LONGEST, CardBlocks.WHOLE_SUMMARY, fitting));
      if (room < 0) {
        break;
      }
      fitting++;
    }
    return Math.max(1, fitting);
  }

  /**
   * Returns the blocks of at most {@link #MOST} papers, with summaries as long as there is space
   * for.
   *
   * @param room the maximum number of bytes; at least {@link #LEAST_OF_CARD} per paper
   */
  static List<LayoutBlock> pack(List<Card> cards, CardTokens tokens, int room) {
    return SUMMARIES.stream()
        .map(longest -> blocks(cards, tokens, longest))
        .filter(blocks -> Elements.size(blocks) <= room)
        .findFirst()
        .orElseGet(
            () ->
                cards.stream()
                    .flatMap(card -> CardBlocks.bare(card, LEAST_OF_CARD).stream())
                    .toList());
  }

  private static List<LayoutBlock> blocks(List<Card> cards, CardTokens tokens, int longest) {
    return cards.size() == 1
        ? CardBlocks.alone(cards.get(0), tokens, longest)
        : IntStream.range(0, cards.size())
            .boxed()
            .flatMap(i -> CardBlocks.amongOthers(cards.get(i), tokens, longest, i).stream())
            .toList();
  }
}

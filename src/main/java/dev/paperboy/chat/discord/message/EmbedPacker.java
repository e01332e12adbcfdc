package dev.paperboy.chat.discord.message;

import dev.paperboy.card.Card;
import java.util.List;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** Packs papers into the embeds of one message. */
final class EmbedPacker {
  /** The maximum number of embeds in a message. */
  static final int MOST = 10;

  /** The maximum number of characters in all embeds of a message together. */
  static final int LONGEST = 6000;

  private static final List<Integer> SHORTER_SUMMARIES = List.of(400, 250, 150, 80, 0);

  private EmbedPacker() {}

  /**
   * Returns the number of these papers, from the first, that fit into one message in full; at least
   * 1.
   */
  static int fitting(List<Card> cards) {
    int room = LONGEST;
    int fitting = 0;
    for (Card card : cards.subList(0, Math.min(cards.size(), MOST))) {
      room -= length(CardEmbed.amongOthers(card, CardEmbed.WHOLE_SUMMARY));
      if (room < 0) {
        break;
      }
      fitting++;
    }
    return Math.max(1, fitting);
  }

  /**
   * Returns the embeds of at most {@link #MOST} papers, with summaries as long as there is space
   * for.
   *
   * @param room the maximum number of characters together; at least 2600
   */
  static List<MessageEmbed> pack(List<Card> cards, int room) {
    List<MessageEmbed> embeds = embeds(cards, CardEmbed.WHOLE_SUMMARY);
    for (int longest : SHORTER_SUMMARIES) {
      if (length(embeds) <= room) {
        return embeds;
      }
      embeds = embeds(cards, longest);
    }
    return length(embeds) <= room ? embeds : cards.stream().map(CardEmbed::bare).toList();
  }

  private static List<MessageEmbed> embeds(List<Card> cards, int longestSummary) {
    return cards.size() == 1
        ? List.of(CardEmbed.alone(cards.get(0), longestSummary))
        : cards.stream().map(card -> CardEmbed.amongOthers(card, longestSummary)).toList();
  }

  private static int length(List<MessageEmbed> embeds) {
    return embeds.stream().mapToInt(EmbedPacker::length).sum();
  }

  /** Returns the length in UTF-16 units, which are never fewer than what Discord counts. */
  private static int length(MessageEmbed embed) {
    return length(embed.getTitle())
        + length(embed.getDescription())
        + (embed.getAuthor() == null ? 0 : length(embed.getAuthor().getName()))
        + (embed.getFooter() == null ? 0 : length(embed.getFooter().getText()));
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}

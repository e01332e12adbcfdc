package dev.paperboy.chat.discord.message;

import dev.paperboy.card.Card;
import java.util.List;

/** Renders the same content without embeds, for channels where they are not allowed or rejected. */
final class PlainDiscordMessage {
  private static final int LONGEST = 2000;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_AUTHORS = 120;
  private static final int LEAST_SUMMARY = 80;

  private PlainDiscordMessage() {}

  /**
   * Returns the text above, then each paper: title, address, authors, and the summary if there is
   * space.
   */
  static String content(String text, List<Card> cards) {
    StringBuilder content = new StringBuilder();
    content.append(DiscordText.typed(text, cards.isEmpty() ? LONGEST : LONGEST / 2));
    for (int i = 0; i < cards.size(); i++) {
      content.append(content.isEmpty() ? "" : "\n");
      int room = (LONGEST - content.length()) / (cards.size() - i) - 1;
      content.append(paper(cards.get(i), room));
    }
    return content.toString();
  }

  private static String paper(Card card, int room) {
    String address = WebLink.of(card.url(), room / 2).map(link -> "\n<" + link + ">").orElse("");
    String mark = card.withdrawn() ? CardEmbed.WITHDRAWN : "";
    int longest = Math.min(LONGEST_TITLE, room - address.length() - 4 - mark.length());
    String title = DiscordText.markdown(card.title(), longest);
    String paper = "**" + mark + (title.isBlank() ? "Untitled" : title) + "**" + address;
    paper +=
        ifFits("\n" + DiscordText.markdown(card.authors(), LONGEST_AUTHORS), room - paper.length());
    int left = room - paper.length() - 1;
    return left < LEAST_SUMMARY || card.summary().isBlank()
        ? paper
        : paper + "\n" + DiscordText.markdown(card.summary(), left);
  }

  private static String ifFits(String line, int room) {
    return line.length() > 1 && line.length() <= room ? line : "";
  }
}

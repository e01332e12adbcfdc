package dev.paperboy.chat.slack.message;

import dev.paperboy.card.Card;
import java.util.List;

/** Renders the same content without blocks: for screen readers, and if blocks are rejected. */
final class PlainSlackMessage {
  private static final int LONGEST = 4000;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_AUTHORS = 120;
  private static final int LEAST_SUMMARY = 80;

  private PlainSlackMessage() {}

  /**
   * Returns the text above, then each paper: title, address, authors, and the summary if there is
   * space.
   */
  static String whole(String text, List<Card> cards) {
    StringBuilder content = new StringBuilder();
    content.append(SlackText.typed(text, cards.isEmpty() ? LONGEST : LONGEST / 4));
    for (int i = 0; i < cards.size(); i++) {
      content.append(content.isEmpty() ? "" : "\n");
      int room = (LONGEST - content.length()) / (cards.size() - i) - 1;
      content.append(paper(cards.get(i), room));
    }
    return orSomething(content);
  }

  /** Returns the text that accompanies blocks: the text above, and the titles. */
  static String summary(String text, List<Card> cards) {
    StringBuilder content = new StringBuilder();
    content.append(SlackText.typed(text, cards.isEmpty() ? LONGEST : LONGEST / 4));
    for (int i = 0; i < cards.size(); i++) {
      Card card = cards.get(i);
      content.append(content.isEmpty() ? "" : "\n").append(cards.size() > 1 ? "• " : "");
      int room = (LONGEST - content.length()) / (cards.size() - i) - 4;
      content.append(CardText.spokenTitle(card, Math.min(LONGEST_TITLE, room)));
      if (cards.size() == 1 && !card.authors().isBlank()) {
        content.append("\n").append(SlackText.mrkdwn(card.authors(), LONGEST_AUTHORS));
      }
    }
    return orSomething(content);
  }

  private static String paper(Card card, int room) {
    String title = CardText.spokenTitle(card, Math.min(LONGEST_TITLE, room / 2 - 2));
    String paper = "*" + SlackText.link(title, card.url(), room / 2 - 3).orElse(title) + "*";
    String authors = "\n" + SlackText.mrkdwn(card.authors(), LONGEST_AUTHORS);
    paper += authors.length() > 1 && authors.length() <= room - paper.length() ? authors : "";
    int left = room - paper.length() - 1;
    return left < LEAST_SUMMARY || card.summary().isBlank()
        ? paper
        : paper + "\n" + SlackText.mrkdwn(card.summary(), left);
  }

  /** Returns a non-empty text: Slack rejects an empty message. */
  private static String orSomething(StringBuilder content) {
    return content.toString().isBlank() ? "Nothing to show." : content.toString();
  }
}

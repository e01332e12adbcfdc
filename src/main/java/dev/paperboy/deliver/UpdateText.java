package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.paper.Development;
import dev.paperboy.subscription.ChannelWording;
import java.util.Collection;
import java.util.List;

/** Creates the text of an update on a paper. */
final class UpdateText {
  private static final int LONGEST_TITLE = 150;

  private UpdateText() {}

  /**
   * Returns a sentence that names the paper, since the message that carries it may carry others.
   */
  static String of(String title, List<String> news) {
    return "“"
        + ChannelWording.shorten(ChannelWording.inert(title), LONGEST_TITLE)
        + "”: "
        + String.join(", ", news)
        + ".";
  }

  /** Returns the developments that still apply, in a few words each. */
  static List<String> news(Card card, Collection<Development> developments) {
    return developments.stream()
        .sorted()
        .map(one -> words(one, card))
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static String words(Development development, Card card) {
    return switch (development) {
      case WITHDRAWAL -> card.withdrawn() ? "withdrawn" : "";
      case VERSION -> card.version();
      case CODE -> card.code().isEmpty() ? "" : "code is available";
      case VOTES -> card.upvotes() + " upvotes";
    };
  }
}

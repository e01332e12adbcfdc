package dev.paperboy.chat;

import dev.paperboy.card.Card;
import dev.paperboy.command.Reply;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.ReferencesInText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Creates the reply to "Papers in this message": the cards of the first ten papers mentioned. */
public final class PapersInMessage {
  private static final int MOST = 10;

  private PapersInMessage() {}

  /**
   * Returns the reply for one message.
   *
   * @param text the message, including the addresses of its links
   * @param command runs a command as if the person had typed it there
   */
  public static Reply reply(String text, Function<String, Reply> command) {
    List<PaperId> papers = ReferencesInText.find(text);
    if (papers.isEmpty()) {
      return Reply.quietly(
          "No paper was found in this message. Paperboy recognizes links to arXiv, Hugging Face and"
              + " doi.org, DOIs, and ids such as `arXiv:1706.03762`.");
    }
    List<Card> cards = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (PaperId paper : papers.subList(0, Math.min(MOST, papers.size()))) {
      List<Card> shown = command.apply("show " + paper).cards();
      if (shown.isEmpty()) {
        unknown.add("`" + paper + "`");
      }
      cards.addAll(shown);
    }
    return new Reply(true, summary(cards.size(), unknown, papers.size()), cards);
  }

  private static String summary(int known, List<String> unknown, int papers) {
    String found = known == 1 ? "One paper in this message." : known + " papers in this message.";
    String missing = unknown.isEmpty() ? "" : "\nNot found: " + String.join(", ", unknown);
    String more = papers > MOST ? "\nThe message names " + papers + "; these are the first." : "";
    return found + missing + more;
  }
}

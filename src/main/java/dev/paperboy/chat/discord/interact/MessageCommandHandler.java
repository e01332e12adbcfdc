package dev.paperboy.chat.discord.interact;

import dev.paperboy.card.Card;
import dev.paperboy.command.Reply;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.ReferencesInText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;

/** Answers "Papers in this message" with the cards of the papers that it speaks of. */
final class MessageCommandHandler {
  private static final int MOST = 10;

  private final DiscordCommandRunner carryOut;
  private final DiscordReplyQueue desk;

  MessageCommandHandler(DiscordCommandRunner carryOut, DiscordReplyQueue desk) {
    this.carryOut = carryOut;
    this.desk = desk;
  }

  void answer(MessageContextInteractionEvent event) {
    InteractionOrigin place = InteractionOrigins.of(event);
    String text = text(event.getTarget());
    desk.answer(event, place, () -> reply(place, ReferencesInText.find(text)));
  }

  private Reply reply(InteractionOrigin place, List<PaperId> papers) {
    if (papers.isEmpty()) {
      return Reply.quietly(
          "There is no paper in this message. What is found: links to arXiv, Hugging Face and"
              + " doi.org, DOIs, and ids such as `arXiv:1706.03762`.");
    }
    List<Card> cards = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (PaperId paper : papers.subList(0, Math.min(MOST, papers.size()))) {
      List<Card> shown = carryOut.carryOut(place, "show " + paper, Map.of()).cards();
      if (shown.isEmpty()) {
        unknown.add("`" + paper + "`");
      }
      cards.addAll(shown);
    }
    return new Reply(true, summary(cards.size(), unknown, papers.size()), cards);
  }

  private static String summary(int known, List<String> unknown, int papers) {
    String found = known == 1 ? "One paper in this message." : known + " papers in this message.";
    String missing = unknown.isEmpty() ? "" : "\nNot to be found: " + String.join(", ", unknown);
    String more = papers > MOST ? "\nThe message names " + papers + "; these are the first." : "";
    return found + missing + more;
  }

  private static String text(Message message) {
    return Stream.concat(
            Stream.of(message.getContentRaw()),
            message.getEmbeds().stream().flatMap(MessageCommandHandler::texts))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(MessageEmbed embed) {
    return Stream.concat(
        Stream.of(
            String.valueOf(embed.getUrl()),
            String.valueOf(embed.getTitle()),
            String.valueOf(embed.getDescription())),
        embed.getFields().stream().map(field -> field.getValue()).map(String::valueOf));
  }
}

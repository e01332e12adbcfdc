package dev.paperboy.chat.slack.interact;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.Attachment;
import com.slack.api.model.Message;
import dev.paperboy.card.Card;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.answer.SlackTypedText;
import dev.paperboy.command.Reply;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.ReferencesInText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers "Papers in this message" with the cards of the papers that it speaks of. */
final class ShortcutHandler {
  private static final int MOST = 10;

  private final SlackCommandRunner carryOut;
  private final SlackReplySender giveAnswer;
  private final SlackReplyQueue desk;

  ShortcutHandler(SlackCommandRunner carryOut, SlackReplySender giveAnswer, SlackReplyQueue desk) {
    this.carryOut = carryOut;
    this.giveAnswer = giveAnswer;
    this.desk = desk;
  }

  Response answer(MessageShortcutPayload payload, MessageShortcutContext context) {
    SlackOrigin place =
        SlackOrigin.of(
            context.getTeamId(),
            payload.getChannel().getId(),
            text(payload.getChannel().getName()),
            payload.getUser().getId(),
            text(payload.getUser().getName()));
    String said = said(payload.getMessage());
    boolean taken =
        desk.take(
            () ->
                giveAnswer.at(
                    payload.getResponseUrl(), place, reply(place, ReferencesInText.find(said))));
    return taken ? context.ack() : Response.error(503);
  }

  private Reply reply(SlackOrigin place, List<PaperId> papers) {
    if (papers.isEmpty()) {
      return Reply.quietly(
          "There is no paper in this message. What is found: links to arXiv, Hugging Face and"
              + " doi.org, DOIs, and ids such as `arXiv:1706.03762`.");
    }
    List<Card> cards = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (PaperId paper : papers.subList(0, Math.min(MOST, papers.size()))) {
      List<Card> shown = carryOut.carryOut(place, "show " + paper).cards();
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

  private static String said(Message message) {
    List<Attachment> attachments = Objects.requireNonNullElse(message.getAttachments(), List.of());
    return Stream.concat(
            Stream.of(text(message.getText())),
            attachments.stream().flatMap(ShortcutHandler::texts))
        .map(SlackTypedText::withAddresses)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(Attachment attachment) {
    return Stream.of(
        text(attachment.getTitleLink()),
        text(attachment.getFromUrl()),
        text(attachment.getTitle()),
        text(attachment.getText()));
  }

  private static String text(@Nullable String given) {
    return Objects.requireNonNullElse(given, "");
  }
}

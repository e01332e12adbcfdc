package dev.paperboy.chat.slack.interact;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.Attachment;
import com.slack.api.model.Message;
import dev.paperboy.chat.PapersInMessage;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.answer.SlackTypedText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Handles "Papers in this message": replies with the cards of the papers it mentions. */
final class ShortcutHandler {
  private final SlackCommandRunner carryOut;
  private final SlackReplySender replySender;
  private final SlackReplyQueue desk;

  ShortcutHandler(SlackCommandRunner carryOut, SlackReplySender replySender, SlackReplyQueue desk) {
    this.carryOut = carryOut;
    this.replySender = replySender;
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
                replySender.at(
                    payload.getResponseUrl(),
                    place,
                    PapersInMessage.reply(said, command -> carryOut.carryOut(place, command))));
    return taken ? context.ack() : Response.error(503);
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
}

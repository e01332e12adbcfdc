package dev.paperboy.chat.slack.interact;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.answer.SlackTypedText;
import dev.paperboy.chat.slack.form.SubscriptionForms;
import dev.paperboy.command.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Handles {@code /papers …}. */
final class SlackSlashHandler {
  private final SlackCommandRunner carryOut;
  private final SlackReplySender replySender;
  private final FormOpener formOpener;
  private final SlackReplyQueue desk;

  SlackSlashHandler(
      SlackCommandRunner carryOut,
      SlackReplySender replySender,
      FormOpener formOpener,
      SlackReplyQueue desk) {
    this.carryOut = carryOut;
    this.replySender = replySender;
    this.formOpener = formOpener;
    this.desk = desk;
  }

  Response answer(SlashCommandPayload payload, SlashCommandContext context) {
    String text = SlackTypedText.command(Objects.requireNonNullElse(payload.getText(), ""));
    SlackOrigin place =
        SlackOrigin.of(
            payload.getTeamId(),
            payload.getChannelId(),
            Objects.requireNonNullElse(payload.getChannelName(), ""),
            payload.getUserId(),
            Objects.requireNonNullElse(payload.getUserName(), ""));
    String address = payload.getResponseUrl();
    Invocation command = carryOut.read(text);
    boolean taken =
        FormOpener.isMeant(command)
            ? formOpener.open(
                command,
                place,
                new SubscriptionForms.Opening(
                    payload.getTriggerId(), SlackInteractions.FORM, address))
            : desk.take(() -> replySender.at(address, place, reply(place, text)));
    return taken
        ? context.ack()
        : context.ack("Too many requests at once; please try again in a minute.");
  }

  private Reply reply(SlackOrigin place, String text) {
    Reply reply = carryOut.carryOut(place, text);
    return text.isEmpty() ? withForm(reply) : reply;
  }

  /** Adds the form to the help, for a person's first step. */
  private static Reply withForm(Reply help) {
    List<Action> actions = new ArrayList<>();
    actions.add(new Action("New subscription…", Invocation.of("subscribe")));
    actions.addAll(help.actions());
    return new Reply(help.ephemeral(), help.text(), help.cards(), actions, help.rows());
  }
}

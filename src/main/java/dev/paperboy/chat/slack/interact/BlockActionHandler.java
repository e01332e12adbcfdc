package dev.paperboy.chat.slack.interact;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import dev.paperboy.card.Invocation;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.form.SubscriptionForms;
import dev.paperboy.chat.slack.message.ActionId;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.Reply;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles buttons and select menus. Their commands are looked up, so that old messages keep
 * working; pressing one requires the same permissions as typing the command.
 */
final class BlockActionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(BlockActionHandler.class);

  /** Longer than any token. */
  private static final int LONGEST_TOKEN = 64;

  private final Buttons buttons;
  private final SlackCommandRunner carryOut;
  private final SlackReplySender replySender;
  private final FormOpener formOpener;
  private final SlackReplyQueue desk;

  BlockActionHandler(
      Buttons buttons,
      SlackCommandRunner carryOut,
      SlackReplySender replySender,
      FormOpener formOpener,
      SlackReplyQueue desk) {
    this.buttons = buttons;
    this.carryOut = carryOut;
    this.replySender = replySender;
    this.formOpener = formOpener;
    this.desk = desk;
  }

  Response answer(BlockActionPayload payload, ActionContext context) {
    BlockActionPayload.Action action = payload.getActions().get(0);
    BlockActionPayload.Channel channel = payload.getChannel();
    if (action.getActionId().startsWith(ActionId.LINK) || channel == null) {
      return context.ack();
    }
    BlockActionPayload.User user = payload.getUser();
    SlackOrigin place =
        SlackOrigin.of(
            context.getTeamId(),
            channel.getId(),
            text(channel.getName()),
            user.getId(),
            user.getUsername() == null ? text(user.getName()) : user.getUsername());
    return desk.takeQuick(() -> press(payload, place, token(action)))
        ? context.ack()
        : Response.error(503);
  }

  private static String token(BlockActionPayload.Action action) {
    return action.getSelectedOption() == null
        ? text(action.getValue())
        : text(action.getSelectedOption().getValue());
  }

  /** Looks up the command, and submits longer tasks to other threads. */
  private void press(BlockActionPayload payload, SlackOrigin place, String token) {
    String address = text(payload.getResponseUrl());
    Optional<Invocation> command;
    try {
      command =
          token.isEmpty() || token.length() > LONGEST_TOKEN
              ? Optional.empty()
              : buttons.invocation(place.channel(), token);
    } catch (RuntimeException | Error failure) {
      replySender.at(address, place, Reply.ofFailure(failure));
      throw failure;
    }
    if (command.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("team", place.team())
          .addKeyValue("user", place.user())
          .log("unknown button pressed");
      replySender.at(
          address,
          place,
          Reply.quietly("This button no longer works. `/papers help` lists the commands."));
      return;
    }
    if (FormOpener.isMeant(command.get())) {
      formOpener.open(
          command.get(),
          place,
          new SubscriptionForms.Opening(payload.getTriggerId(), SlackInteractions.FORM, address));
      return;
    }
    boolean inPlace =
        payload.getContainer() != null
            && payload.getContainer().isEphemeral()
            && command.get().fields().containsKey("page");
    desk.take(() -> carryOut(address, place, command.get(), inPlace));
  }

  private void carryOut(String address, SlackOrigin place, Invocation command, boolean inPlace) {
    Reply reply = carryOut.carryOut(place, command);
    if (inPlace) {
      replySender.inPlace(address, place, reply);
    } else {
      replySender.at(address, place, reply);
    }
  }
}

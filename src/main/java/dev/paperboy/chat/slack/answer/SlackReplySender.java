package dev.paperboy.chat.slack.answer;

import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.webhook.WebhookResponse;
import dev.paperboy.chat.LateReplies;
import dev.paperboy.chat.slack.message.SlackMessage;
import dev.paperboy.chat.slack.message.SlackMessageRenderer;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.command.Reply;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends replies to the people who asked, and public ones to their channel. Blocks. */
public final class SlackReplySender {
  private static final Logger LOG = LoggerFactory.getLogger(SlackReplySender.class);

  private static final String TO_PERSON = "ephemeral";
  private static final String TO_CHANNEL = "in_channel";

  private static final int TOO_MANY_REQUESTS = 429;

  private final WorkspaceApi slackApi;
  private final SlackReplyRenderer render;
  private final LateReplies late;

  /** Creates a sender of replies made by this renderer. */
  public SlackReplySender(WorkspaceApi slackApi, SlackReplyRenderer render, LateReplies late) {
    this.slackApi = slackApi;
    this.render = render;
    this.late = late;
  }

  /**
   * Replies where something was typed or pressed.
   *
   * @param address the response URL, which can be used five times within half an hour
   */
  public void at(String address, SlackOrigin place, Reply reply) {
    answer(address, place, reply, false);
    if (!reply.ephemeral() && !place.personal()) {
      send(address, response(message(place, visible(place, reply)), TO_CHANNEL, false));
    }
  }

  /** Replies by replacing the message whose button was pressed. */
  public void inPlace(String address, SlackOrigin place, Reply reply) {
    answer(address, place, reply, true);
  }

  private void answer(String address, SlackOrigin place, Reply reply, boolean replace) {
    Optional<String> refusal = send(address, response(message(place, reply), TO_PERSON, replace));
    if (refusal.isPresent()) {
      LOG.atError()
          .addKeyValue("reason", refusal.get())
          .log("reply could not be rendered; it is sent as plain text");
      send(address, response(bare(reply), TO_PERSON, replace)).ifPresent(SlackReplySender::givenUp);
    }
  }

  private static void givenUp(String reason) {
    LOG.atWarn().addKeyValue("reason", reason).log("reply could not be delivered");
  }

  /**
   * Replies to a message to the bot.
   *
   * @param conversation Slack's ID of the conversation
   * @param thread the parent message of the thread; empty outside of threads
   * @param message the message itself
   */
  public void toMessage(
      SlackOrigin place, String conversation, String thread, String message, Reply reply) {
    if (place.personal()) {
      post(place, conversation, thread, reply);
      return;
    }
    SlackMessage shown = message(place, reply);
    Optional<String> refusal =
        slackApi
            .ask(
                place.team(),
                "chat.postEphemeral",
                client ->
                    client.chatPostEphemeral(
                        request ->
                            request
                                .channel(conversation)
                                .user(place.user())
                                .threadTs(thread.isEmpty() ? null : thread)
                                .text(shown.text())
                                .blocks(shown.blocks())))
            .flatMap(SlackReplySender::refusal);
    if (refusal.isPresent()) {
      post(place, conversation, thread.isEmpty() ? message : thread, reply);
    } else if (!reply.ephemeral()) {
      post(place, conversation, thread, visible(place, reply));
    }
  }

  /** Notifies the channel of an action from elsewhere. */
  public void postToChannel(SlackOrigin place, Reply reply) {
    if (!reply.ephemeral() && !place.personal()) {
      post(place, place.id(), "", visible(place, reply));
    }
  }

  private void post(SlackOrigin place, String conversation, String thread, Reply reply) {
    Optional<String> refusal = post(place, conversation, thread, message(place, reply));
    // A message in doubt may have been posted, and is not posted again.
    if (refusal.filter(SlackReplySender::isAboutLooks).isPresent()) {
      post(place, conversation, thread, bare(reply));
    }
  }

  private static boolean isAboutLooks(String error) {
    return error.contains("blocks") || error.contains("too_long") || error.contains("arguments");
  }

  private static Optional<String> refusal(SlackApiTextResponse answer) {
    return answer.isOk() ? Optional.empty() : Optional.of(String.valueOf(answer.getError()));
  }

  /** Returns why Slack rejects it; empty if it does not, or if that is unknown. */
  private Optional<String> post(
      SlackOrigin place, String conversation, String thread, SlackMessage message) {
    return slackApi
        .ask(
            place.team(),
            "chat.postMessage",
            client ->
                client.chatPostMessage(
                    request ->
                        request
                            .channel(conversation)
                            .threadTs(thread.isEmpty() ? null : thread)
                            .text(message.text())
                            .blocks(message.blocks())
                            .unfurlLinks(false)
                            .unfurlMedia(false)))
        .flatMap(SlackReplySender::refusal);
  }

  /** Returns one line, visible to everyone. */
  private static Reply visible(SlackOrigin place, Reply reply) {
    String line = reply.text().lines().findFirst().orElse("");
    return Reply.openly(place.userName() + ": " + line);
  }

  private SlackMessage message(SlackOrigin place, Reply reply) {
    try {
      return render.of(place.channel(), reply);
    } catch (RuntimeException failure) {
      // The commands of its buttons cannot be stored: better plain text than nothing.
      LOG.atError().log("reply could not be rendered", failure);
      return bare(reply);
    }
  }

  private static SlackMessage bare(Reply reply) {
    return SlackMessageRenderer.bare(reply.text(), reply.cards());
  }

  private static ActionResponse response(SlackMessage message, String type, boolean replace) {
    return ActionResponse.builder()
        .responseType(type)
        .replaceOriginal(replace)
        .text(message.text())
        .blocks(message.blocks())
        .build();
  }

  /**
   * Returns why Slack rejects the form of the message; empty if it accepts it, or if nothing helps.
   */
  private Optional<String> send(@Nullable String address, ActionResponse response) {
    if (address == null || HttpUrl.parse(address) == null) {
      givenUp("Slack's request has no address for it");
      return Optional.empty();
    }
    try {
      WebhookResponse answer = new ActionResponseSender(slackApi.library()).send(address, response);
      String body = String.valueOf(answer.getBody());
      if (answer.getCode() < 300 && !body.contains("\"ok\":false")) {
        return Optional.empty();
      }
      if (answer.getCode() == 404 || answer.getCode() == 410 || body.contains("_url")) {
        late.add(answer.getCode() + " " + shortened(body));
        return Optional.empty();
      }
      String reason = answer.getCode() + " " + shortened(body);
      if (answer.getCode() >= 500 || answer.getCode() == TOO_MANY_REQUESTS) {
        givenUp(reason);
        return Optional.empty();
      }
      return Optional.of(reason);
    } catch (IOException failure) {
      givenUp(failure.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static String shortened(String body) {
    return body.substring(0, Math.min(body.length(), 100));
  }
}

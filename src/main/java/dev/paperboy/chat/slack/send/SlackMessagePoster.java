package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import dev.paperboy.chat.slack.message.SlackMessage;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts one message and waits for the response. Thread-safe. */
final class SlackMessagePoster {
  private static final String EVENT = "paperboy_message";
  private static final String KEY = "key";

  private final Slack slack;

  SlackMessagePoster(Slack slack) {
    this.slack = slack;
  }

  /** The outcome of one attempt. */
  sealed interface Outcome {
    /** The message was posted. */
    record Posted(String timestamp) implements Outcome {}

    /** The message was not posted, or that is unknown. */
    record Failed(SlackFailure failure) implements Outcome {}
  }

  /**
   * Posts a message.
   *
   * @param thread the parent message of the thread; empty for none
   */
  Outcome post(String token, String conversation, String thread, String key, SlackMessage message) {
    try {
      ChatPostMessageResponse answer =
          slack.methods(token).chatPostMessage(request(conversation, thread, key, message));
      return answer.isOk()
          ? new Outcome.Posted(answer.getTs())
          : new Outcome.Failed(SlackFailureReader.from(answer));
    } catch (IOException | SlackApiException | RuntimeException failure) {
      return new Outcome.Failed(SlackFailureReader.from(failure));
    }
  }

  private static ChatPostMessageRequest request(
      String conversation, String thread, String key, SlackMessage message) {
    return ChatPostMessageRequest.builder()
        .channel(conversation)
        .threadTs(thread.isEmpty() ? null : thread)
        .text(message.text())
        .blocks(message.blocks().isEmpty() ? null : message.blocks())
        .mrkdwn(true)
        .unfurlLinks(false)
        .unfurlMedia(false)
        .metadata(new Message.Metadata(EVENT, Map.of(KEY, key)))
        .build();
  }

  /** Returns our key in the metadata of a message; empty if it is not ours. */
  static String key(Message.@Nullable Metadata metadata) {
    return metadata == null
            || !EVENT.equals(metadata.getEventType())
            || metadata.getEventPayload() == null
        ? ""
        : String.valueOf(metadata.getEventPayload().getOrDefault(KEY, ""));
  }
}

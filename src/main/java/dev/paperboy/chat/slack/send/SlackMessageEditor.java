package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import dev.paperboy.chat.slack.message.SlackMessage;
import java.io.IOException;
import java.util.Optional;

/** Edits one message and waits for the response. Thread-safe. */
final class SlackMessageEditor {
  private final Slack slack;

  SlackMessageEditor(Slack slack) {
    this.slack = slack;
  }

  /** Edits a message; returns the failure, if any. Its metadata is kept. */
  Optional<SlackFailure> edit(
      String token, String conversation, String timestamp, SlackMessage message) {
    try {
      ChatUpdateResponse answer =
          slack.methods(token).chatUpdate(request(conversation, timestamp, message));
      return answer.isOk() ? Optional.empty() : Optional.of(SlackFailureReader.from(answer));
    } catch (IOException | SlackApiException | RuntimeException failure) {
      return Optional.of(SlackFailureReader.from(failure));
    }
  }

  private static ChatUpdateRequest request(
      String conversation, String timestamp, SlackMessage message) {
    return ChatUpdateRequest.builder()
        .channel(conversation)
        .ts(timestamp)
        .text(message.text())
        .blocks(message.blocks())
        .build();
  }
}

package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once into a conversation for a message that may have been posted. Most workspaces may not
 * let it: nothing depends on it but fewer doubles. Safe for use by several threads.
 */
final class FindPosted {
  private static final Logger LOG = LoggerFactory.getLogger(FindPosted.class);

  /** The most that Slack gives to apps that it limits. */
  private static final int LOOKED_AT = 15;

  /** How far Slack's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final Duration REST = Duration.ofMinutes(1);

  private final Slack slack;
  private final InstantSource clock;

  /** Until when not to ask again, by token. */
  private final Map<String, Instant> resting = new ConcurrentHashMap<>();

  FindPosted(Slack slack, InstantSource clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /** What a look into a conversation shows. */
  sealed interface Look {
    /** It is there. */
    record Found(String timestamp) implements Look {}

    /** It is not there. */
    record Absent() implements Look {}

    /** Nobody knows. */
    record Unreadable() implements Look {}
  }

  Look look(String token, String conversation, String key, Optional<Instant> begun) {
    Instant now = clock.instant();
    if (resting.getOrDefault(token, Instant.MIN).isAfter(now)) {
      return new Look.Unreadable();
    }
    try {
      ConversationsHistoryResponse history =
          slack.methods(token).conversationsHistory(request(conversation, begun));
      if (history.isOk()) {
        return find(history, key);
      }
      unreadable(token, now, history.getError());
    } catch (IOException | SlackApiException failure) {
      unreadable(token, now, String.valueOf(failure.getMessage()));
    }
    return new Look.Unreadable();
  }

  private void unreadable(String token, Instant now, String reason) {
    resting.put(token, now.plus(REST));
    LOG.atInfo().addKeyValue("reason", reason).log("what was posted on Slack cannot be looked up");
  }

  private static ConversationsHistoryRequest request(String conversation, Optional<Instant> begun) {
    // From a given moment on, Slack begins with the messages that are nearest to it.
    String oldest =
        begun.map(moment -> moment.minus(SKEW).getEpochSecond() + ".000000").orElse(null);
    return ConversationsHistoryRequest.builder()
        .channel(conversation)
        .oldest(oldest)
        .limit(LOOKED_AT)
        .includeAllMetadata(true)
        .build();
  }

  private static Look find(ConversationsHistoryResponse history, String key) {
    Optional<String> found =
        history.getMessages().stream()
            .filter(message -> key.equals(PostMessage.key(message.getMetadata())))
            .map(Message::getTs)
            .findFirst();
    if (found.isPresent()) {
      return new Look.Found(found.get());
    }
    return history.isHasMore() ? new Look.Unreadable() : new Look.Absent();
  }
}

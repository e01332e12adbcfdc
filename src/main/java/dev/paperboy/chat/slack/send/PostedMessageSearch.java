package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches a conversation once for a message that may have been posted. Most workspaces do not
 * allow it, and it only reduces duplicates. Thread-safe.
 */
final class PostedMessageSearch {
  private static final Logger LOG = LoggerFactory.getLogger(PostedMessageSearch.class);

  /** The maximum that Slack returns to rate-limited apps. */
  private static final int LOOKED_AT = 15;

  /** The maximum clock skew between Slack and us. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Slack slack;
  private final InstantSource clock;

  /** The end of the pause in searching. */
  private final Map<Place, Instant> paused = new ConcurrentHashMap<>();

  PostedMessageSearch(Slack slack, InstantSource clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /** A conversation, or all that a token can read. */
  private record Place(String token, String conversation) {
    static Place all(String token) {
      return new Place(token, "");
    }
  }

  /** The result of a search. */
  sealed interface Look {
    /** The message is there. */
    record Found(String timestamp) implements Look {}

    /** The message is not there. */
    record Absent() implements Look {}

    /** The conversation cannot be searched. */
    record Unreadable() implements Look {}

    /** Slack did not answer, which it may the next time. */
    record Unanswered() implements Look {}
  }

  /**
   * Searches for a message.
   *
   * @param thread the parent message of its thread; empty for the conversation itself
   */
  Look look(String token, String conversation, String thread, String key, Optional<Instant> begun) {
    if (isPaused(Place.all(token)) || isPaused(new Place(token, conversation))) {
      return new Look.Unreadable();
    }
    try {
      return thread.isEmpty()
          ? inConversation(token, conversation, key, begun)
          : inThread(token, conversation, thread, key, begun);
    } catch (SlackApiException failure) {
      int status = failure.getResponse().code();
      // The rate limit counts all conversations.
      return status >= SlackFailureReader.FIRST_SERVER_ERROR
          ? unanswered(conversation, failure)
          : unreadable(Place.all(token), String.valueOf(failure.getMessage()));
    } catch (IOException failure) {
      return unanswered(conversation, failure);
    }
  }

  private Look inConversation(
      String token, String conversation, String key, Optional<Instant> begun)
      throws IOException, SlackApiException {
    ConversationsHistoryResponse history =
        slack
            .methods(token)
            .conversationsHistory(
                request ->
                    request
                        .channel(conversation)
                        .oldest(oldest(begun))
                        .limit(LOOKED_AT)
                        .includeAllMetadata(true));
    return history.isOk()
        ? find(history.getMessages(), history.isHasMore(), key)
        : unreadable(new Place(token, conversation), history.getError());
  }

  private Look inThread(
      String token, String conversation, String thread, String key, Optional<Instant> begun)
      throws IOException, SlackApiException {
    ConversationsRepliesResponse replies =
        slack
            .methods(token)
            .conversationsReplies(
                request ->
                    request
                        .channel(conversation)
                        .ts(thread)
                        .oldest(oldest(begun))
                        .limit(LOOKED_AT)
                        .includeAllMetadata(true));
    return replies.isOk()
        ? find(replies.getMessages(), replies.isHasMore(), key)
        : unreadable(new Place(token, conversation), replies.getError());
  }

  private static Look unanswered(String conversation, Exception failure) {
    LOG.atInfo()
        .addKeyValue("conversation", conversation)
        .addKeyValue("reason", failure.getMessage())
        .log("Slack did not answer whether a message was posted");
    return new Look.Unanswered();
  }

  private boolean isPaused(Place place) {
    return paused.getOrDefault(place, Instant.MIN).isAfter(clock.instant());
  }

  private Look unreadable(Place place, String reason) {
    Instant now = clock.instant();
    paused.values().removeIf(end -> !end.isAfter(now));
    paused.put(place, now.plus(PAUSE));
    LOG.atInfo()
        .addKeyValue("conversation", place.conversation())
        .addKeyValue("reason", reason)
        .log("messages posted on Slack cannot be looked up");
    return new Look.Unreadable();
  }

  /** Returns the start of the search: with one, Slack returns the messages closest to it first. */
  private static @Nullable String oldest(Optional<Instant> begun) {
    return begun.map(moment -> moment.minus(SKEW).getEpochSecond() + ".000000").orElse(null);
  }

  private static Look find(List<Message> messages, boolean more, String key) {
    Optional<String> found =
        messages.stream()
            .filter(message -> key.equals(SlackMessagePoster.key(message.getMetadata())))
            .map(Message::getTs)
            .findFirst();
    if (found.isPresent()) {
      return new Look.Found(found.get());
    }
    return more ? new Look.Unreadable() : new Look.Absent();
  }
}

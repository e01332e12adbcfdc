package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import dev.paperboy.subscription.ChannelId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the conversation for an address. Thread-safe. */
final class ConversationLookup {
  private static final int REMEMBERED = 10_000;

  private final Slack slack;
  private final Map<ChannelId, String> opened = new ConcurrentHashMap<>();

  ConversationLookup(Slack slack) {
    this.slack = slack;
  }

  /** The result of the lookup. */
  sealed interface Conversation {
    /** It can be posted to. */
    record Known(String id) implements Conversation {}

    /** There is no such conversation. */
    record Refused(SlackFailure failure) implements Conversation {}
  }

  Conversation of(String token, ChannelId address) {
    return isPerson(address) ? withPerson(token, address) : new Conversation.Known(address.id());
  }

  private static boolean isPerson(ChannelId address) {
    return address.id().matches("[UW][A-Z0-9]+");
  }

  private Conversation withPerson(String token, ChannelId person) {
    String known = opened.get(person);
    if (known != null) {
      return new Conversation.Known(known);
    }
    try {
      ConversationsOpenResponse answer =
          slack.methods(token).conversationsOpen(open -> open.users(List.of(person.id())));
      if (answer.isOk()) {
        return new Conversation.Known(remember(person, answer.getChannel().getId()));
      }
      // Without the scope to open it, Slack still accepts a person's ID for the conversation.
      return "missing_scope".equals(answer.getError())
          ? new Conversation.Known(person.id())
          : new Conversation.Refused(notPosted(SlackFailureReader.from(answer)));
    } catch (IOException | SlackApiException | RuntimeException failure) {
      return new Conversation.Refused(notPosted(SlackFailureReader.from(failure)));
    }
  }

  /** Returns the failure as a message that was not posted, whatever the outcome of the lookup. */
  private static SlackFailure notPosted(SlackFailure failure) {
    return failure instanceof SlackFailure.Unknown || failure instanceof SlackFailure.Unacceptable
        ? SlackErrors.later(Duration.ZERO, "Slack did not open the conversation with this person")
        : failure;
  }

  private String remember(ChannelId person, String conversation) {
    if (opened.size() > REMEMBERED) {
      opened.clear();
    }
    opened.put(person, conversation);
    return conversation;
  }
}

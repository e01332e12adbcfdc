package dev.paperboy.chat.slack.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import java.util.Optional;

/**
 * The state of a form, stored by Slack, where nobody can change it.
 *
 * @param channel Slack's ID of the channel or person
 * @param name the display name of the channel
 * @param here whether it was opened there
 * @param number the subscription to change; 0 for a new one
 * @param answer the response URL; empty if there is none
 */
record FormState(String channel, String name, boolean here, int number, String answer) {
  private static final JsonMapper JSON = new JsonMapper();

  static FormState of(SlackOrigin place, int number, String answer) {
    return new FormState(place.id(), place.name(), place.here(), number, answer);
  }

  String written() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers can be written", impossible);
    }
  }

  static Optional<FormState> read(String written) {
    try {
      return Optional.of(JSON.readValue(written, FormState.class));
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }

  SlackOrigin place(String team, String user, String userName) {
    SlackOrigin own = SlackOrigin.personal(team, user, userName);
    if (channel.equals(user)) {
      return own;
    }
    return here
        ? SlackOrigin.of(
            team, channel, name.startsWith("#") ? name.substring(1) : "", user, userName)
        : own.elsewhere(channel, name);
  }
}

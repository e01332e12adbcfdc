package dev.paperboy.chat.email.inbox;

import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Carries out what the page of preferences was sent with. Thread-safe. */
final class PreferencesForm {
  private static final String SAVED = "Saved.";

  private final OwnedMailboxes owned;

  PreferencesForm(OwnedMailboxes owned) {
    this.owned = owned;
  }

  /**
   * Carries out one change.
   *
   * @param field returns the value of a field; empty if it was not sent
   * @return what was done, or what is wrong, as a sentence
   */
  String apply(ChannelId mailbox, UnaryOperator<String> field) {
    String unmuted = field.apply("unmute");
    if (!unmuted.isEmpty()) {
      return done(owned.unmute(mailbox, unmuted), "Such papers are sent again.");
    }
    return switch (field.apply("action")) {
      case "add" -> topic(field, wish -> owned.add(mailbox, wish), "The topic was added.");
      case "change" ->
          withTopic(
              mailbox,
              field,
              (topic, fields) -> topic(fields, wish -> owned.change(mailbox, topic, wish), SAVED));
      case "remove" ->
          withTopic(
              mailbox,
              field,
              (topic, fields) -> done(owned.remove(mailbox, topic), "The topic was removed."));
      case "zone" -> zone(mailbox, field.apply("zone"));
      case "hide" ->
          field.apply("hide").isBlank()
              ? "Which papers? Write a query, such as author:\"Ada Löwe\"."
              : done(owned.mute(mailbox, field.apply("hide").strip()), "They are not sent.");
      case "pause" -> done(owned.pause(mailbox, field.apply("until")), "All mail is paused.");
      case "resume" -> done(owned.resume(mailbox), "Mail is sent again.");
      default -> "Nothing was changed.";
    };
  }

  private static String done(Optional<String> failure, String success) {
    return failure.orElse(success);
  }

  private static String topic(
      UnaryOperator<String> field,
      Function<Subscription.Wish, Optional<String>> change,
      String success) {
    TopicForm form =
        new TopicForm(
            field.apply("q"),
            field.apply("cadence"),
            field.apply("on"),
            field.apply("at"),
            field.apply("max"));
    return form.read() instanceof TopicForm.Result.Valid valid
        ? done(change.apply(valid.wish()), success)
        : ((TopicForm.Result.Wrong) form.read()).lines().replace("`", "");
  }

  private String withTopic(
      ChannelId mailbox,
      UnaryOperator<String> field,
      BiFunction<Subscription, UnaryOperator<String>, String> change) {
    String number = field.apply("topic");
    return owned.topics(mailbox).stream()
        .filter(topic -> String.valueOf(topic.number()).equals(number))
        .findFirst()
        .map(topic -> change.apply(topic, field))
        .orElse("This topic was removed already.");
  }

  private String zone(ChannelId mailbox, String typed) {
    Optional<ZoneId> zone = SignUpForm.zone(typed);
    return zone.isEmpty()
        ? SignUpForm.zoneMistake(typed).replace("`", "")
        : done(owned.setZone(mailbox, zone.get()), SAVED);
  }
}

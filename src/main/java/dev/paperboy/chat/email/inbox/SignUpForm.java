package dev.paperboy.chat.email.inbox;

import dev.paperboy.command.setting.SettingMistake;
import dev.paperboy.command.setting.SettingsCommand;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The form for signing up as it was sent.
 *
 * @param email the address
 * @param topic what is asked for
 * @param zone a time zone; empty for UTC
 */
record SignUpForm(String email, TopicForm topic, String zone) {
  private static final int LONGEST_ZONE = 60;

  /** The result of reading the form. */
  sealed interface Result {

    /** Everything is valid. */
    record Valid(InboxAddress address, Wish wish, ZoneId zone) implements Result {}

    /** Something is not valid; the lines say what, text between backticks can be typed. */
    record Wrong(String lines) implements Result {}
  }

  /** Returns what the form asks for. */
  Result read() {
    Optional<InboxAddress> address = InboxAddress.read(email);
    if (address.isEmpty()) {
      return new Result.Wrong("That is not an e-mail address; one looks like ann@example.org.");
    }
    Optional<ZoneId> place = zone(zone);
    if (place.isEmpty()) {
      return new Result.Wrong(zoneMistake(zone));
    }
    TopicForm.Result read = topic.read();
    return read instanceof TopicForm.Result.Valid valid
        ? new Result.Valid(address.get(), valid.wish(), place.get())
        : new Result.Wrong(((TopicForm.Result.Wrong) read).lines());
  }

  /** Returns the time zone of this name; UTC for an empty one. */
  static Optional<ZoneId> zone(String typed) {
    String name = typed.strip().isEmpty() ? "UTC" : typed.strip();
    return name.length() > LONGEST_ZONE
        ? Optional.empty()
        : SettingsCommand.change(PlatformCapabilities.PLAIN, Rules.DEFAULT, "zone", name)
            .map(Rules::zone);
  }

  /** Returns what is wrong with the name of a time zone, and a suggestion. */
  static String zoneMistake(String typed) {
    return SettingMistake.of(PlatformCapabilities.PLAIN, "zone", typed.strip());
  }
}

package dev.paperboy.chat.email.inbox;

import dev.paperboy.command.cadence.SubscriptionParser;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A topic of a mailbox as it was typed into a form or a command.
 *
 * @param query may be empty: what is trending
 * @param cadence {@code daily} or {@code weekly}; empty for daily
 * @param on the day of a weekly digest; empty for Monday
 * @param at the time of day; empty for 09:00
 * @param max how many papers a mail may have; empty for no limit of its own
 */
record TopicForm(String query, String cadence, String on, String at, String max) {
  /** More than any valid query; what is longer is refused by its beginning alone. */
  private static final int LONGEST = 2_000;

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  /** The result of reading the form. */
  sealed interface Result {

    /** Everything is valid. */
    record Valid(Wish wish) implements Result {}

    /** Something is not valid; the lines say what, text between backticks can be typed. */
    record Wrong(String lines) implements Result {}
  }

  /** Returns what was asked for. */
  Result read() {
    Map<String, String> fields = new HashMap<>();
    String typed = BREAKS.matcher(beginning(query)).replaceAll(" ").strip();
    fields.put("query", typed.isEmpty() ? SignUp.TRENDING : typed);
    fields.put("cadence", cadence.isBlank() ? "daily" : cadence.strip());
    fields.put("on", cadence.strip().equalsIgnoreCase("weekly") ? on.strip() : "");
    fields.put("at", at.strip());
    fields.put("max", max.strip());
    fields.values().removeIf(String::isEmpty);
    SubscriptionParser.Result result = SubscriptionParser.read(fields);
    if (result instanceof SubscriptionParser.Result.Wrong wrong) {
      return new Result.Wrong(wrong.reason());
    }
    Wish wish = ((SubscriptionParser.Result.Read) result).wish();
    return wish.cadence() instanceof Cadence.Immediately
        ? new Result.Wrong("Mails come as digests: choose `daily` or `weekly`.")
        : new Result.Valid(wish);
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}

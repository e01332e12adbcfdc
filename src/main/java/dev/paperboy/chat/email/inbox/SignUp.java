package dev.paperboy.chat.email.inbox;

import dev.paperboy.subscription.Subscription.Wish;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * A subscription that somebody asked for at an address, and that its owner has to confirm.
 *
 * @param id its random name, from which the link is made
 * @param address in lower case
 * @param wish what was asked for; a digest
 * @param zone the time zone of the digest
 * @param expires when it can no longer be confirmed
 * @param confirmed whether it was confirmed
 */
public record SignUp(
    String id, String address, Wish wish, ZoneId zone, Instant expires, boolean confirmed) {

  /** What a mailbox that names no query is subscribed to. */
  public static final String TRENDING = "trending:10";

  private static final int LONGEST_QUERY_IN_MAIL = 80;
  private static final Pattern CATEGORY =
      Pattern.compile("\\bcat:[A-Za-z-]{1,12}\\.[A-Za-z*-]{1,12}");

  /** Returns what was asked for, as part of a sentence. */
  String words() {
    return topic(wish.query()) + ", " + wish.cadence().typed() + " (" + zone.getId() + ")";
  }

  /**
   * Returns what was asked for, as part of a sentence in a mail. Whoever fills in the form must not
   * be able to send texts to others, so a long query or one that may look like an address is left
   * to the page.
   */
  String wordsInMail() {
    boolean plain =
        wish.query().length() <= LONGEST_QUERY_IN_MAIL
            && !CATEGORY.matcher(wish.query()).replaceAll("").matches("(?s).*[./@].*");
    String topic = plain ? topic(wish.query()) : "papers for the query that the page shows";
    return topic + ", " + wish.cadence().typed() + " (" + zone.getId() + ")";
  }

  /** Returns a query, as part of a sentence. */
  static String topic(String query) {
    return query.equals(TRENDING) ? "trending papers" : "papers for “" + query + "”";
  }
}

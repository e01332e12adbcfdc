package dev.paperboy.chat.email.inbox;

import dev.paperboy.command.cadence.SubscriptionParser;
import dev.paperboy.web.PageFrame;
import java.util.List;

/**
 * The page on which the owner of a mailbox changes what it receives.
 *
 * @param frame its frame
 * @param address the address, masked
 * @param notice what was done, or what is wrong; empty for nothing
 * @param topics the topics
 * @param zone the time zone
 * @param stopped why no mail is sent at present; empty if mail is sent
 * @param hidden what is not sent
 * @param end the address of the page that ends all mail
 */
public record PreferencesPage(
    PageFrame frame,
    String address,
    String notice,
    List<Topic> topics,
    String zone,
    String stopped,
    List<Hidden> hidden,
    String end) {

  /** The days of weekly mails, as values of the form. */
  public static final List<String> DAYS = SubscriptionParser.DAYS;

  /** Copies the lists. */
  public PreferencesPage {
    topics = List.copyOf(topics);
    hidden = List.copyOf(hidden);
  }

  /**
   * A topic.
   *
   * @param number its number; empty for one that does not exist yet
   * @param query empty for what is trending
   * @param cadence {@code daily} or {@code weekly}
   * @param day of a weekly mail, in lower case
   * @param at a time such as 09:00
   * @param max the most papers in a mail; empty for the usual number
   * @param paused until when it is paused, in words; empty if it is not
   */
  public record Topic(
      String number,
      String query,
      String cadence,
      String day,
      String at,
      String max,
      String paused) {

    /** What the form for another topic proposes. */
    public static final Topic PROPOSED = new Topic("", "", "daily", "monday", "09:00", "", "");

    /** Returns what it is about. */
    public String heading() {
      if (number.isEmpty()) {
        return "Another topic";
      }
      return query.isEmpty() ? "Trending papers" : query;
    }
  }

  /**
   * Papers that are not sent.
   *
   * @param number of the mute
   * @param what in words
   */
  public record Hidden(String number, String what) {}
}

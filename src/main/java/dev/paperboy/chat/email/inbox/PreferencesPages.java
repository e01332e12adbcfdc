package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.inbox.Mailboxes.KnownMailbox;
import dev.paperboy.chat.email.inbox.PreferencesPage.Hidden;
import dev.paperboy.chat.email.inbox.PreferencesPage.Topic;
import dev.paperboy.command.Wording;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.web.PageFrame;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the pages of preferences. Thread-safe. */
final class PreferencesPages {
  private final Mailboxes mailboxes;
  private final InstantSource clock;

  PreferencesPages(Mailboxes mailboxes, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.clock = clock;
  }

  /**
   * Makes a page.
   *
   * @param notice what was done, or what is wrong; empty for nothing
   * @param end the address of the page that ends all mail
   */
  PreferencesPage of(KnownMailbox mailbox, String notice, String end, PageFrame frame) {
    ZoneId zone = mailbox.channel().rules().zone();
    return new PreferencesPage(
        frame,
        ChannelId.masked(mailbox.channel().id().id()),
        notice,
        mailbox.topics().stream().map(topic -> topic(topic, zone)).toList(),
        zone.getId(),
        stopped(mailbox),
        mailboxes.mutes(mailbox.channel().id(), clock.instant()).stream()
            .map(mute -> new Hidden(String.valueOf(mute.number()), mute.target().value()))
            .toList(),
        end);
  }

  private static Topic topic(Subscription topic, ZoneId zone) {
    Cadence cadence = topic.wish().cadence();
    boolean weekly = cadence instanceof Cadence.Weekly;
    String query = topic.wish().query();
    return new Topic(
        String.valueOf(topic.number()),
        query.equals(SignUp.TRENDING) ? "" : query,
        weekly ? "weekly" : "daily",
        cadence instanceof Cadence.Weekly week
            ? week.day().name().toLowerCase(Locale.ROOT)
            : "monday",
        cadence instanceof Cadence.Weekly week
            ? week.at().toString()
            : cadence instanceof Cadence.Daily day ? day.at().toString() : "09:00",
        topic.wish().max() == 0 ? "" : String.valueOf(topic.wish().max()),
        topic.paused().map(pause -> until(pause, zone)).orElse(""));
  }

  private static String until(Subscription.Pause pause, ZoneId zone) {
    return Optional.ofNullable(pause.until())
        .map(end -> "Paused until " + Wording.moment(end, zone) + ".")
        .orElse("Paused.");
  }

  private static String stopped(KnownMailbox mailbox) {
    if (mailbox.channel().isResting()) {
      return "No mail is sent, because the last one could not be delivered: "
          + mailbox.channel().rest();
    }
    List<Subscription> topics = mailbox.topics();
    return topics.stream().anyMatch(topic -> topic.paused().isPresent())
        ? (topics.stream().allMatch(topic -> topic.paused().isPresent()) ? "All" : "Some")
            + " topics are paused. Papers announced meanwhile are not sent later."
        : "";
  }
}

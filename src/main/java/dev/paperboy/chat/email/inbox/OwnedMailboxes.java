package dev.paperboy.chat.email.inbox;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.command.cadence.TypedSubscription;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the owners of mailboxes do with them, run as the commands that change any other channel.
 * Methods return what went wrong, as a sentence; empty if nothing did. Thread-safe.
 */
final class OwnedMailboxes {
  /** More topics than this are better joined with OR. */
  static final int MOST_TOPICS = 50;

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final String OWNER = "owner";

  private final Mailboxes mailboxes;
  private final CommandHandler commands;
  private final InstantSource clock;

  OwnedMailboxes(Mailboxes mailboxes, CommandHandler commands, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.commands = commands;
    this.clock = clock;
  }

  /** Carries out a sign-up. */
  Optional<String> confirm(SignUp signUp) {
    ChannelId mailbox = InboxAddress.channel(signUp);
    boolean isNew = topics(mailbox).isEmpty();
    // The form proposes UTC, which is no reason to change what was chosen earlier.
    if (isNew || !signUp.zone().equals(UTC)) {
      Optional<String> failure = setZone(mailbox, signUp.zone());
      if (failure.isPresent()) {
        return failure;
      }
    }
    Optional<String> failure = add(mailbox, signUp.wish());
    if (failure.isEmpty()) {
      mailboxes.resume(mailbox);
      mailboxes.confirmed(signUp.id(), clock.instant());
    }
    return failure;
  }

  /** Adds a topic; one with the same query is changed and resumed. */
  Optional<String> add(ChannelId mailbox, Wish wish) {
    List<Subscription> topics = topics(mailbox);
    Optional<Subscription> same = same(topics, wish.query());
    if (same.isPresent()) {
      Optional<String> failure = change(mailbox, same.get(), wish);
      return failure.isPresent() || same.get().paused().isEmpty()
          ? failure
          : run(mailbox, Invocation.of("resume").with("subscription", same.get().number()));
    }
    return topics.size() >= MOST_TOPICS
        ? Optional.of(
            "A mailbox has at most "
                + MOST_TOPICS
                + " topics. Remove one, or join several with OR.")
        : run(mailbox, TypedSubscription.of(Invocation.of("subscribe"), wish));
  }

  /** Changes a topic. */
  Optional<String> change(ChannelId mailbox, Subscription topic, Wish wish) {
    Wish before = topic.wish();
    Wish changed =
        new Wish(wish.query(), wish.cadence(), wish.max(), before.exception(), before.updates());
    if (changed.equals(before)) {
      return Optional.empty();
    }
    Optional<Subscription> same = same(topics(mailbox), changed.query());
    return same.isPresent() && same.get().number() != topic.number()
        ? Optional.of("There is already a topic with this query.")
        : run(
            mailbox,
            TypedSubscription.whole(
                Invocation.of("edit").with("subscription", topic.number()), changed));
  }

  /** Removes a topic. */
  Optional<String> remove(ChannelId mailbox, Subscription topic) {
    return run(mailbox, Invocation.of("unsubscribe").with("subscription", topic.number()));
  }

  /** Removes all topics, and withdraws the mails that are not being sent yet. */
  Optional<String> end(ChannelId mailbox) {
    Optional<String> failure =
        topics(mailbox).isEmpty()
            ? Optional.empty()
            : run(mailbox, Invocation.of("unsubscribe").with("subscription", "all"));
    if (failure.isEmpty()) {
      mailboxes.withdraw(mailbox);
    }
    return failure;
  }

  /** Changes the time zone of all topics. */
  Optional<String> setZone(ChannelId mailbox, ZoneId zone) {
    return run(mailbox, Invocation.of("settings").with("zone", zone.getId()));
  }

  /**
   * Pauses all topics.
   *
   * @param until a day; empty for no end
   */
  Optional<String> pause(ChannelId mailbox, String until) {
    return run(
        mailbox, Invocation.of("pause").with("subscription", "all").with("until", until.strip()));
  }

  /** Ends all pauses, and the suspension. */
  Optional<String> resume(ChannelId mailbox) {
    return run(mailbox, Invocation.of("resume").with("subscription", "all"));
  }

  /** Hides papers that match a query, whichever topic they belong to. */
  Optional<String> mute(ChannelId mailbox, String query) {
    return run(mailbox, Invocation.of("mute").with("what", query));
  }

  /** Shows hidden papers again. */
  Optional<String> unmute(ChannelId mailbox, String number) {
    return run(mailbox, Invocation.of("unmute").with("mute", number));
  }

  /**
   * What is said about a vote.
   *
   * @param isPossible whether the paper can be voted on
   */
  record VoteReply(String text, boolean isPossible) {}

  /**
   * Votes on a paper.
   *
   * @param vote up, down or none; empty to read the present vote
   */
  VoteReply vote(ChannelId mailbox, String paper, String vote) {
    Reply reply =
        reply(mailbox, mailbox.id(), Invocation.of("vote").with("paper", paper).with("vote", vote));
    return new VoteReply(reply.text().replace("`", ""), !reply.actions().isEmpty());
  }

  /** Returns the topics of a mailbox. */
  List<Subscription> topics(ChannelId mailbox) {
    return mailboxes.find(mailbox).map(Mailboxes.KnownMailbox::topics).orElse(List.of());
  }

  private static Optional<Subscription> same(List<Subscription> topics, String query) {
    ParsedQueries queries = new ParsedQueries();
    String canonical = queries.canonical(query);
    return topics.stream()
        .filter(topic -> queries.canonical(topic.wish().query()).equals(canonical))
        .findFirst();
  }

  private Optional<String> run(ChannelId mailbox, Invocation wanted) {
    Reply reply = reply(mailbox, OWNER, wanted);
    return reply.ephemeral()
        ? Optional.of(reply.text().replace("`", "").replace("This channel", "This mailbox"))
        : Optional.empty();
  }

  private Reply reply(ChannelId mailbox, String person, Invocation wanted) {
    return commands.handle(
        new Request(
            mailbox,
            ChannelId.masked(mailbox.id()),
            new Request.User(person, "the owner of the mailbox", true),
            wanted.command(),
            wanted.fields()));
  }
}

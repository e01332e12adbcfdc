package dev.paperboy.ingest;

import dev.paperboy.feed.FeedCondition;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.Freshness;
import dev.paperboy.feed.PollHistory;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.store.paper.FeedNoticeStore;
import dev.paperboy.store.paper.FeedNoticeStore.Notified;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notifies the channels that depend on a feed once when it has been late, partly read or failing
 * for a day, and once when it has recovered. The notice is put into the outbox in the transaction
 * that records the outcome of the poll.
 */
final class OutageNotifier {
  private static final Duration LONG = Duration.ofDays(1);

  /** After a long downtime of the program itself, one failed poll is not yet significant. */
  private static final int FEWEST_FAILURES = 3;

  private final FeedStore feeds = new FeedStore();
  private final FeedNoticeStore notices = new FeedNoticeStore();
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final MessageStore messages = new MessageStore();

  /** The queries that a feed's papers can match, each evaluated once. Not thread-safe. */
  static final class Prospects {
    private final String feed;
    private final Map<String, Boolean> found = new HashMap<>();

    private Prospects(String feed) {
      this.feed = feed;
    }

    private boolean any(List<Subscription> subscriptions) {
      return subscriptions.stream()
          .filter(subscription -> subscription.paused().isEmpty())
          .anyMatch(one -> found.computeIfAbsent(one.wish().query(), this::isPossible));
    }

    private boolean isPossible(String query) {
      return QueryParser.parse(query) instanceof ParseResult.Parsed parsed
          && parsed.query().mayComeFrom(feed);
    }
  }

  /**
   * Evaluates which queries depend on a feed, before the transaction that records a poll, if a
   * notice may be due; the rest is evaluated within it.
   */
  Prospects prepare(Database database, FeedSource source, Instant now) {
    String feed = source.name();
    Prospects prospects = new Prospects(feed);
    FeedRecord record = database.read(transaction -> feeds.record(transaction, feed));
    Set<Long> concerned = new LinkedHashSet<>();
    database
        .read(transaction -> notices.notified(transaction, feed))
        .forEach(notified -> concerned.add(notified.channel()));
    if (FeedCondition.of(source, history(record), now).hasLasted(LONG, now)) {
      concerned.addAll(database.read(transaction -> notices.unreported(transaction, feed)));
    }
    for (long channel : concerned) {
      prospects.any(database.read(transaction -> subscriptions.of(transaction, channel)));
    }
    return prospects;
  }

  /**
   * Checks a feed after a poll.
   *
   * @param prospects the result from before the transaction
   * @param before its record before the poll
   * @param news the number of papers that were news in the poll
   */
  void afterPoll(
      Transaction transaction,
      FeedSource source,
      Prospects prospects,
      FeedRecord before,
      int news,
      Instant now) {
    FeedRecord record = feeds.record(transaction, source.name());
    FeedCondition condition = FeedCondition.of(source, history(record), now);
    if (condition.freshness() == Freshness.FRESH || condition.freshness() == Freshness.QUIET) {
      reportRecovery(transaction, source, prospects, before, news, now);
    } else if (condition.hasLasted(LONG, now)
        && (condition.freshness() == Freshness.LATE || record.failures() >= FEWEST_FAILURES)) {
      reportOutage(transaction, source, prospects, record, condition, now);
    }
  }

  private static PollHistory history(FeedRecord record) {
    return new PollHistory(
        record.firstComplete(),
        record.lastComplete(),
        record.lastAnnounced(),
        record.failingSince(),
        record.unreadSince());
  }

  private void reportOutage(
      Transaction transaction,
      FeedSource source,
      Prospects prospects,
      FeedRecord record,
      FeedCondition condition,
      Instant now) {
    for (long key : notices.unreported(transaction, source.name())) {
      if (prospects.any(subscriptions.of(transaction, key))) {
        Channel channel = channels.get(transaction, key);
        String text = new OutageText(source, channel.rules().zone(), now).began(condition, record);
        long message = messages.add(transaction, key, Kind.NOTICE, text, now);
        Instant since = condition.since().orElse(now);
        notices.add(transaction, source.name(), key, message, since);
      }
    }
  }

  private void reportRecovery(
      Transaction transaction,
      FeedSource source,
      Prospects prospects,
      FeedRecord before,
      int news,
      Instant now) {
    List<Notified> notified = notices.notified(transaction, source.name());
    notices.forget(transaction, source.name());
    for (Notified one : notified) {
      Channel channel = channels.get(transaction, one.channel());
      // Quiet hours may have delayed the first notice for so long that neither is news any more.
      boolean unheard = messages.takeBack(transaction, one.message());
      if (!unheard
          && !channel.isResting()
          && prospects.any(subscriptions.of(transaction, channel.key()))) {
        long found = notices.foundFor(transaction, source.name(), channel.key(), one.since());
        String text =
            new OutageText(source, channel.rules().zone(), now)
                .ended(one.since(), before, before.caughtUp() + news, found);
        messages.add(transaction, channel.key(), Kind.NOTICE, text, now);
      }
    }
  }
}

package dev.paperboy.deliver;

import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.channel.SilenceStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.ChannelWording;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reports, once, the subscriptions that have matched nothing for a long time. Nothing is reported
 * if feeds were not read on at least half of these days: that is not the subscription's fault.
 */
final class SilenceNotifier {
  /** How long a subscription may match nothing before it is reported. */
  static final Duration LONG = Duration.ofDays(60);

  private static final int DAYS_READ = 30;
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int MOST_NAMED = 10;

  /** More than the maximum per channel. */
  private static final int AT_A_TIME = 2000;

  private static final int LONGEST_QUERY = 100;

  private final SilenceStore silences = new SilenceStore();
  private final MessageStore messages = new MessageStore();
  private final ChannelStore channels = new ChannelStore();
  private final PlatformDirectory directory;
  private final ChannelLeases leases;
  private Instant next = Instant.MIN;

  /**
   * Creates a notifier.
   *
   * @param directory the platforms' capabilities
   * @param leases which channels this replica may post to
   */
  SilenceNotifier(PlatformDirectory directory, ChannelLeases leases) {
    this.directory = directory;
    this.leases = leases;
  }

  /** Plans reports in these channels; checks once an hour. */
  void plan(Transaction transaction, ServedChannels served, Instant now) {
    if (now.isBefore(next) && next.isBefore(now.plus(EVERY).plusMillis(1))) {
      return;
    }
    Instant since = now.minus(LONG);
    List<Subscription> unreported = silences.unreported(transaction, served, since, AT_A_TIME);
    boolean all = unreported.size() < AT_A_TIME;
    next = all ? now.plus(EVERY) : now;
    if (unreported.isEmpty() || silences.daysRead(transaction, since) < DAYS_READ) {
      next = now.plus(EVERY);
      return;
    }
    TreeMap<Long, List<Subscription>> byChannel =
        unreported.stream()
            .collect(
                Collectors.groupingBy(Subscription::channel, TreeMap::new, Collectors.toList()));
    if (!all && byChannel.size() > 1) {
      // The last channel may be incomplete, and all subscriptions of a channel are reported
      // together.
      byChannel.pollLastEntry();
    }
    byChannel.forEach(
        (channel, silent) -> {
          ChannelId id = channels.get(transaction, channel).id();
          if (!leases.isConfirmed(transaction, id)) {
            return;
          }
          boolean commands = directory.of(id).commands();
          messages.add(transaction, channel, Kind.NOTICE, text(silent, commands), now);
          silent.forEach(one -> silences.reported(transaction, one.key(), now));
        });
  }

  private static String text(List<Subscription> silent, boolean commands) {
    List<String> named =
        silent.stream().map(one -> "`#" + one.number() + " " + query(one) + "`").toList();
    boolean one = silent.size() == 1;
    return ChannelWording.some(named, MOST_NAMED)
        + (one ? " has" : " have")
        + " matched nothing in "
        + LONG.toDays()
        + " days"
        + (commands ? advice(silent.get(0).number(), one) : "; a wider query may help.");
  }

  private static String advice(int first, boolean one) {
    return "; `/papers preview QUERY` shows what another query would find, `/papers edit "
        + first
        + " …` changes "
        + (one ? "it" : "one")
        + ", `/papers unsubscribe "
        + first
        + (one ? "` removes it. Until then it stays." : "` removes one. Until then they stay.");
  }

  private static String query(Subscription subscription) {
    return ChannelWording.shorten(ChannelWording.inert(subscription.wish().query()), LONGEST_QUERY);
  }
}

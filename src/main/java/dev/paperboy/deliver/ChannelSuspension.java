package dev.paperboy.deliver;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.ChannelWording;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends channels that nothing can be posted to, and notifies the people who subscribed there.
 */
final class ChannelSuspension {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelSuspension.class);
  private static final int MOST_NAMED = 5;

  private final Map<String, ChatSender> senders;
  private final PlatformDirectory platforms;
  private final InstantSource clock;
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  ChannelSuspension(List<ChatSender> senders, PlatformDirectory platforms, InstantSource clock) {
    this.platforms = platforms;
    this.senders =
        senders.stream().collect(Collectors.toMap(ChatSender::platform, Function.identity()));
    this.clock = clock;
  }

  /** Returns whether a result says that a channel cannot be written to. */
  static boolean isAbout(SendResult result) {
    return result instanceof SendResult.Forbidden
        || result instanceof SendResult.Gone
        || result instanceof SendResult.Uninstalled;
  }

  /**
   * Suspends a channel that cannot be written to, or all channels of its tenant if the bot was
   * removed.
   *
   * @throws IllegalStateException if the result {@link #isAbout is not about} that
   */
  void rest(Transaction transaction, Channel channel, SendResult result) {
    if (result instanceof SendResult.Forbidden forbidden) {
      rest(transaction, List.of(channel), forbidden.reason());
    } else if (result instanceof SendResult.Gone gone) {
      rest(transaction, List.of(channel), gone.reason());
    } else if (result instanceof SendResult.Uninstalled uninstalled) {
      List<Channel> all = channels.of(transaction, channel.id().platform(), channel.id().tenant());
      rest(transaction, all, uninstalled.reason());
    } else {
      throw new IllegalStateException("no reason to suspend a channel: " + result);
    }
  }

  /** Suspends those of these channels of one tenant that are not suspended yet. */
  void rest(Transaction transaction, List<Channel> lost, String reason) {
    Map<String, List<Channel>> bySubscriber = new TreeMap<>();
    for (Channel channel : lost) {
      if (channels.suspend(transaction, channel.key(), reason)) {
        LOG.atError()
            .addKeyValue("channel", channel.id())
            .addKeyValue("reason", reason)
            .log("channel suspended; its subscriptions are kept");
        subscribers(transaction, channel)
            .forEach(user -> bySubscriber.merge(user, List.of(channel), ChannelSuspension::joined));
      }
    }
    bySubscriber.forEach((user, theirs) -> notify(transaction, user, theirs, reason));
  }

  private static List<Channel> joined(List<Channel> some, List<Channel> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private List<String> subscribers(Transaction transaction, Channel channel) {
    return subscriptions.of(transaction, channel.key()).stream()
        .map(Subscription::history)
        .map(Subscription.History::createdById)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  private void notify(Transaction transaction, String user, List<Channel> theirs, String reason) {
    ChannelId where = theirs.get(0).id();
    Optional<ChannelId> personal =
        Optional.ofNullable(senders.get(where.platform()))
            .flatMap(sender -> sender.personal(where.tenant(), user))
            .filter(place -> theirs.stream().noneMatch(channel -> channel.id().equals(place)));
    if (personal.isPresent()) {
      Channel place =
          channels.ensure(
              transaction,
              personal.get(),
              "@" + user,
              platforms.of(personal.get()).initialRules(),
              clock.instant());
      messages.add(transaction, place.key(), Kind.NOTICE, notice(theirs, reason), clock.instant());
    }
  }

  private static String notice(List<Channel> theirs, String reason) {
    return "Nothing can be posted in "
        + ChannelWording.some(theirs.stream().map(Channel::name).toList(), MOST_NAMED)
        + " at present: "
        + reason
        + ". The subscriptions that you made there are kept and resume as soon as that is fixed.";
  }
}

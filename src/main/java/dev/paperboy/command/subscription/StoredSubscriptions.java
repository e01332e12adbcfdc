package dev.paperboy.command.subscription;

import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The subscriptions of the database. */
public final class StoredSubscriptions implements KnownSubscriptions {
  private final Database database;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  /** Reads subscriptions from this database. */
  public StoredSubscriptions(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Entry> find(ChannelId channel, int number) {
    return database.read(transaction -> find(transaction, channel, number));
  }

  private Optional<Entry> find(Transaction transaction, ChannelId id, int number) {
    return channels
        .find(transaction, id)
        .flatMap(
            channel ->
                subscriptions
                    .find(transaction, channel.key(), number)
                    .map(found -> entry(found, channel)));
  }

  @Override
  public List<InChannel> of(ChannelId personal, String user) {
    return database.read(transaction -> of(transaction, personal, user));
  }

  private List<InChannel> of(Transaction transaction, ChannelId personal, String user) {
    List<InChannel> found = new ArrayList<>();
    Map<Long, List<Subscription>> elsewhere =
        subscriptions.by(transaction, personal.platform(), personal.tenant(), user).stream()
            .collect(
                Collectors.groupingBy(
                    Subscription::channel, LinkedHashMap::new, Collectors.toList()));
    elsewhere.forEach(
        (key, entries) -> found.add(inChannel(channels.get(transaction, key), entries)));
    found.removeIf(one -> one.channel().equals(personal));
    found.sort(Comparator.comparing(InChannel::name));
    channels
        .find(transaction, personal)
        .map(own -> inChannel(own, subscriptions.of(transaction, own.key())))
        .filter(own -> !own.entries().isEmpty())
        .ifPresent(own -> found.add(0, own));
    return found;
  }

  private static InChannel inChannel(Channel channel, List<Subscription> all) {
    return new InChannel(
        channel.id(),
        channel.name(),
        channel.rest(),
        all.stream().map(one -> entry(one, channel)).toList());
  }

  private static Entry entry(Subscription subscription, Channel channel) {
    return new Entry(
        subscription.number(),
        subscription.wish(),
        SubscribeCommand.how(subscription.wish(), channel),
        subscription.paused().map(Pause::reason).orElse(""));
  }
}

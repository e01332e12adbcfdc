package dev.paperboy.deliver;

import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.vote.VoteStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.PlatformDirectory;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Records changes of reachability in the database, and wakes delivery. */
public final class StoredReachability implements Reachability {
  private final Database database;
  private final ChannelSuspension restChannel;
  private final Runnable wakeDelivery;
  private final ChannelStore channels = new ChannelStore();
  private final VoteStore votes = new VoteStore();

  /**
   * Creates an instance for this database.
   *
   * @param senders the platforms, which know the addresses for direct messages
   * @param platforms the platforms' capabilities
   * @param wakeDelivery called when waiting messages may be sent
   */
  public StoredReachability(
      Database database,
      List<ChatSender> senders,
      PlatformDirectory platforms,
      Runnable wakeDelivery,
      InstantSource clock) {
    this.database = database;
    this.restChannel = new ChannelSuspension(senders, platforms, clock);
    this.wakeDelivery = wakeDelivery;
  }

  @Override
  public void lost(ChannelId channel, String reason) {
    database.change(
        transaction ->
            channels
                .find(transaction, channel)
                .ifPresent(known -> restChannel.rest(transaction, List.of(known), reason)));
    wakeDelivery.run();
  }

  @Override
  public void deleted(ChannelId channel, String reason) {
    database.change(
        transaction ->
            channels
                .find(transaction, channel)
                .ifPresent(known -> votes.removeAll(transaction, known.key())));
    lost(channel, reason);
  }

  @Override
  public void lostTenant(String platform, String tenant, String reason) {
    database.change(
        transaction ->
            restChannel.rest(transaction, channels.of(transaction, platform, tenant), reason));
    wakeDelivery.run();
  }

  @Override
  public void regained(ChannelId channel) {
    wake(database.read(transaction -> channels.find(transaction, channel)).stream());
  }

  @Override
  public void regainedTenant(String platform, String tenant, Predicate<ChannelId> reachable) {
    wake(
        database.read(transaction -> channels.of(transaction, platform, tenant)).stream()
            .filter(channel -> reachable.test(channel.id())));
  }

  private void wake(Stream<Channel> regained) {
    List<Channel> resting = regained.filter(Channel::isResting).toList();
    if (!resting.isEmpty()) {
      database.change(
          transaction -> resting.forEach(channel -> channels.rest(transaction, channel.key(), "")));
      wakeDelivery.run();
    }
  }

  @Override
  public void renamed(ChannelId channel, String name) {
    database.change(
        transaction ->
            channels
                .find(transaction, channel)
                .filter(known -> !known.name().equals(name))
                .ifPresent(known -> channels.rename(transaction, known.key(), name)));
  }

  @Override
  public void readinessChanged() {
    wakeDelivery.run();
  }
}

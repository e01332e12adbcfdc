package dev.paperboy.deliver;

import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** Records what platforms tell of their channels, and lets delivery look again. */
public final class StoredReachability implements Reachability {
  private final Database database;
  private final RestChannel restChannel;
  private final Runnable wakeDelivery;
  private final ChannelStore channels = new ChannelStore();

  /**
   * Records into this database.
   *
   * @param senders the platforms, which know where a person is written to
   * @param wakeDelivery called when something that waits may be sent
   */
  public StoredReachability(
      Database database, List<ChatSender> senders, Runnable wakeDelivery, InstantSource clock) {
    this.database = database;
    this.restChannel = new RestChannel(senders, clock);
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
  public void lostTenant(String platform, String tenant, String reason) {
    database.change(
        transaction ->
            restChannel.rest(transaction, channels.of(transaction, platform, tenant), reason));
    wakeDelivery.run();
  }

  @Override
  public void regained(ChannelId channel) {
    boolean woken =
        database.read(transaction -> channels.find(transaction, channel)).stream()
            .filter(Channel::isResting)
            .peek(this::wake)
            .findAny()
            .isPresent();
    if (woken) {
      wakeDelivery.run();
    }
  }

  @Override
  public void regainedTenant(String platform, String tenant, Predicate<ChannelId> reachable) {
    List<Channel> resting =
        database.read(transaction -> channels.of(transaction, platform, tenant)).stream()
            .filter(Channel::isResting)
            .filter(channel -> reachable.test(channel.id()))
            .toList();
    resting.forEach(this::wake);
    if (!resting.isEmpty()) {
      wakeDelivery.run();
    }
  }

  private void wake(Channel channel) {
    database.change(transaction -> channels.rest(transaction, channel.key(), ""));
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

package dev.paperboy.app;

import dev.paperboy.chat.console.ConsoleChannel;
import dev.paperboy.chat.console.ConsoleLog;
import dev.paperboy.chat.console.ConsoleMessage;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.ConsoleStore;
import dev.paperboy.store.outbox.ConsoleStore.Posted;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The console's channels and messages, stored in the database. */
public final class StoredConsole implements ConsoleLog {
  /** The maximum number of channels. */
  private static final int MOST_CHANNELS = 10_000;

  private final Database database;
  private final InstantSource clock;
  private final int most;
  private final ChannelStore channels = new ChannelStore();
  private final ConsoleStore messages = new ConsoleStore();

  StoredConsole(Database database, InstantSource clock) {
    this(database, clock, MOST_CHANNELS);
  }

  StoredConsole(Database database, InstantSource clock, int most) {
    this.database = database;
    this.clock = clock;
    this.most = most;
  }

  @Override
  public List<Listed> channels() {
    return database
        .read(
            transaction ->
                messages.channels(transaction, ConsoleChannel.PLATFORM, ConsoleChannel.TENANT))
        .stream()
        .map(found -> new Listed(new ConsoleChannel(found.id(), found.name()), found.newest()))
        .toList();
  }

  @Override
  public Optional<ConsoleChannel> channel(String nameOrId) {
    return database.read(transaction -> find(transaction, nameOrId));
  }

  private Optional<ConsoleChannel> find(Transaction transaction, String nameOrId) {
    return channels
        .find(transaction, new ConsoleChannel(nameOrId, nameOrId).address())
        .or(
            () ->
                channels.named(
                    transaction, ConsoleChannel.PLATFORM, ConsoleChannel.TENANT, nameOrId))
        .map(StoredConsole::channel);
  }

  @Override
  public Opening open(String name) {
    Optional<ConsoleChannel> known = channel(name);
    return known.isPresent()
        ? new Opening.Opened(known.get(), false)
        : database.write(transaction -> openNew(transaction, name));
  }

  private Opening openNew(Transaction transaction, String name) {
    Optional<ConsoleChannel> known = find(transaction, name);
    if (known.isPresent()) {
      return new Opening.Opened(known.get(), false);
    }
    if (channels.count(transaction, ConsoleChannel.PLATFORM, ConsoleChannel.TENANT) >= most) {
      return new Opening.Full(most);
    }
    // The id of a console channel is its name.
    ConsoleChannel opened = new ConsoleChannel(name, name);
    Channel unused =
        channels.ensure(transaction, opened.address(), name, Rules.DEFAULT, clock.instant());
    return new Opening.Opened(opened, true);
  }

  @Override
  public Unread unread(String channelId, long number, int mostCounted) {
    ConsoleStore.Unread unread =
        database.read(transaction -> messages.unread(transaction, channelId, number, mostCounted));
    return new Unread(unread.newest(), unread.count());
  }

  @Override
  public long append(String channelId, String nonce, Instant at, String text, String cards) {
    return database.write(
        transaction -> messages.post(transaction, channelId, nonce, at, text, cards));
  }

  @Override
  public boolean edit(String channelId, long number, String text, String cards) {
    return database.write(
        transaction -> messages.edit(transaction, channelId, number, text, cards));
  }

  @Override
  public List<ConsoleMessage> after(String channelId, long number, int limit) {
    return database
        .read(transaction -> messages.after(transaction, channelId, number, limit))
        .stream()
        .map(StoredConsole::message)
        .toList();
  }

  @Override
  public List<ConsoleMessage> newest(String channelId, int limit) {
    return database.read(transaction -> messages.newest(transaction, channelId, limit)).stream()
        .map(StoredConsole::message)
        .toList();
  }

  private static ConsoleChannel channel(Channel channel) {
    return new ConsoleChannel(channel.id().id(), channel.name());
  }

  private static ConsoleMessage message(Posted posted) {
    return new ConsoleMessage(posted.number(), posted.at(), posted.text(), posted.cards());
  }
}

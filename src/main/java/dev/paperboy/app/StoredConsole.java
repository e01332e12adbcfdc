package dev.paperboy.app;

import dev.paperboy.chat.console.ConsoleChannel;
import dev.paperboy.chat.console.ConsoleLog;
import dev.paperboy.chat.console.ConsoleMessage;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.ConsoleStore;
import dev.paperboy.store.ConsoleStore.Posted;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The console's channels and messages, kept in the database. */
final class StoredConsole implements ConsoleLog {
  private final Database database;
  private final InstantSource clock;
  private final ChannelStore channels = new ChannelStore();
  private final ConsoleStore messages = new ConsoleStore();

  StoredConsole(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<ConsoleChannel> channels() {
    return database
        .read(
            transaction -> channels.of(transaction, ConsoleChannel.PLATFORM, ConsoleChannel.TENANT))
        .stream()
        .map(StoredConsole::channel)
        .toList();
  }

  @Override
  public Optional<ConsoleChannel> channel(String nameOrId) {
    return channels().stream()
        .filter(one -> one.name().equals(nameOrId) || one.id().equals(nameOrId))
        .findFirst();
  }

  @Override
  public Opened open(String name) {
    Optional<ConsoleChannel> known = channel(name);
    if (known.isPresent()) {
      return new Opened(known.get(), false);
    }
    // A console channel has no other id than its name.
    ConsoleChannel opened = new ConsoleChannel(name, name);
    database.change(
        transaction ->
            channels.ensure(transaction, opened.address(), opened.name(), clock.instant()));
    return new Opened(opened, true);
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

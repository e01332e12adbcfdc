package dev.paperboy.chat.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log that forgets when the test ends. */
final class ConsoleLogInMemory implements ConsoleLog {
  private final List<ConsoleChannel> channels = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private final int most;

  ConsoleLogInMemory(int most) {
    this.most = most;
  }

  @Override
  public synchronized List<Listed> channels() {
    Map<String, Long> newest = new HashMap<>();
    entries.forEach(entry -> newest.put(entry.channelId(), entry.message().number()));
    return channels.stream()
        .map(channel -> new Listed(channel, newest.getOrDefault(channel.id(), 0L)))
        .toList();
  }

  @Override
  public synchronized Unread unread(String channelId, long number, int mostCounted) {
    List<ConsoleMessage> all = of(channelId);
    return new Unread(
        all.isEmpty() ? 0 : all.get(all.size() - 1).number(),
        after(channelId, number, mostCounted).size());
  }

  @Override
  public synchronized Optional<ConsoleChannel> channel(String nameOrId) {
    return channels.stream()
        .filter(channel -> channel.name().equals(nameOrId) || channel.id().equals(nameOrId))
        .findFirst();
  }

  @Override
  public synchronized Opening open(String name) {
    Optional<ConsoleChannel> known = channel(name);
    if (known.isPresent()) {
      return new Opening.Opened(known.get(), false);
    }
    if (channels.size() >= most) {
      return new Opening.Full(most);
    }
    ConsoleChannel channel = new ConsoleChannel(name, name);
    channels.add(channel);
    return new Opening.Opened(channel, true);
  }

  @Override
  public synchronized long append(
      String channelId, String nonce, Instant at, String text, String cards) {
    for (Entry entry : entries) {
      if (entry.nonce().equals(nonce)) {
        return entry.message().number();
      }
    }
    long number = entries.size() + 1L;
    entries.add(new Entry(channelId, nonce, new ConsoleMessage(number, at, text, cards)));
    return number;
  }

  @Override
  public synchronized boolean edit(String channelId, long number, String text, String cards) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      ConsoleMessage message = entry.message();
      if (entry.channelId().equals(channelId) && message.number() == number) {
        ConsoleMessage edited = new ConsoleMessage(number, message.at(), text, cards);
        entries.set(i, new Entry(channelId, entry.nonce(), edited));
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized List<ConsoleMessage> after(String channelId, long number, int limit) {
    return of(channelId).stream()
        .filter(message -> message.number() > number)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<ConsoleMessage> newest(String channelId, int limit) {
    List<ConsoleMessage> all = of(channelId);
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }

  private List<ConsoleMessage> of(String channelId) {
    return entries.stream()
        .filter(entry -> entry.channelId().equals(channelId))
        .map(Entry::message)
        .toList();
  }

  private record Entry(String channelId, String nonce, ConsoleMessage message) {}
}

package dev.paperboy.chat.discord;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.Buttons;
import dev.paperboy.subscription.ChannelId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What buttons stand for, as a database would keep it. */
final class ButtonsInMemory implements Buttons {
  private final Map<String, Invocation> commands = new ConcurrentHashMap<>();

  /** From now on every button belongs to this tenant alone. */
  void giveAllTo(String tenant) {
    Map<String, Invocation> before = Map.copyOf(commands);
    commands.clear();
    before.forEach(
        (key, command) -> commands.put(tenant + key.substring(key.indexOf(' ')), command));
  }

  private String token(ChannelId channel, Invocation command) {
    String token = Integer.toHexString((channel.tenant() + command).hashCode());
    commands.put(channel.tenant() + " " + token, command);
    return token;
  }

  @Override
  public Map<Invocation, String> tokens(ChannelId channel, Collection<Invocation> wanted) {
    return wanted.stream()
        .distinct()
        .collect(Collectors.toMap(command -> command, command -> token(channel, command)));
  }

  @Override
  public Optional<Invocation> invocation(ChannelId channel, String token) {
    return Optional.ofNullable(commands.get(channel.tenant() + " " + token));
  }
}

package dev.paperboy.command;

import dev.paperboy.card.Invocation;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Buttons that are remembered for the length of a test; the tokens are {@code b1}, {@code b2}. */
public final class MemoryButtons implements Buttons {
  private final List<Invocation> commands = new ArrayList<>();

  @Override
  public synchronized Map<Invocation, String> tokens(
      ChannelId channel, Collection<Invocation> wanted) {
    wanted.stream().filter(command -> !commands.contains(command)).forEach(commands::add);
    return wanted.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(), command -> "b" + (commands.indexOf(command) + 1)));
  }

  @Override
  public synchronized Optional<Invocation> invocation(ChannelId channel, String token) {
    int place = Integer.parseInt(token.substring(1)) - 1;
    return place < commands.size() ? Optional.of(commands.get(place)) : Optional.empty();
  }
}

package dev.paperboy.chat.discord.message;

import dev.paperboy.command.Buttons;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buttons that are remembered for the length of a test; the tokens are {@code b1}, {@code b2}. */
public final class MemoryButtons implements Buttons {
  private final List<String> commands = new ArrayList<>();

  @Override
  public synchronized String token(ChannelId channel, String command) {
    if (!commands.contains(command)) {
      commands.add(command);
    }
    return "b" + (commands.indexOf(command) + 1);
  }

  @Override
  public synchronized Optional<String> command(ChannelId channel, String token) {
    int place = Integer.parseInt(token.substring(1)) - 1;
    return place < commands.size() ? Optional.of(commands.get(place)) : Optional.empty();
  }
}

package dev.paperboy.command;

import dev.paperboy.card.Invocation;
import dev.paperboy.subscription.ChannelId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The commands of the buttons in messages. Platforms carry an opaque token; the command is kept
 * here, for as long as there may be a message with the button. Safe for use by several threads.
 */
public interface Buttons {

  /**
   * The tokens of buttons for these commands, by command. A token has at most 32 characters of
   * {@code [A-Za-z0-9_-]} and is the same for the same command within a tenant. All the buttons of
   * a message are best asked for at once.
   */
  Map<Invocation, String> tokens(ChannelId channel, Collection<Invocation> commands);

  /** The command behind a token; empty where no such button was ever made in this tenant. */
  Optional<Invocation> invocation(ChannelId channel, String token);
}

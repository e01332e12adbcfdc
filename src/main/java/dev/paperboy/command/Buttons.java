package dev.paperboy.command;

import dev.paperboy.card.Invocation;
import dev.paperboy.subscription.ChannelId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The commands of the buttons in messages. Platforms carry an opaque token; the command is stored
 * here, for as long as there may be a message with the button. Thread-safe.
 */
public interface Buttons {

  /**
   * Returns the tokens of buttons, by command. A token has at most 32 characters of {@code
   * [A-Za-z0-9_-]} and is the same for the same command within a tenant. All buttons of a message
   * should be requested at once.
   */
  Map<Invocation, String> tokens(ChannelId channel, Collection<Invocation> commands);

  /** Returns the command of a token; empty if there is no such button in this tenant. */
  Optional<Invocation> invocation(ChannelId channel, String token);
}

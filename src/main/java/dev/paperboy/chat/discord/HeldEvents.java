package dev.paperboy.chat.discord;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;

/**
 * Passes on the events of a shard only while its lease is held: until the connection is closed,
 * Discord sends them here and to the replica that has taken the shard over. Thread-safe.
 */
final class HeldEvents extends InterfacedEventManager {
  private final HeldShards held;
  private final int shard;

  HeldEvents(HeldShards held, int shard) {
    this.held = held;
    this.shard = shard;
  }

  @Override
  public void handle(GenericEvent event) {
    if (held.contains(shard)) {
      super.handle(event);
    }
  }
}

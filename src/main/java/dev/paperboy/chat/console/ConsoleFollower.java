package dev.paperboy.chat.console;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells the open pages of this replica about messages that another replica posted. Confined to one
 * thread.
 */
public final class ConsoleFollower {
  private final ConsoleLog log;
  private final ConsoleEvents events;
  private final Map<String, Long> newest = new HashMap<>();
  private boolean hasLooked;

  /** Creates a follower of this log. */
  public ConsoleFollower(ConsoleLog log, ConsoleEvents events) {
    this.log = log;
    this.events = events;
  }

  /** Looks for messages that were posted since the last time; without open pages, only at first. */
  public void look() {
    if (hasLooked && events.listeners() == 0) {
      return;
    }
    for (ConsoleLog.Listed listed : log.channels()) {
      long before = newest.getOrDefault(listed.channel().id(), 0L);
      if (listed.newest() > before) {
        newest.put(listed.channel().id(), listed.newest());
        if (hasLooked) {
          events.messagePosted(listed.channel().name(), listed.newest());
        }
      }
    }
    hasLooked = true;
  }
}

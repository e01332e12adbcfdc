package dev.paperboy.chat.slack.interact;

import java.util.LinkedHashSet;
import java.util.Set;

/** The most recent keys, for deduplication. Thread-safe. */
final class RecentKeys {
  private static final int MOST = 10_000;

  private final Set<String> seen = new LinkedHashSet<>();

  /** Adds a key; returns whether it was new. */
  synchronized boolean isNew(String thing) {
    boolean isNew = seen.add(thing);
    if (seen.size() > MOST) {
      seen.remove(seen.iterator().next());
    }
    return isNew;
  }

  synchronized void forget(String thing) {
    seen.remove(thing);
  }
}

package dev.paperboy.chat.slack.interact;

import java.util.LinkedHashSet;
import java.util.Set;

/** The last things that were seen, so that they are done once. Safe for use by several threads. */
final class RecentKeys {
  private static final int MOST = 10_000;

  private final Set<String> seen = new LinkedHashSet<>();

  /** Whether this is seen for the first time, from now on not any more. */
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

package dev.paperboy.meaning;

import java.util.LinkedHashMap;
import java.util.Map;

/** A bounded cache that forgets what was not used for the longest time. For one thread. */
final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;
  private static final float LOAD = 0.75f;

  private final int most;

  RecentlyUsed(int most) {
    super(16, LOAD, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}

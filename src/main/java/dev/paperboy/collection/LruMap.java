package dev.paperboy.collection;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of limited size: when it is full, adding an entry removes the least recently used one. Not
 * thread-safe; {@code get} counts as use, so readers must be synchronized, too.
 */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;
  private static final float LOAD = 0.75f;

  private final int most;

  /**
   * Creates an empty map.
   *
   * @param most the maximum number of entries
   */
  public LruMap(int most) {
    super(16, LOAD, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}

package dev.paperboy.subscription;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The chat platforms that there are, configured or not, by their name in {@link
 * ChannelId#platform}. Immutable.
 */
public final class PlatformDirectory {
  private final TreeMap<String, PlatformCapabilities> byName;

  /** A directory of these platforms. */
  public PlatformDirectory(Map<String, PlatformCapabilities> byName) {
    this.byName = new TreeMap<>(byName);
  }

  /** The names of the platforms, sorted. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(byName.navigableKeySet());
  }

  /**
   * What the platform of this channel can do; {@link PlatformCapabilities#PLAIN} for a channel
   * whose platform an earlier or later version knows, but this one does not.
   */
  public PlatformCapabilities of(ChannelId channel) {
    return byName.getOrDefault(channel.platform(), PlatformCapabilities.PLAIN);
  }
}

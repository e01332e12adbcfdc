package dev.paperboy.subscription;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The supported chat platforms, configured or not, by their name in {@link ChannelId#platform}.
 * Immutable.
 */
public final class PlatformDirectory {
  private final TreeMap<String, PlatformCapabilities> byName;

  /** Creates a directory of these platforms. */
  public PlatformDirectory(Map<String, PlatformCapabilities> byName) {
    this.byName = new TreeMap<>(byName);
  }

  /** Returns the names of the platforms, sorted. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(byName.navigableKeySet());
  }

  /**
   * Returns the capabilities of this channel's platform; {@link PlatformCapabilities#PLAIN} for a
   * platform that only an earlier or later version supports.
   */
  public PlatformCapabilities of(ChannelId channel) {
    return of(channel.platform());
  }

  /** Returns the capabilities of the platform with this name, as {@link #of(ChannelId)} does. */
  public PlatformCapabilities of(String platform) {
    return byName.getOrDefault(platform, PlatformCapabilities.PLAIN);
  }
}

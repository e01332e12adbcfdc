package dev.paperboy.chat.console;

import dev.paperboy.subscription.ChannelId;

/**
 * A channel of the console.
 *
 * @param id its permanent ID
 * @param name its display name
 */
public record ConsoleChannel(String id, String name) {
  /** The platform of every console channel. */
  public static final String PLATFORM = "console";

  /** The tenant of every console channel. */
  public static final String TENANT = "local";

  /** Returns its address among the channels of all platforms. */
  public ChannelId address() {
    return new ChannelId(PLATFORM, TENANT, id);
  }
}

package dev.paperboy.chat.discord.address;

import dev.paperboy.subscription.ChannelId;

/**
 * The addresses of places on Discord: a channel of a server has the server's ID as its tenant;
 * direct messages have a tenant of their own.
 */
public final class DiscordAddress {
  /** The platform of all of them. */
  public static final String PLATFORM = "discord";

  private static final String PERSON = "user:";

  private DiscordAddress() {}

  /** Returns the address of a channel, thread or forum of a server. */
  public static ChannelId inServer(String server, String channel) {
    return new ChannelId(PLATFORM, server, channel);
  }

  /** Returns the address for direct messages to a person. */
  public static ChannelId ofPerson(String user) {
    return new ChannelId(PLATFORM, PERSON + user, user);
  }

  /** Returns whether an address is for direct messages. */
  public static boolean isOfPerson(ChannelId address) {
    return address.tenant().startsWith(PERSON);
  }
}

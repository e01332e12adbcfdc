package dev.paperboy.chat.discord.address;

import dev.paperboy.subscription.ChannelId;

/**
 * The addresses of places on Discord: a channel of a server has the server's id as its tenant; the
 * direct messages of a person have a tenant of their own.
 */
public final class DiscordAddress {
  /** The platform of all of them. */
  public static final String PLATFORM = "discord";

  private static final String PERSON = "user:";

  private DiscordAddress() {}

  /** A channel, thread or forum of a server. */
  public static ChannelId inServer(String server, String channel) {
    return new ChannelId(PLATFORM, server, channel);
  }

  /** Where one person is written to. */
  public static ChannelId ofPerson(String user) {
    return new ChannelId(PLATFORM, PERSON + user, user);
  }

  /** Whether one person is written to there. */
  public static boolean isOfPerson(ChannelId address) {
    return address.tenant().startsWith(PERSON);
  }
}

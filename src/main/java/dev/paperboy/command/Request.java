package dev.paperboy.command;

import dev.paperboy.subscription.ChannelId;

/**
 * One {@code /papers} command, as typed.
 *
 * @param channel where it was typed; it reads and changes nothing outside its tenant
 * @param channelName what people call the channel
 * @param user who typed it
 * @param text the command without {@code /papers}: {@code subscribe diffusion daily}
 */
public record Request(ChannelId channel, String channelName, User user, String text) {

  /**
   * A person.
   *
   * @param id the platform's id
   * @param name what people call them
   * @param manager whether the platform lets them manage the channel
   */
  public record User(String id, String name, boolean manager) {}
}

package dev.paperboy.chat.slack.answer;

import dev.paperboy.chat.slack.send.SlackSender;
import dev.paperboy.subscription.ChannelId;

/**
 * The origin of an interaction.
 *
 * @param channel the channel concerned; the person's own in direct messages
 * @param name the display name of the channel; empty if it is still to be looked up
 * @param user the ID of who did it
 * @param userName their display name
 * @param here whether it was done in the channel concerned, so that only its members can do it
 */
public record SlackOrigin(
    ChannelId channel, String name, String user, String userName, boolean here) {

  private static final String DIRECT = "directmessage";
  private static final String HIDDEN = "privategroup";
  private static final String GROUP = "mpdm-";

  /** Returns the origin of an interaction, with the name that Slack gives the channel there. */
  public static SlackOrigin of(
      String team, String channel, String channelName, String user, String userName) {
    if (channel.startsWith("D") || channelName.equals(DIRECT)) {
      return personal(team, user, userName);
    }
    boolean nameless =
        channelName.isEmpty() || channelName.equals(HIDDEN) || channelName.startsWith(GROUP);
    return new SlackOrigin(
        new ChannelId(SlackSender.PLATFORM, team, channel),
        nameless ? "" : "#" + channelName,
        user,
        userName,
        true);
  }

  /** Returns a person's direct messages. */
  public static SlackOrigin personal(String team, String user, String userName) {
    return new SlackOrigin(
        new ChannelId(SlackSender.PLATFORM, team, user), "@" + userName, user, userName, true);
  }

  /** Returns another channel, acted on from here. */
  public SlackOrigin elsewhere(String id, String itsName) {
    return id.equals(user)
        ? personal(team(), user, userName)
        : new SlackOrigin(
            new ChannelId(SlackSender.PLATFORM, team(), id), itsName, user, userName, false);
  }

  /** Returns whether it concerns one person alone. */
  public boolean personal() {
    return channel.id().equals(user);
  }

  /** Returns the workspace. */
  public String team() {
    return channel.tenant();
  }

  /** Returns Slack's ID of the channel or person. */
  public String id() {
    return channel.id();
  }

  SlackOrigin named(String known) {
    return new SlackOrigin(channel, known, user, userName, here);
  }
}

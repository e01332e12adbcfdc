package dev.paperboy.chat.slack.answer;

import dev.paperboy.chat.slack.send.SlackSender;
import dev.paperboy.subscription.ChannelId;

/**
 * Where somebody did something, and who it was.
 *
 * @param channel the channel that is meant; the person's own in direct messages
 * @param name what people call the channel; empty where it is yet to be asked for
 * @param user the id of who did it
 * @param userName what people call them
 * @param here whether it was done in the channel that is meant, so that its members alone can do it
 */
public record SlackOrigin(
    ChannelId channel, String name, String user, String userName, boolean here) {

  private static final String DIRECT = "directmessage";
  private static final String HIDDEN = "privategroup";
  private static final String GROUP = "mpdm-";

  /** Where a person did something, by the name that Slack gives the channel there. */
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

  /** Where a person alone is written to. */
  public static SlackOrigin personal(String team, String user, String userName) {
    return new SlackOrigin(
        new ChannelId(SlackSender.PLATFORM, team, user), "@" + userName, user, userName, true);
  }

  /** Another channel than the one where it was done. */
  public SlackOrigin elsewhere(String id, String itsName) {
    return id.equals(user)
        ? personal(team(), user, userName)
        : new SlackOrigin(
            new ChannelId(SlackSender.PLATFORM, team(), id), itsName, user, userName, false);
  }

  /** Whether it concerns one person alone. */
  public boolean personal() {
    return channel.id().equals(user);
  }

  /** The workspace. */
  public String team() {
    return channel.tenant();
  }

  /** Slack's id of the channel, or of the person. */
  public String id() {
    return channel.id();
  }

  SlackOrigin named(String known) {
    return new SlackOrigin(channel, known, user, userName, here);
  }
}

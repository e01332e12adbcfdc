package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LifeTest {
  private final BotOnSimulator scene = new BotOnSimulator();
  private final DiscordSimulator discord = scene.discord;
  private final SimulatedGuild guild = discord.guild("Reading group");
  private final SimulatedChannel channel = guild.textChannel("papers");
  private final String server = "discord/" + guild.id();
  private final String there = server + "/" + channel.id();

  @BeforeEach
  void connect() {
    scene.connect();
    scene.awaitTold("regained all of " + server);
    scene.reachability.told().clear();
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void aServerThatRemovesTheBotIsLostUntilItInvitesItAgain() {
    guild.removeBot();
    scene.awaitTold(
        "lost all of "
            + server
            + ": the bot was removed from the server; invite it again to continue");
    guild.inviteBot();
    scene.awaitTold("regained all of " + server);
    assertThat(scene.reachability.told()).hasSize(2);
  }

  @Test
  void atAStartOnlyChannelsThatCanBeWrittenToAreWoken() {
    SimulatedChannel closed = guild.textChannel("closed");
    SimulatedChannel gone = guild.textChannel("gone");
    closed.deny(Permission.MESSAGE_SEND);
    gone.delete();
    scene.reachability.told().clear();
    scene.connect();
    scene.awaitTold("regained all of " + server);
    assertThat(scene.reachability.isReachable(guild.id(), channel.id())).isTrue();
    assertThat(scene.reachability.isReachable(guild.id(), closed.id())).isFalse();
    assertThat(scene.reachability.isReachable(guild.id(), gone.id())).isFalse();
  }

  @Test
  void aServerIsJoinedWhileRunning() {
    SimulatedGuild other = discord.guild("Another group");
    scene.awaitTold("regained all of discord/" + other.id());
  }

  @Test
  void anOutageOfAServerIsNoRemoval() {
    guild.becomeUnavailable();
    guild.becomeAvailable();
    scene.awaitTold("regained all of " + server);
    assertThat(scene.reachability.told()).hasSize(1);
  }

  @Test
  void aDeletedChannelIsLost() {
    channel.delete();
    scene.awaitTold("deleted " + there + ": the channel was deleted");
  }

  @Test
  void aDeletedThreadIsLost() {
    SimulatedChannel thread = channel.thread("talk");
    thread.delete();
    scene.awaitTold("deleted " + server + "/" + thread.id() + ": the thread was deleted");
  }

  @Test
  void aChannelWhereThePermissionIsTakenIsLostUntilItIsGiven() {
    channel.deny(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND);
    scene.awaitTold(
        "lost "
            + there
            + ": the bot lacks “View Channel” and “Send Messages” in this channel; grant it in the"
            + " channel's settings");
    channel.allow(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND);
    scene.awaitTold("regained " + there);
    assertThat(scene.reachability.told()).hasSize(2);
  }

  @Test
  void aRoleThatLosesAPermissionLosesEveryChannelOfTheServer() {
    SimulatedChannel second = guild.textChannel("more");
    SimulatedChannel forum = guild.forum("library");
    guild.everyoneMay(Permission.VIEW_CHANNEL, Permission.MESSAGE_EMBED_LINKS);
    guild.botMay();
    for (SimulatedChannel lost : new SimulatedChannel[] {channel, second}) {
      scene.awaitTold(
          "lost "
              + server
              + "/"
              + lost.id()
              + ": the bot lacks “Send Messages” in this channel; grant it in the channel's"
              + " settings");
    }
    scene.awaitTold(
        "lost "
            + server
            + "/"
            + forum.id()
            + ": the bot lacks “Create Posts” in this channel; grant it in the channel's settings");
  }

  @Test
  void permissionsThatDoNotMatterAreNotTold() {
    channel.deny(Permission.MESSAGE_ADD_REACTION, Permission.MESSAGE_EMBED_LINKS);
    channel.delete();
    scene.awaitTold("deleted " + there + ": the channel was deleted");
    assertThat(scene.reachability.told()).hasSize(1);
  }

  @Test
  void aNewNameIsTold() {
    channel.rename("reading");
    scene.awaitTold("renamed " + there + " to #reading");
  }
}

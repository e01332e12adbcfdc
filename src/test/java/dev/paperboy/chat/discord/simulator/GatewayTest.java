package dev.paperboy.chat.discord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gateway does to the real library, in good days and bad. */
final class GatewayTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final DiscordSimulator discord = new DiscordSimulator();
  private final SimulatedGuild guild = discord.guild("Reading group");

  @AfterEach
  void stop() {
    discord.close();
  }

  @Test
  void aRequestToReconnectIsFollowedByAResume() {
    try (TestBot bot = TestBot.connect(discord)) {
      discord.gateway().askToReconnect();
      discord.await("a resume", SOON, () -> discord.gateway().resumes() == 1);
      bot.awaitConnected();
      assertThat(discord.gateway().identifies()).isEqualTo(1);
    }
  }

  @Test
  void anInvalidSessionIsBegunAnew() {
    try (TestBot bot = TestBot.connect(discord)) {
      discord.gateway().invalidateSessions(false);
      discord.await("a new session", SOON, () -> discord.gateway().identifies() == 2);
      bot.awaitConnected();
      assertThat(bot.jda().getGuildById(guild.id())).isNotNull();
    }
  }

  @Test
  void aZombieIsLeft() {
    discord.gateway().heartbeatEvery(Duration.ofMillis(100));
    try (TestBot bot = TestBot.connect(discord)) {
      discord.await("heartbeats", SOON, () -> discord.gateway().heartbeats() >= 2);
      discord.gateway().stayZombie(true);
      discord.await("a resume", SOON, () -> discord.gateway().resumes() >= 1);
      discord.gateway().stayZombie(false);
      bot.awaitConnected();
      assertThat(discord.gateway().identifies()).isEqualTo(1);
    }
  }

  @Test
  void aGuildIsLeftAndJoinedAgain() {
    try (TestBot bot = TestBot.connect(discord)) {
      guild.removeBot();
      discord.await("no guild", SOON, () -> bot.jda().getGuildById(guild.id()) == null);
      guild.inviteBot();
      discord.await("the guild", SOON, () -> bot.jda().getGuildById(guild.id()) != null);
      guild.becomeUnavailable();
      discord.await("an outage", SOON, () -> bot.jda().isUnavailable(Long.parseLong(guild.id())));
      guild.becomeAvailable();
      discord.await("its end", SOON, () -> bot.jda().getGuildById(guild.id()) != null);
    }
  }

  @Test
  void eachShardHearsOfItsGuilds() {
    SimulatedGuild zero = discord.guildOnShard("Zero", 0, 2);
    SimulatedGuild one = discord.guildOnShard("One", 1, 2);
    try (TestBot bot = TestBot.connectShards(discord, 2)) {
      discord.awaitShards(2, SOON);
      bot.awaitConnected();
      JDA first = bot.shard(0);
      JDA second = bot.shard(1);
      assertThat(first.getGuildById(zero.id())).isNotNull();
      assertThat(first.getGuildById(one.id())).isNull();
      assertThat(second.getGuildById(one.id())).isNotNull();
    }
  }

  @Test
  void privilegedIntentsAndWrongTokensAreRefused() {
    try (TestBot bot =
        TestBot.start(discord, DiscordSimulator.TOKEN, List.of(GatewayIntent.MESSAGE_CONTENT))) {
      discord.await("a shutdown", SOON, bot::isShutDown);
      assertThat(discord.gateway().identifies()).isZero();
    }
  }
}

package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscordConnectionTest {
  private final BotOnSimulator scene = new BotOnSimulator();
  private final DiscordSimulator discord = scene.discord;

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void theStateTellsNameServersAndShards() {
    discord.guild("Reading group");
    DiscordBot bot = scene.connect();
    assertThat(bot.state().words()).isEqualTo("connected as Paperboy in 1 server, shards 0–0 of 1");
    bot.close();
    assertThat(bot.state().words()).isEqualTo("off");
  }

  @Test
  void theCommandsAreRegisteredOnceAndNotAgainAfterARestart() {
    DiscordBot first = scene.connect();
    scene.await("the commands", () -> discord.commands().size() == 2);
    first.close();
    discord.forgetRequests();
    scene.connect();
    scene.await("a comparison", () -> discord.requests("GET applications/*/commands").size() == 1);
    assertThat(discord.requests("PUT applications/*/commands")).isEmpty();
  }

  @Test
  void theCommandsAreTypedAndUsableEverywhere() {
    scene.connect();
    scene.await("the commands", () -> discord.commands().size() == 2);
    JsonNode papers =
        discord.commands().stream().filter(one -> one.path("type").asInt() == 1).findFirst().get();
    assertThat(papers.path("name").asText()).isEqualTo("papers");
    assertThat(papers.path("contexts")).extracting(JsonNode::asInt).containsExactly(0, 1, 2);
    assertThat(papers.path("integration_types")).extracting(JsonNode::asInt).containsExactly(0, 1);
    assertThat(papers.path("default_member_permissions").isNull()).isTrue();
    JsonNode subscribe = papers.path("options").get(0);
    assertThat(subscribe.path("options").findValuesAsText("name"))
        .startsWith("query")
        .contains("cadence", "max", "channel");
    assertThat(subscribe.at("/options/0/autocomplete").asBoolean()).isTrue();
    assertThat(subscribe.at("/options/2/min_value").asInt()).isEqualTo(1);
    assertThat(papers.toString()).hasSizeLessThan(8000);
  }

  @Test
  void registeringIsTriedAgainUntilItWorks() {
    discord.faults().on("PUT applications/*/commands").times(1).answers(403, 20012, "Not now");
    scene.connect();
    scene.await("the commands", () -> discord.commands().size() == 2);
    scene.await("two tries", () -> discord.requests("PUT applications/*/commands").size() == 2);
  }

  @Test
  void aWrongTokenIsShownAndNothingEnds() {
    DiscordBot bot = scene.start(scene.options("not-the-token", 1, 0, 0));
    scene.await("a refusal", () -> bot.state() instanceof PlatformState.Refused);
    assertThat(bot.state().words())
        .contains("the token is not valid", "discord.com/developers/applications")
        .doesNotContain("not-the-token");
    scene.await("another try", () -> discord.requests("GET users/@me").size() >= 2);
  }

  @Test
  void aTokenThatIsRefusedForAWhileIsTakenLater() {
    discord.faults().on("GET users/@me").always().answers(401, 0, "401: Unauthorized");
    DiscordBot bot = scene.start(scene.options(DiscordSimulator.TOKEN, 1, 0, 0));
    scene.await("a refusal", () -> bot.state() instanceof PlatformState.Refused);
    discord.faults().clear();
    scene.await("a connection", () -> bot.state().isConnected());
  }

  @Test
  void discordMayBeAwayAtTheStart() {
    discord.startOutage();
    DiscordBot bot = scene.start(scene.options(DiscordSimulator.TOKEN, 1, 0, 0));
    scene.await("trouble", () -> bot.state().words().contains("cannot be reached"));
    assertThat(bot.state()).isInstanceOf(PlatformState.Connecting.class);
    discord.endOutage();
    scene.await("a connection", () -> bot.state().isConnected());
  }

  @Test
  void whereNobodyAnswersAtTheAddressToResumeAtTheOneThatTheApiNamedIsTaken() {
    discord.gateway().resumeAt("ws://127.0.0.1:1/gateway");
    DiscordBot bot = scene.connect();
    discord.gateway().dropConnections();
    scene.await("a resume", () -> discord.gateway().resumes() == 1 && bot.state().isConnected());
  }

  @Test
  void aCutConnectionIsResumed() {
    DiscordBot bot = scene.connect();
    int told = scene.reachability.readiness();
    discord.gateway().dropConnections();
    scene.await("a resume", () -> discord.gateway().resumes() == 1 && bot.state().isConnected());
    scene.await("to be told of both", () -> scene.reachability.readiness() >= told + 2);
  }

  @Test
  void aBreakIsToldWithItsBeginning() {
    assertThat(new PlatformState.Disconnected(BotOnSimulator.NOW).words())
        .isEqualTo("disconnected since 2026-06-15T12:00:00Z, reconnecting");
  }

  @Test
  void anInvalidSessionIsReplacedByANewOne() {
    DiscordBot bot = scene.connect();
    discord.gateway().invalidateSessions(false);
    scene.await("a new session", () -> discord.gateway().identifies() == 2);
    scene.await("a connection", () -> bot.state().isConnected());
  }

  @Test
  void aTokenThatWasResetWhileRunningIsShownAndTriedAgain() {
    DiscordBot bot = scene.connect();
    discord.faults().on("GET users/@me").always().answers(401, 0, "401: Unauthorized");
    discord.gateway().resetToken(true);
    discord.gateway().close(4004, "Authentication failed.");
    scene.await("a refusal", () -> bot.state() instanceof PlatformState.Refused);
    discord.gateway().resetToken(false);
    discord.faults().clear();
    scene.await("a connection", () -> bot.state().isConnected());
  }

  @Test
  void severalProcessesServeTheirOwnServers() {
    SimulatedGuild first = discord.guildOnShard("first", 0, 2);
    SimulatedGuild second = discord.guildOnShard("second", 1, 2);
    DiscordBot one = scene.start(scene.options(DiscordSimulator.TOKEN, 2, 0, 0));
    DiscordBot other = scene.start(scene.options(DiscordSimulator.TOKEN, 2, 1, 1));
    scene.await("both", () -> one.state().isConnected() && other.state().isConnected());
    assertThat(one.state().words()).endsWith("in 1 server, shards 0–0 of 2");
    assertThat(other.state().words()).endsWith("in 1 server, shards 1–1 of 2");
    scene.awaitTold("regained all of discord/" + first.id());
    scene.awaitTold("regained all of discord/" + second.id());
    scene.await("the commands", () -> discord.commands().size() == 2);
    assertThat(discord.requests("GET applications/*/commands")).hasSize(1);
  }

  @Test
  void theAddressOfTheApiMayBeWrittenInAnyUsualWay() {
    for (String written :
        new String[] {"http://x:1", "http://x:1/", "http://x:1/api/v10", "http://x:1/api/v10/"}) {
      DiscordOptions options =
          new DiscordOptions("t", Optional.of(URI.create(written)), Optional.empty(), 1, 0, 0);
      assertThat(options.requestsBegin()).isEqualTo("http://x:1/api/v10/");
      assertThat(options.toString()).doesNotContain("token");
    }
    assertThat(DiscordOptions.of("t").requestsBegin()).isEqualTo("https://discord.com/api/v10/");
  }

  @Test
  void anotherGatewayIsUsedWhereOneIsGiven() {
    DiscordOptions options =
        new DiscordOptions(
            DiscordSimulator.TOKEN,
            Optional.of(URI.create(discord.apiUrl())),
            Optional.of(URI.create(discord.gatewayUrl().replace("127.0.0.1", "localhost"))),
            1,
            0,
            0);
    DiscordBot bot = scene.start(options);
    scene.await("a connection", () -> bot.state().isConnected());
    assertThat(discord.gateway().identifies()).isEqualTo(1);
  }
}

package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.RecordedRequest;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class of errors lands in its state, and the people of the channel can read why. */
final class ErrorClassesTest {
  @TempDir private Path folder;
  private DiscordScene at;
  private SimulatedGuild guild;
  private int papers;

  @BeforeEach
  void open() {
    at = new DiscordScene(folder);
    guild = at.discord.guild("Reading group");
  }

  @AfterEach
  void close() {
    at.close();
  }

  /** An error that Discord may answer with, and what people read of it. */
  private record Refusal(int status, int code, String told) {}

  private SimulatedChannel subscribed(String name) {
    SimulatedChannel channel = guild.textChannel(name);
    at.type(channel, "subscribe diffusion");
    return channel;
  }

  private void refuse(SimulatedChannel channel, Refusal refusal) {
    at.discord
        .faults()
        .on(post(channel))
        .always()
        .answers(refusal.status(), refusal.code(), "refused by the test");
  }

  private static String post(SimulatedChannel channel) {
    return "POST channels/" + channel.id() + "/messages";
  }

  private String list(SimulatedChannel channel) {
    return at.type(channel, "list").text();
  }

  private void findAPaper() {
    papers++;
    at.scene.poll(at.scene.arxiv, Scene.papers(papers, papers + 1, "Diffusion"));
    at.deliver();
  }

  private Map<SimulatedChannel, Refusal> channelsThatRefuse(List<Refusal> refusals) {
    Map<SimulatedChannel, Refusal> channels = new LinkedHashMap<>();
    for (Refusal refusal : refusals) {
      SimulatedChannel channel = subscribed("c" + refusal.status() + "-" + refusal.code());
      refuse(channel, refusal);
      channels.put(channel, refusal);
    }
    return channels;
  }

  @Test
  void whatIsGoneOrForbiddenRestsAndKeepsItsSubscriptions() {
    Map<SimulatedChannel, Refusal> channels =
        channelsThatRefuse(
            List.of(
                new Refusal(404, 10003, "the channel was deleted"),
                new Refusal(404, 10015, "the channel was deleted"),
                new Refusal(401, 50027, "the channel was deleted"),
                new Refusal(404, 10004, "the server was deleted"),
                new Refusal(403, 50001, "give it View Channel"),
                new Refusal(403, 50013, "give it View Channel, Send Messages and Embed Links"),
                new Refusal(400, 50008, "a channel of this kind"),
                new Refusal(403, 160005, "the thread is locked"),
                new Refusal(400, 50083, "the thread is archived"),
                new Refusal(400, 40067, "requires a tag")));
    findAPaper();
    channels.forEach(
        (channel, refusal) ->
            assertThat(list(channel))
                .as("%s", refusal)
                .contains("Nothing can be posted here: ", refusal.told(), "#1 `diffusion`"));
    int before = at.discord.requests("POST channels/*/messages").size();
    findAPaper();
    assertThat(at.discord.requests("POST channels/*/messages"))
        .as("they are left in peace")
        .hasSize(before);
  }

  @Test
  void whatPassesWaitsAndArrivesOnce() {
    Map<SimulatedChannel, Refusal> channels =
        channelsThatRefuse(
            List.of(
                new Refusal(500, 0, "Discord had an internal error"),
                new Refusal(503, 130000, "overloaded"),
                new Refusal(400, 20028, "rate limit is reached"),
                new Refusal(400, 40062, "rate limit is reached")));
    findAPaper();
    channels.forEach(
        (channel, refusal) ->
            assertThat(list(channel))
                .as("%s", refusal)
                .contains("A message is waiting: ", refusal.told()));
    at.discord.faults().clear();
    at.scene.clock.advance(Duration.ofMinutes(10));
    at.deliver();
    for (SimulatedChannel channel : channels.keySet()) {
      assertThat(at.discord.posts(channel)).hasSize(1);
      assertThat(list(channel)).doesNotContain("waiting:").contains("Posted 1, waiting 0");
    }
  }

  @Test
  void refusalsForBeingTooFastAreWaitedOutEvenWhereDiscordDoesNotSayHowLong() {
    SimulatedChannel channel = subscribed("papers");
    at.discord.faults().on(post(channel)).times(1).answers(429, 40062, "slow down");
    findAPaper();
    assertThat(at.discord.posts(channel)).hasSize(1);
    List<RecordedRequest> asked = at.discord.requests(post(channel));
    assertThat(asked).hasSize(2);
    assertThat(Duration.between(asked.get(0).arrived(), asked.get(1).arrived()))
        .isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void whatIsOurFaultIsSentOncePlainlyAndNeverAgain() {
    SimulatedChannel embeds = subscribed("embeds");
    at.discord.faults().on(post(embeds)).always().rejectsEmbeds();
    Map<SimulatedChannel, Refusal> channels =
        channelsThatRefuse(
            List.of(
                new Refusal(400, 50035, "rejects the format of this message"),
                new Refusal(400, 50006, "rejects the format of this message"),
                new Refusal(413, 40005, "rejects the format of this message")));
    findAPaper();
    List<PostedMessage> plain = at.discord.posts(embeds);
    assertThat(plain).hasSize(1);
    assertThat(plain.get(0).embeds()).isEmpty();
    assertThat(plain.get(0).content()).contains("Diffusion 1");
    channels.forEach(
        (channel, refusal) -> {
          assertThat(list(channel)).as("%s", refusal).contains("1 was refused", refusal.told());
          assertThat(at.discord.requests(post(channel))).as("cards, then plain text").hasSize(2);
        });
    at.scene.clock.advance(Duration.ofHours(1));
    at.deliver();
    channels.forEach(
        (channel, refusal) -> assertThat(at.discord.requests(post(channel))).hasSize(2));
  }

  @Test
  void aTokenThatDiscordRefusesStopsEverythingUntilItIsTriedAgain() {
    SimulatedChannel channel = subscribed("papers");
    refuse(channel, new Refusal(401, 0, ""));
    findAPaper();
    findAPaper();
    assertThat(list(channel)).contains("A message is waiting: ", "token");
    assertThat(at.bot.sender().isReady()).isFalse();
    assertThat(at.discord.requests(post(channel))).as("no storm").hasSize(1);
    at.discord.faults().clear();
    at.scene.clock.advance(Duration.ofMinutes(11));
    at.deliver();
    assertThat(at.discord.posts(channel)).hasSize(2);
  }

  @Test
  void aServerThatRemovedTheBotRestsAndWakesWhenTheBotReturns() {
    SimulatedChannel channel = subscribed("papers");
    guild.removeBot();
    at.discord.await(
        "the removal to be known",
        Duration.ofSeconds(20),
        () -> list(channel).contains("Nothing can be posted here"));
    findAPaper();
    assertThat(list(channel)).contains("removed", "#1 `diffusion`");
    guild.inviteBot();
    at.discord.await(
        "the return to be known",
        Duration.ofSeconds(20),
        () -> !list(channel).contains("Nothing can be posted here"));
    findAPaper();
    assertThat(at.discord.posts(channel)).isNotEmpty();
  }
}

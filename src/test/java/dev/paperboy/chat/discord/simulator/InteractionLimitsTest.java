package dev.paperboy.chat.discord.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines and rules of answers, request by request. */
final class InteractionLimitsTest {
  private static final int EPHEMERAL = 64;

  private final DiscordSimulator discord = new DiscordSimulator();
  private final Posting posting = new Posting(discord);
  private final SimulatedUser ada = discord.user("ada");
  private final SimulatedGuild guild = discord.guild("Reading group").member(ada);
  private final SimulatedChannel channel = guild.textChannel("papers");

  @BeforeEach
  void register() {
    String commands =
        """
        [{"name":"papers","description":"Papers","options":[
            {"type":1,"name":"search","description":"Finds","options":[
              {"type":3,"name":"query","description":"What","required":true,"autocomplete":true},
              {"type":4,"name":"max","description":"How many","min_value":1,"max_value":20}]}]},
         {"name":"admin","description":"Rules","default_member_permissions":"16",
          "contexts":[0]}]
        """;
    assertThat(posting.send("PUT", "applications/1/commands", commands).status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    discord.close();
  }

  @Test
  void aLateFirstResponseIsRefused() {
    discord.interactionDeadlines(Duration.ZERO, Duration.ofMinutes(15));
    Posting.Got got = callback(search(), 5, "{}");
    assertThat(got.status()).isEqualTo(404);
    assertThat(got.code()).isEqualTo(10062);
  }

  @Test
  void aSecondFirstResponseIsRefused() {
    Answer answer = search();
    assertThat(callback(answer, 5, "{}").status()).isEqualTo(204);
    assertThat(callback(answer, 4, "{\"content\":\"x\"}").code()).isEqualTo(40060);
  }

  @Test
  void anExpiredTokenIsRefused() {
    Answer answer = search();
    callback(answer, 5, "{}");
    discord.interactionDeadlines(Duration.ofSeconds(3), Duration.ZERO);
    assertThat(original(answer, "PATCH", "{\"content\":\"x\"}").code()).isEqualTo(50027);
  }

  @Test
  void theOriginalIsUnknownBeforeTheFirstResponse() {
    assertThat(original(search(), "PATCH", "{\"content\":\"x\"}").code()).isEqualTo(10015);
  }

  @Test
  void aDeferredEphemeralAnswerIsSeenByOnePersonOnly() {
    Answer answer = search();
    callback(answer, 5, "{\"flags\":64}");
    assertThat(answer.message()).isEmpty();
    original(answer, "PATCH", "{\"content\":\"found\"}");
    PostedMessage message = answer.awaitMessage();
    assertThat(message.flags() & EPHEMERAL).isNotZero();
    assertThat(message.visibleTo()).isEqualTo(ada.id());
    assertThat(channel.messages()).isEmpty();
    assertThatThrownBy(() -> discord.press(discord.user("eve"), message, "next"))
        .hasMessageContaining("does not see");
  }

  @Test
  void theFirstFollowupTakesThePlaceOfADeferredAnswer() {
    Answer answer = search();
    callback(answer, 5, "{}");
    String webhook = "webhooks/1/" + answer.open().token;
    posting.send("POST", webhook, "{\"content\":\"one\"}");
    posting.send("POST", webhook, "{\"content\":\"two\"}");
    assertThat(answer.awaitMessage().content()).isEqualTo("one");
    assertThat(answer.followups()).extracting(PostedMessage::content).containsExactly("two");
  }

  @Test
  void anAutocompleteTakesChoicesOnly() {
    Answer typing = discord.autocomplete(ada, channel, "papers search", "query", "d", Map.of());
    assertThat(callback(typing, 4, "{\"content\":\"x\"}").code()).isEqualTo(50035);
    String choice = "{\"name\":\"x\",\"value\":\"x\"}";
    String many = "{\"choices\":[" + (choice + ",").repeat(25) + choice + "]}";
    assertThat(callback(typing, 8, many).body().at("/errors/data/choices").isMissingNode())
        .isFalse();
    assertThat(callback(typing, 8, "{\"choices\":[" + choice + "]}").status()).isEqualTo(204);
    assertThat(typing.awaitChoices()).containsExactly("x");
  }

  @Test
  void aPressUpdatesItsMessage() {
    Answer answer = search();
    callback(
        answer,
        4,
        """
        {"content":"one","components":[{"type":1,"components":[
          {"type":2,"style":1,"custom_id":"next","label":"Next"}]}]}
        """);
    Answer pressed = discord.pressLabelled(ada, answer.awaitMessage(), "Next");
    callback(pressed, 7, "{\"content\":\"two\",\"components\":[]}");
    assertThat(answer.awaitMessage().content()).isEqualTo("two");
    assertThatThrownBy(() -> discord.press(ada, answer.awaitMessage(), "next"))
        .hasMessageContaining("has no next");
  }

  @Test
  void commandsAreOfferedWhereTheyCanBeUsed() {
    assertThatThrownBy(() -> discord.slash(ada, channel, "admin")).hasMessageContaining("offer");
    guild.member(ada, Permission.MANAGE_CHANNEL);
    assertThat(discord.slash(ada, channel, "admin").isAcknowledged()).isFalse();
    assertThatThrownBy(() -> discord.slash(ada, discord.directMessages(ada), "admin"))
        .hasMessageContaining("offer");
    SimulatedChannel elsewhere = discord.guildWithoutBot("Elsewhere").textChannel("talk");
    assertThatThrownBy(() -> discord.slash(ada, elsewhere, "admin")).hasMessageContaining("offer");
  }

  @Test
  void optionsAreCheckedAsDiscordDoes() {
    assertThatThrownBy(() -> discord.slash(ada, channel, "papers search"))
        .hasMessageContaining("query");
    Map<String, Object> tooMany = Map.of("query", "x", "max", 21);
    assertThatThrownBy(() -> discord.slash(ada, channel, "papers search", tooMany))
        .hasMessageContaining("bounds");
    assertThatThrownBy(() -> discord.slash(ada, channel, "papers search", Map.of("q", "x")))
        .hasMessageContaining("no option q");
  }

  private Answer search() {
    return discord.slash(ada, channel, "papers search", Map.of("query", "diffusion"));
  }

  private Posting.Got callback(Answer answer, int type, String data) {
    String path = "interactions/" + answer.interaction() + "/" + answer.open().token + "/callback";
    return posting.send("POST", path, "{\"type\":" + type + ",\"data\":" + data + "}");
  }

  private Posting.Got original(Answer answer, String method, String body) {
    String path = "webhooks/1/" + answer.open().token + "/messages/@original";
    return posting.send(method, path, body);
  }
}

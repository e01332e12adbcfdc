package dev.paperboy.chat.slack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what: tokens, scopes, membership, workspaces, installation; and who is notified. */
final class AccessTest {
  private final SlackSimulator slack = new SlackSimulator();
  private final SimulatedWorkspace workspace = slack.workspace("Reading group");
  private final SimulatedUser ada = workspace.user("ada");
  private final SimulatedChannel channel = workspace.publicChannel("papers").member(ada);
  private final PlainClient client = new PlainClient(slack, workspace.botToken());

  @BeforeEach
  void withoutRateLimits() {
    slack.rateLimits().none();
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void tokensStopWorkingInSlacksWords() {
    assertThat(new PlainClient(slack, "xoxb-made-up").error("auth.test", Json.object()))
        .isEqualTo("invalid_auth");
    for (String error : new String[] {"token_revoked", "account_inactive", ""}) {
      workspace.breakTokens(error);
      assertThat(client.error("auth.test", Json.object())).isEqualTo(error);
    }
    assertThat(client.error("apps.connections.open", Json.object()))
        .isEqualTo("not_allowed_token_type");
    assertThat(client.error("auth.revoke", Json.object())).isEmpty();
    assertThat(post(channel.id())).isEqualTo("token_revoked");
  }

  @Test
  void aMissingScopeIsNamed() {
    workspace.withdraw("chat:write");
    JsonNode answer = client.call("chat.postMessage", message(channel.id()));
    assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asText()).isEqualTo("chat:write");
    assertThat(answer.path("provided").asText()).contains("commands");
    workspace.withdraw("groups:read");
    SimulatedChannel secret = workspace.privateChannel("secret", ada);
    ObjectNode info = Json.object().put("channel", secret.id());
    assertThat(client.error("conversations.info", info)).isEqualTo("missing_scope");
  }

  @Test
  void theBotPostsWhereItMay() {
    SimulatedChannel foreign = slack.workspace("Elsewhere").publicChannel("papers");
    assertThat(post(foreign.id())).isEqualTo("channel_not_found");
    SimulatedChannel open = workspace.publicChannel("open").withoutBot();
    assertThat(post(open.id())).isEmpty();
    workspace.withdraw("chat:write.public");
    assertThat(post(open.id())).isEqualTo("not_in_channel");
    SimulatedChannel secret = workspace.privateChannel("secret", ada).withoutBot();
    assertThat(post(secret.id())).isEqualTo("channel_not_found");
    slack.hidePrivateChannels(false);
    assertThat(post(secret.id())).isEqualTo("not_in_channel");
    assertThat(post(workspace.publicChannel("old").withArchive().id())).isEqualTo("is_archived");
    assertThat(post(workspace.publicChannel("news").withRestrictedPosting(true).id()))
        .isEqualTo("restricted_action");
    assertThat(post(ada.id())).isEmpty();
    assertThat(slack.posts(workspace.directMessages(ada))).hasSize(1);
  }

  @Test
  void messagesAreEditedAndDeletedByTheirAuthorOnly() {
    assertThat(post(channel.id())).isEmpty();
    PostedMessage own = slack.posts(channel).get(0);
    PostedMessage other = slack.say(ada, channel, "mine");
    ObjectNode edit = message(channel.id()).put("text", "edited").put("ts", own.ts());
    assertThat(client.error("chat.update", edit)).isEmpty();
    assertThat(slack.now(own).orElseThrow().text()).isEqualTo("edited");
    assertThat(client.error("chat.update", edit.put("ts", other.ts())))
        .isEqualTo("cant_update_message");
    assertThat(client.error("chat.update", edit.put("ts", "1.000001")))
        .isEqualTo("message_not_found");
    assertThat(client.error("chat.delete", edit.put("ts", own.ts()))).isEmpty();
    assertThat(slack.posts(channel)).isEmpty();
  }

  @Test
  void whoIsNotifiedIsRecorded() {
    post("&lt;!channel&gt; and @channel notify nobody");
    assertThat(slack.pings()).isEmpty();
    ObjectNode loud = message(channel.id()).put("text", "<!channel> <@U1> <!subteam^S1|team>");
    client.call("chat.postMessage", loud);
    assertThat(slack.pings())
        .extracting(Ping::target)
        .containsExactly("<!channel>", "<@U1>", "<!subteam^S1|team>");
    ObjectNode parsed = message(channel.id()).put("text", "@here").put("link_names", true);
    client.call("chat.postMessage", parsed);
    assertThat(slack.pings()).extracting(Ping::target).contains("@here");
  }

  @Test
  void linksThatWouldBeExpandedAreRecorded() {
    ObjectNode quiet = message(channel.id()).put("text", "<https://example.org/a|A>");
    client.call("chat.postMessage", quiet);
    client.call("chat.postMessage", quiet.put("unfurl_links", true));
    assertThat(slack.posts(channel).get(0).unfurledLinks()).isEmpty();
    assertThat(slack.posts(channel).get(1).unfurledLinks())
        .containsExactly("https://example.org/a");
  }

  @Test
  void channelsAreListedInPages() {
    for (int i = 0; i < 3; i++) {
      workspace.publicChannel("more-" + i).withoutBot();
    }
    JsonNode first = client.call("conversations.list", Json.object().put("limit", 3));
    assertThat(first.path("channels")).hasSize(3);
    String next = first.path("response_metadata").path("next_cursor").asText();
    JsonNode second =
        client.call("conversations.list", Json.object().put("limit", 3).put("cursor", next));
    assertThat(second.path("channels")).hasSize(1);
    assertThat(client.call("users.conversations", Json.object()).path("channels")).hasSize(1);
  }

  @Test
  void installingGivesTokensForACodeOnceAndRotatesThem() {
    SimulatedUser bob = slack.workspaceWithoutApp("Newcomers").admin("bob");
    slack.rotateTokens(Duration.ofHours(12));
    String authorization =
        slack.authorizeUrl()
            + ("?client_id=" + SlackSimulator.CLIENT_ID)
            + "&scope=chat:write,commands&state=s1&redirect_uri=http%3A%2F%2F127.0.0.1%3A";
    Javalin bot =
        Javalin.create(
                config ->
                    config.routes.addHttpHandler(
                        HandlerType.GET,
                        "/back",
                        context ->
                            context.result(
                                context.queryParam("code") + " " + context.queryParam("state"))))
            .start("127.0.0.1", 0);
    try {
      BotAnswer back = slack.approve(bob, authorization + bot.port() + "%2Fback");
      assertThat(back.body()).endsWith(" s1");
      ObjectNode exchange = client(Json.object()).put("code", back.body().split(" ", -1)[0]);
      JsonNode tokens = client.call("oauth.v2.access", exchange);
      assertThat(tokens.path("scope").asText()).isEqualTo("chat:write,commands");
      assertThat(tokens.path("expires_in").asInt()).isEqualTo(43_200);
      assertThat(client.error("oauth.v2.access", exchange)).isEqualTo("code_already_used");
      ObjectNode refresh = client(Json.object()).put("grant_type", "refresh_token");
      refresh.set("refresh_token", tokens.path("refresh_token"));
      String renewed = client.call("oauth.v2.access", refresh).path("access_token").asText();
      assertThat(client.error("oauth.v2.access", refresh)).isEqualTo("invalid_refresh_token");
      assertThat(new PlainClient(slack, renewed).error("auth.test", Json.object())).isEmpty();
    } finally {
      bot.stop();
    }
  }

  private static ObjectNode client(ObjectNode call) {
    call.put("client_id", SlackSimulator.CLIENT_ID);
    return call.put("client_secret", SlackSimulator.CLIENT_SECRET);
  }

  private String post(String where) {
    return client.error("chat.postMessage", message(where));
  }

  private static ObjectNode message(String where) {
    return Json.object().put("channel", where).put("text", "hello");
  }
}

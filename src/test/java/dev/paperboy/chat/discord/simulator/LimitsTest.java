package dev.paperboy.chat.discord.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit and each failure answers as Discord does. */
final class LimitsTest {
  private final DiscordSimulator discord = new DiscordSimulator();
  private final Posting posting = new Posting(discord);
  private final SimulatedGuild guild = discord.guild("Reading group");
  private final SimulatedChannel channel = guild.textChannel("papers");

  @BeforeEach
  void noRateLimits() {
    discord.rateLimits().off();
  }

  @AfterEach
  void stop() {
    discord.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/content                                | {'content':'@2001'}",
        "/nonce                                  | {'content':'x','nonce':'@26'}",
        "/embeds                                 | {'embeds':[{},{},{},{},{},{},{},{},{},{},{}]}",
        "/embeds/0/title                         | {'embeds':[{'title':'@257'}]}",
        "/embeds/0/description                   | {'embeds':[{'description':'@4097'}]}",
        "/embeds/0/footer/text                   | {'embeds':[{'footer':{'text':'@2049'}}]}",
        "/embeds/0/author/name                   | {'embeds':[{'author':{'name':'@257'}}]}",
        "/embeds/0/fields/0/name                 | {'embeds':[{'fields':[{'name':'@257','value':'x'}]}]}",
        "/embeds/0/fields/0/value                | {'embeds':[{'fields':[{'name':'x','value':'@1025'}]}]}",
        "/embeds/0/url                           | {'embeds':[{'title':'x','url':'javascript:x'}]}",
        "/embeds/0/url                           | {'embeds':[{'title':'x','url':'https://@2048'}]}",
        "/embeds                                 | {'embeds':[{'description':'@4000'},{'description':'@2001'}]}",
        "/components/0/components/0/label        | {'content':'x','components':[{'type':1,'components':[{'type':2,'style':1,'custom_id':'a','label':'@81'}]}]}",
        "/components/0/components/0/custom_id    | {'content':'x','components':[{'type':1,'components':[{'type':2,'style':1,'custom_id':'@101','label':'a'}]}]}",
        "/components/0/components/1/custom_id    | {'content':'x','components':[{'type':1,'components':[{'type':2,'style':1,'custom_id':'a','label':'a'},{'type':2,'style':1,'custom_id':'a','label':'b'}]}]}",
        "/components/0/components/0/url          | {'content':'x','components':[{'type':1,'components':[{'type':2,'style':5,'label':'a','url':'https://@512'}]}]}",
        "/components/0/components/0/placeholder  | {'content':'x','components':[{'type':1,'components':[{'type':3,'custom_id':'a','placeholder':'@151','options':[{'label':'a','value':'a'}]}]}]}",
        "/components/0/components/0/options/0/label | {'content':'x','components':[{'type':1,'components':[{'type':3,'custom_id':'a','options':[{'label':'@101','value':'a'}]}]}]}",
        "/components/0/components                | {'content':'x','components':[{'type':1,'components':[]}]}",
      })
  void aMessageBeyondALimitIsRefusedAtItsPlace(String place, String body) {
    Posting.Got got = post(body);
    assertThat(got.status()).isEqualTo(400);
    assertThat(got.code()).isEqualTo(50035);
    assertThat(got.body().at("/errors" + place + "/_errors").isArray())
        .as(got.body().toString())
        .isTrue();
    assertThat(channel.messages()).isEmpty();
  }

  @Test
  void aMessageAtTheLimitsIsTaken() {
    assertThat(post("{'content':'@2000','embeds':[{'description':'@4096'}]}").status())
        .isEqualTo(200);
    assertThat(post("{'content':'x','nonce':'@25'}").status()).isEqualTo(200);
  }

  @Test
  void anEmptyMessageIsRefused() {
    assertThat(post("{'content':' '}").code()).isEqualTo(50006);
  }

  @Test
  void theSameNonceReturnsTheEarlierMessageWithinTheWindow() {
    JsonNode first = post("{'content':'one','nonce':'n','enforce_nonce':true}").body();
    JsonNode again = post("{'content':'two','nonce':'n','enforce_nonce':true}").body();
    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(channel.messages()).hasSize(1);
    discord.nonceWindow(Duration.ZERO);
    post("{'content':'three','nonce':'m','enforce_nonce':true}");
    post("{'content':'four','nonce':'m','enforce_nonce':true}");
    assertThat(channel.messages()).hasSize(3);
  }

  @Test
  void onlyAllowedMentionsPing() {
    post("{'content':'@everyone <@!12> <@&34>','allowed_mentions':{'parse':[]}}");
    post("{'embeds':[{'description':'@everyone'}]}");
    assertThat(discord.pings()).isEmpty();
    post(
        "{'content':'@everyone <@!12> <@&34>','allowed_mentions':{'parse':['roles'],'users':['12']}}");
    assertThat(discord.pings()).extracting(Ping::whom).containsExactly("<@!12>", "<@&34>");
    post("{'content':'@here'}");
    assertThat(discord.pings()).extracting(Ping::whom).contains("@here");
  }

  @Test
  void rightsAreChecked() {
    channel.deny(Permission.MESSAGE_EMBED_LINKS);
    assertThat(post("{'embeds':[{'title':'x'}]}").code()).isEqualTo(50013);
    assertThat(post("{'content':'x'}").status()).isEqualTo(200);
    channel.deny(Permission.VIEW_CHANNEL);
    assertThat(post("{'content':'x'}").code()).isEqualTo(50001);
    guild.removeBot();
    assertThat(post("{'content':'x'}").code()).isEqualTo(50001);
    channel.delete();
    assertThat(post("{'content':'x'}").code()).isEqualTo(10003);
    assertThat(posting.send("GET", "users/@me", "", "Bot wrong").status()).isEqualTo(401);
    assertThat(discord.invalidRequests()).isEqualTo(4);
  }

  @Test
  void aPersonWhoRefusesDirectMessagesIsNotReached() {
    SimulatedUser ada = discord.user("ada");
    String open = "{'recipient_id':'" + ada.id() + "'}";
    String id = send("POST", "users/@me/channels", open).body().path("id").asText();
    ada.refuseDirectMessages();
    assertThat(send("POST", "channels/" + id + "/messages", "{'content':'x'}").code())
        .isEqualTo(50007);
    ada.acceptDirectMessages();
    assertThat(send("POST", "channels/" + id + "/messages", "{'content':'x'}").status())
        .isEqualTo(200);
    assertThat(discord.directMessages(ada).messages()).hasSize(1);
  }

  @Test
  void aForumTakesPostsWithItsTags() {
    SimulatedChannel forum = guild.forum("library", "vision", "language");
    String tag = forum.tags().get("vision");
    String address = "channels/" + forum.id() + "/threads";
    String body = "{'name':'A paper','applied_tags':['" + tag + "'],'message':{'content':'x'}}";
    assertThat(send("POST", address, body).status()).isEqualTo(201);
    assertThat(forum.threads()).hasSize(1);
    assertThat(forum.threads().get(0).appliedTags()).containsExactly("vision");
    assertThat(forum.threads().get(0).messages()).hasSize(1);
    forum.requireTag();
    body = "{'name':'A paper','message':{'content':'x'}}";
    assertThat(send("POST", address, body).code()).isEqualTo(40067);
    body = "{'name':'@101','message':{'content':'x'}}";
    assertThat(send("POST", address, body).body().at("/errors/name").isMissingNode()).isFalse();
    assertThat(send("POST", "channels/" + forum.id() + "/messages", "{'content':'x'}").code())
        .isEqualTo(50008);
  }

  @Test
  void anAnnouncementIsCrosspostedOnce() {
    SimulatedChannel news = guild.announcementChannel("news");
    String address = "channels/" + news.id() + "/messages";
    String id = send("POST", address, "{'content':'x'}").body().path("id").asText();
    assertThat(send("POST", address + "/" + id + "/crosspost", "").status()).isEqualTo(200);
    assertThat(send("POST", address + "/" + id + "/crosspost", "").code()).isEqualTo(40033);
    assertThat(news.messages().get(0).isCrossposted()).isTrue();
  }

  @Test
  void aLockedThreadIsRefusedAndAnArchivedOneWakes() {
    SimulatedChannel thread = channel.thread("reading");
    String address = "channels/" + thread.id() + "/messages";
    thread.archive();
    assertThat(send("POST", address, "{'content':'x'}").status()).isEqualTo(200);
    assertThat(thread.isArchived()).isFalse();
    thread.lock();
    assertThat(send("POST", address, "{'content':'x'}").code()).isEqualTo(160005);
  }

  @Test
  void aFullBucketAnswersWithItsHeaders() {
    discord.rateLimits().messages(1, Duration.ofSeconds(60));
    Posting.Got first = post("{'content':'x'}");
    assertThat(first.response().headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
    Posting.Got second = post("{'content':'x'}");
    assertThat(second.status()).isEqualTo(429);
    double wait = second.body().path("retry_after").asDouble();
    assertThat(wait).isBetween(5.0, 60.0);
    assertThat(second.response().headers().firstValue("Retry-After"))
        .hasValue(Long.toString((long) Math.ceil(wait)));
    assertThat(second.response().headers().firstValue("X-RateLimit-Scope")).hasValue("user");
    discord.rateLimits().global(0);
    assertThat(post("{'content':'x'}").body().path("global").asBoolean()).isTrue();
    assertThat(discord.invalidRequests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'name':'Papers','description':'x'}]",
        "[{'name':'papers','description':'@101'}]",
        "[{'name':'papers','description':'x'},{'name':'papers','description':'x'}]",
        "[{'name':'papers','description':'x','options':[{'type':3,'name':'a b','description':'x'}]}]",
        "[{'name':'papers','description':'x','options':[{'type':1,'name':'a','description':'x'},{'type':3,'name':'b','description':'x'}]}]",
        "[{'name':'papers','description':'x','options':[{'type':3,'name':'a','description':'x','choices':[{'name':'@101','value':'x'}]}]}]",
        "[{'name':'papers','description':'x','options':[{'type':3,'name':'a','description':'x'},{'type':3,'name':'b','description':'x','required':true}]}]",
        "[{'name':'Papers here','type':3,'description':'x'}]",
      })
  void aCommandBeyondALimitIsRefused(String body) {
    Posting.Got got = send("PUT", "applications/1/commands", body);
    assertThat(got.code()).as(got.body().toString()).isEqualTo(50035);
    assertThat(discord.commands()).isEmpty();
  }

  @Test
  void faultsStrikeAsOftenAsAsked() {
    discord.faults().on("POST channels/*/messages").times(2).answers(503, 0, "unavailable");
    assertThat(post("{'content':'x'}").status()).isEqualTo(503);
    assertThat(post("{'content':'x'}").status()).isEqualTo(503);
    assertThat(post("{'content':'x'}").status()).isEqualTo(200);
    discord.faults().on("POST **").rejectsEmbeds();
    assertThat(post("{'content':'x'}").status()).isEqualTo(200);
    assertThat(post("{'embeds':[{'title':'x'}]}").code()).isEqualTo(50035);
    assertThat(discord.requests("POST channels/*/messages"))
        .extracting(RecordedRequest::status)
        .containsExactly(503, 503, 200, 200, 400);
  }

  @Test
  void anAnswerIsLostThoughTheMessageIsThere() {
    discord.faults().on("POST channels/*/messages").always().losesTheAnswer();
    assertThatThrownBy(() -> post("{'content':'x'}")).isInstanceOf(UncheckedIOException.class);
    assertThat(channel.messages()).isNotEmpty();
    discord.faults().clear();
    int there = channel.messages().size();
    discord.faults().on("POST channels/*/messages").always().cutsTheConnection();
    assertThatThrownBy(() -> post("{'content':'x'}")).isInstanceOf(UncheckedIOException.class);
    assertThat(channel.messages()).hasSize(there);
  }

  @Test
  void anOutageRefusesConnectionsAndEnds() {
    discord.startOutage();
    assertThatThrownBy(() -> post("{'content':'x'}")).isInstanceOf(UncheckedIOException.class);
    discord.endOutage();
    assertThat(post("{'content':'x'}").status()).isEqualTo(200);
  }

  private Posting.Got post(String body) {
    return send("POST", "channels/" + channel.id() + "/messages", body);
  }

  /** Sends JSON in which {@code '} stands for a quote and {@code @257} for a text that long. */
  private Posting.Got send(String method, String path, String body) {
    String json =
        Pattern.compile("@(\\d+)")
            .matcher(body.replace('\'', '"'))
            .replaceAll(length -> "x".repeat(Integer.parseInt(length.group(1))));
    return posting.send(method, path, json);
  }
}

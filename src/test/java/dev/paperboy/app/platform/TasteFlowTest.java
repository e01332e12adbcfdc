package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.time.SteppedTime;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One program on simulations of Discord, Slack and mail: people of each platform and of the console
 * vote papers down, get another digest the next day, accept what is suggested, and have it
 * forgotten.
 */
@Timeout(240)
final class TasteFlowTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMinutes(15);
  private static final int OTHERS = 60;
  private static final int VOTES = 6;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\S+");
  private static final String ENOUGH =
      "Of 6 papers voted down here, 6 contain “benchmark”. Mute `benchmark`?";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SteppedTime clock = new SteppedTime(Instant.parse("2026-06-15T11:30:00Z"));
  private final DiscordSimulator discord = new DiscordSimulator();
  private final SlackSimulator slack = new SlackSimulator();
  private final GreenMail mail =
      new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp")});
  private final SimulatedUser ada = discord.user("ada");
  private final SimulatedChannel onDiscord =
      discord.guild("Reading group").member(ada, Permission.MANAGE_CHANNEL).textChannel("papers");
  private final SimulatedWorkspace workspace = slack.workspace("lab");
  private final dev.paperboy.chat.slack.simulator.SimulatedUser ann = workspace.admin("ann");
  private final dev.paperboy.chat.slack.simulator.SimulatedChannel onSlack =
      workspace.publicChannel("papers").member(ann);
  private String address = "";

  @BeforeEach
  void startServers() throws Exception {
    mail.start();
    discord.interactionDeadlines(SOON, Duration.ofMinutes(30));
    slack.acknowledgeWithin(SOON);
    slack.interactionsLast(SOON, Duration.ofMinutes(30));
    Files.writeString(
        papers(),
        IntStream.rangeClosed(1, OTHERS)
            .mapToObj(i -> paper("2605.%05d".formatted(i), "Notes on zq" + i + "x", 0))
            .reduce("", String::concat));
  }

  @AfterEach
  void stopServers() {
    mail.stop();
    slack.close();
    discord.close();
  }

  @Test
  void votesOnEveryPlatformChangeTheNextDigestUntilTheyAreForgotten() throws Exception {
    Settings settings = settings();
    try (Paperboy paperboy =
        new Paperboy(
            settings,
            folder.resolve("index"),
            pace -> FeedSet.of(settings, clock.time(), pace),
            PlatformList.ALL,
            clock.time())) {
      paperboy.start();
      address = paperboy.address();
      discord.awaitShards(1, SOON);
      await("Slack's socket", () -> slack.socket().connections() > 0);
      awaitPapers(OTHERS);
      subscribe();
      announce(
          OTHERS + VOTES,
          IntStream.range(0, VOTES)
              .mapToObj(i -> paper("2606.0010" + i, "A benchmark for zq" + (100 + i) + "x", 0))
              .toList());
      passTo("the first digests", Duration.ofHours(2), 1);
      voteDown();
      announce(
          OTHERS + VOTES + 2,
          List.of(
              paper("2606.00201", "A benchmark again", 50),
              paper("2606.00202", "Another idea", 0)));
      passTo("the second digests", Duration.ofDays(1), 2);
      assertThat(lastDigests())
          .allSatisfy(
              (platform, digest) ->
                  assertThat(digest)
                      .as(platform)
                      .containsSubsequence("Another idea", "A benchmark again")
                      .contains("Further down because you did not like “A benchmark for "));
      accept();
      forget();
    }
  }

  private void subscribe() throws Exception {
    String wish = "subscribe cat:cs.LG daily at 13:00";
    assertThat(
            discord
                .slash(
                    ada,
                    onDiscord,
                    "papers subscribe",
                    Map.of("query", "cat:cs.LG", "cadence", "daily", "at", "13:00"))
                .awaitMessage(SOON)
                .allText())
        .contains("Subscribed as #1");
    slack.slash(ann, onSlack, "/papers", wish).awaitMessageWith("Subscribed as #1");
    json("/api/channels", Map.of("name", "papers"));
    assertThat(say(wish)).contains("Subscribed as #1");
    form(
        "/papers/subscribe",
        Map.of("email", "bo@example.org", "q", "cat:cs.LG", "cadence", "daily", "at", "13:00"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(mail.waitForIncomingEmail(SOON.toMillis(), 1)).isTrue();
    form(link(mails().get(0), "/confirm/"), Map.of());
  }

  private void voteDown() throws Exception {
    PostedMessage digest = last(digestsOnDiscord());
    for (int paper = 0; paper < VOTES; paper++) {
      String down = digest.menus().get(1).at("/options/" + (2 * paper + 1) + "/value").asText();
      assertThat(discord.choose(ada, digest, "vote", down).awaitMessage(SOON).content())
          .startsWith("You voted 👎");
      slack
          .press(ann, last(digestsOnSlack()), "card:down:" + paper)
          .awaitMessageWith("You voted 👎");
      assertThat(say("vote 2606.0010" + paper + " down")).startsWith("You voted 👎");
      String vote = link(last(mails()), "vote=down&paper=arxiv%3A2606.0010" + paper);
      assertThat(send(HttpRequest.newBuilder(URI.create(vote)))).contains("<button");
      assertThat(form(vote, Map.of())).contains("You voted 👎");
    }
  }

  /** Mutes what the digests suggest, on the platforms that have buttons or commands. */
  private void accept() throws Exception {
    PostedMessage digest = last(digestsOnDiscord());
    assertThat(digest.content()).contains(ENOUGH);
    assertThat(discord.pressLabelled(ada, digest, "Mute benchmark").awaitMessage(SOON).content())
        .startsWith("Muted: ");
    slack.pressLabelled(ann, last(digestsOnSlack()), "Mute benchmark").awaitMessageWith("Muted: ");
    assertThat(lastDigests().get("console")).contains(ENOUGH);
    assertThat(say("mute benchmark")).contains("Muted: ");
  }

  private void forget() throws Exception {
    clock.advance(Duration.ofMinutes(1));
    assertThat(
            discord
                .slash(ada, onDiscord, "papers taste", Map.of("do", "forget"))
                .awaitMessage(SOON)
                .allText())
        .contains("is forgotten");
    slack.slash(ann, onSlack, "/papers", "taste forget").awaitMessageWith("is forgotten");
    assertThat(say("taste forget")).contains("is forgotten");
    assertThat(say("taste")).startsWith("Nothing has been learned");
  }

  private Path papers() {
    return folder.resolve("papers.jsonl");
  }

  private static String paper(String id, String title, int upvotes) {
    return """
    {"id":"arxiv:%s","title":"%s","abstract":"%s.","authors":["Person %s"],"categories":["cs.LG"],\
    "published":"2026-06-15T08:00:00Z","upvotes":%d}
    """
        .formatted(id, title, title, id, upvotes);
  }

  /** Adds papers to the feed and waits until they are stored. */
  private void announce(int all, List<String> lines) throws Exception {
    Files.writeString(papers(), String.join("", lines), StandardOpenOption.APPEND);
    clock.advance(INTERVAL);
    awaitPapers(all);
  }

  private void awaitPapers(int count) {
    await(
        count + " papers",
        () -> {
          try {
            return JSON.readTree(send(request("/api/status"))).path("papers").asInt() == count;
          } catch (Exception failure) {
            throw new AssertionError(failure);
          }
        });
  }

  /** Lets time pass until each platform has so many digests. */
  private void passTo(String what, Duration duration, int digests) {
    clock.advance(duration);
    await(what, () -> digests().values().stream().allMatch(texts -> texts.size() == digests));
  }

  private Map<String, String> lastDigests() {
    Map<String, String> last = new TreeMap<>();
    digests().forEach((platform, texts) -> last.put(platform, last(texts)));
    return last;
  }

  /** Returns the texts of the digests on each platform. */
  private Map<String, List<String>> digests() {
    try {
      List<String> console = new ArrayList<>();
      for (JsonNode message :
          JSON.readTree(send(request("/api/channels/papers/messages?after=0")))) {
        console.add(message.toString());
      }
      return Map.of(
          "discord", digestsOnDiscord().stream().map(PostedMessage::allText).toList(),
          "slack", digestsOnSlack().stream().map(message -> message.allText()).toList(),
          "console", console.stream().filter(text -> text.contains("Digest: ")).toList(),
          "email",
              mails().stream()
                  .map(TasteFlowTest::text)
                  .filter(text -> text.contains("vote=down"))
                  .toList());
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private List<PostedMessage> digestsOnDiscord() {
    return discord.posts(onDiscord).stream()
        .filter(message -> message.allText().contains("Digest: "))
        .toList();
  }

  private List<dev.paperboy.chat.slack.simulator.PostedMessage> digestsOnSlack() {
    return slack.posts(onSlack).stream()
        .filter(message -> message.allText().contains("Digest: "))
        .toList();
  }

  private List<MimeMessage> mails() {
    return List.of(mail.getReceivedMessages());
  }

  private static String text(MimeMessage message) {
    try {
      return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static String link(MimeMessage message, String part) {
    Matcher matcher = LINK.matcher(text(message));
    return matcher
        .results()
        .map(found -> found.group())
        .filter(link -> link.contains(part))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static void await(String what, BooleanSupplier isSo) {
    Waiting.until(what, SOON, isSo);
  }

  private String say(String text) throws Exception {
    return json("/api/channels/papers/commands", Map.of("user", "cy", "text", text))
        .path("text")
        .asText();
  }

  private JsonNode json(String path, Map<String, String> body) throws Exception {
    return JSON.readTree(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
  }

  private String form(String pathOrLink, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .reduce((one, other) -> one + "&" + other)
            .orElse("");
    URI uri =
        pathOrLink.startsWith("http") ? URI.create(pathOrLink) : URI.create(address + pathOrLink);
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Settings settings() throws Exception {
    Path file = folder.resolve("paperboy.yaml");
    int port = freePort();
    Files.writeString(
        file,
        """
        database: jdbc:sqlite:%s
        console: { bind: "127.0.0.1:%d" }
        site: { url: "http://127.0.0.1:%d" }
        feeds: [{ type: file, path: %s, every: 15m }]
        discord: { token: "%s", api_url: "%s" }
        slack: { bot_token: "%s", app_token: "%s", api_url: "%s" }
        email: { smtp: "smtp://127.0.0.1:%d", from: papers@example.org }
        """
            .formatted(
                folder.resolve("paperboy.db"),
                port,
                port,
                papers(),
                DiscordSimulator.TOKEN,
                discord.apiUrl(),
                workspace.botToken(),
                SlackSimulator.APP_TOKEN,
                slack.apiUrl(),
                mail.getSmtp().getPort()));
    return ((LoadResult.Loaded) SettingsFile.read(file, Map.of())).settings();
  }
}

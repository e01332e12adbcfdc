package dev.paperboy.app.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.time.SimulatedTime;
import dev.paperboy.chat.console.Browser;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The inbox from the form to the deletion, with a real browser and a real mail server. */
@Tag("browser")
@Timeout(400)
final class InboxFlowTest {
  private static final ChannelId ADA = new ChannelId("email", "inbox", "ada@example.net");

  /** A day takes more than two minutes: a digest that is missed by a second still arrives. */
  private static final int SPEED = 600;

  private static final int PATIENCE_MILLIS = 250_000;
  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\S+");

  @TempDir private Path folder;
  private final GreenMail mail =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")
          });

  private Settings settings(int port, URI lists) throws Exception {
    Path file = folder.resolve("paperboy.yaml");
    Files.writeString(
        file,
        """
        database: jdbc:sqlite:%s
        console: { bind: "127.0.0.1:%d" }
        site: { url: "http://127.0.0.1:%d", public: true, title: Our papers }
        feeds: [{ type: huggingface, base_url: "%s", every: 15m }]
        email:
          smtp: "smtp://127.0.0.1:%d"
          from: papers@example.org
          bounces: "imap://papers:secret@127.0.0.1:%d/INBOX"
        """
            .formatted(
                folder.resolve("paperboy.db"),
                port,
                port,
                lists,
                mail.getSmtp().getPort(),
                mail.getImap().getPort()));
    return ((LoadResult.Loaded) SettingsFile.read(file, Map.of())).settings();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void fromTheFormToTheDeletion() throws Exception {
    mail.start();
    mail.setUser("ada@example.net", "ada@example.net", "ada");
    GreenMailUser bounces = mail.setUser("papers@example.org", "papers", "secret");
    SimulatedTime time = new SimulatedTime(Instant.parse("2026-06-15T06:00:00Z"), SPEED);
    try (Browser browser = Browser.startOrSkip();
        GrowingLists lists = new GrowingLists(time)) {
      Settings settings = settings(freePort(), lists.address());
      Message digest;
      try (Paperboy paperboy = paperboy(settings, time)) {
        paperboy.start();
        signUp(paperboy, browser, time);
        digest = received(2);
      }
      assertThat(digest.getSubject()).startsWith("Daily: ").contains("paper");
      assertThat(text(digest)).contains("/papers/arxiv:2");
      assertThat(digest.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      String id = digest.getHeader("Message-ID")[0];
      bounces.deliver(InboxRouteTest.report("ada@example.net", id));

      try (Paperboy paperboy = paperboy(settings, time)) {
        paperboy.start();
        Waiting.forValue(
            "the mailbox is suspended",
            Duration.ofSeconds(60),
            () -> channel(paperboy).filter(Channel::isResting));
        end(paperboy, browser, digest);
      }
      assertThat(database()).doesNotContain("ada@example.net");
    } finally {
      mail.stop();
    }
  }

  private Paperboy paperboy(Settings settings, SimulatedTime time) throws Exception {
    return new Paperboy(
        settings,
        folder.resolve("index"),
        pace -> FeedSet.of(settings, time, pace),
        PlatformList.ALL,
        time);
  }

  /** Signs up without a topic, confirms, and changes topic and hour. */
  private void signUp(Paperboy paperboy, Browser browser, SimulatedTime time) throws Exception {
    Page page = browser.open(paperboy.address() + "/papers", 900, 900, ColorScheme.LIGHT);
    page.locator(".by-mail [name=email]").fill("Ada@example.net");
    page.locator(".by-mail button").click();
    assertThat(page.locator("h1")).containsText("Look into your inbox");

    page.navigate(links(received(1)).get(0));
    checkAccessibility(page);
    assertThat(channel(paperboy)).as("opening the link confirms nothing").isEmpty();
    page.locator("main button").click();
    assertThat(page.locator("h1")).hasText("Confirmed");

    page.locator("text=Change topics, hour and time zone").click();
    checkAccessibility(page);
    page.locator("[name=q]").first().fill("model* OR learning OR agent* OR diffusion");
    page.locator("[name=at]").first().fill(inTwoHours(time));
    page.locator("text=Save").first().click();
    assertThat(page.locator(".notice")).hasText("Saved.");
  }

  /** Reads why mail has stopped, ends it with one click, and deletes everything. */
  private void end(Paperboy paperboy, Browser browser, Message digest) throws Exception {
    String end = digest.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");
    String preferences =
        links(digest).stream()
            .filter(link -> link.contains("/preferences/"))
            .findFirst()
            .orElseThrow();
    Page page = browser.open(preferences, 900, 900, ColorScheme.DARK);
    assertThat(page.locator("main")).containsText("550 no such person");

    assertThat(post(end, "List-Unsubscribe=One-Click")).isEqualTo(200);
    page.navigate(preferences);
    assertThat(page.locator(".empty")).containsText("You get no mail");

    page.locator("#sure").check();
    page.locator("main button").last().click();
    assertThat(page.locator("h1")).hasText("Your data is deleted");
    assertThat(channel(paperboy)).isEmpty();
    assertThat(page.navigate(preferences).status()).isEqualTo(404);
  }

  private static String inTwoHours(SimulatedTime time) {
    return time.instant()
        .plus(Duration.ofHours(2))
        .atZone(ZoneOffset.UTC)
        .toLocalTime()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  private static Optional<Channel> channel(Paperboy paperboy) {
    return paperboy.database().read(transaction -> new ChannelStore().find(transaction, ADA));
  }

  /** Returns the mail of this number, from 1, as Ada's mail program fetches it. */
  private Message received(int number) throws Exception {
    assertThat(mail.waitForIncomingEmail(PATIENCE_MILLIS, number)).isTrue();
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect("127.0.0.1", mail.getImap().getPort(), "ada@example.net", "ada");
    Folder inbox = store.getFolder("INBOX");
    inbox.open(Folder.READ_ONLY);
    return inbox.getMessage(number);
  }

  private static String text(Message message) throws Exception {
    return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
  }

  private static List<String> links(Message message) throws Exception {
    List<String> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(text(message));
    while (matcher.find()) {
      links.add(matcher.group());
    }
    return links;
  }

  private static int post(String address, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static void checkAccessibility(Page page) throws Exception {
    try (InputStream script = InboxFlowTest.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        page.evaluate(
            "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html)))");
    assertThat((List<?>) found).as(page.url()).isEmpty();
  }

  private String database() throws Exception {
    return new String(
        Files.readAllBytes(folder.resolve("paperboy.db")), StandardCharsets.ISO_8859_1);
  }
}

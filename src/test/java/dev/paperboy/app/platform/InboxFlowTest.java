package dev.paperboy.app.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.paperboy.Scene;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.time.SimulatedTime;
import dev.paperboy.chat.console.Browser;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** A feed with a paper on diffusion at each poll. */
  private record DiffusionFeed(InstantSource clock, AtomicInteger polls) implements FeedSource {
    @Override
    public String name() {
      return "diffusion";
    }

    @Override
    public String title() {
      return "Diffusion";
    }

    @Override
    public PollResult poll(PollMemory memory, PageSink sink) {
      int number = polls.getAndIncrement();
      Announcement announced =
          new Announcement(
              name(),
              AnnounceType.NEW,
              clock.instant(),
              Scene.paper("2606.%05d".formatted(number), "Diffusion " + number).build());
      sink.accept(new FeedPage(List.of(announced), List.of(), Optional.empty()));
      return new PollResult.Complete();
    }
  }

  private Settings settings(int port) throws Exception {
    Path file = folder.resolve("paperboy.yaml");
    Files.writeString(
        file,
        """
        database: jdbc:sqlite:%s
        console: { bind: "127.0.0.1:%d" }
        site: { url: "http://127.0.0.1:%d", public: true, title: Our papers }
        email: { smtp: "smtp://127.0.0.1:%d", from: papers@example.org }
        """
            .formatted(folder.resolve("paperboy.db"), port, port, mail.getSmtp().getPort()));
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
    SimulatedTime time = new SimulatedTime(Instant.parse("2026-06-15T06:00:00Z"), SPEED);
    FeedSet feeds =
        new FeedSet(
            List.of(
                new Polled(new DiffusionFeed(time, new AtomicInteger()), Duration.ofMinutes(30))),
            List.of());
    try (Browser browser = Browser.startOrSkip();
        Paperboy paperboy =
            new Paperboy(
                settings(freePort()), folder.resolve("index"), feeds, PlatformList.ALL, time)) {
      paperboy.start(() -> {});
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
      page.locator("[name=q]").first().fill("diffusion");
      page.locator("[name=at]").first().fill(inAnHour(time));
      page.locator("text=Save").first().click();
      assertThat(page.locator(".notice")).hasText("Saved.");

      Message digest = received(2);
      assertThat(digest.getSubject()).startsWith("Daily: ").contains("on diffusion");
      assertThat(text(digest)).contains("Diffusion ", "/papers/arxiv:2606.");
      assertThat(digest.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      String end = digest.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");
      String preferences =
          links(digest).stream()
              .filter(link -> link.contains("/preferences/"))
              .findFirst()
              .orElseThrow();

      assertThat(post(end, "List-Unsubscribe=One-Click")).isEqualTo(200);
      page.navigate(preferences);
      assertThat(page.locator(".empty")).containsText("You get no mail");

      page.locator("#sure").check();
      page.locator("main button").last().click();
      assertThat(page.locator("h1")).hasText("Your data is deleted");
      assertThat(channel(paperboy)).isEmpty();
      assertThat(page.navigate(preferences).status()).isEqualTo(404);
      assertThat(database()).doesNotContain("ada@example.net");
    } finally {
      mail.stop();
    }
  }

  private static String inAnHour(SimulatedTime time) {
    return time.instant()
        .plus(Duration.ofMinutes(60))
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

package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.console.ConsoleEvents;
import dev.paperboy.chat.console.ConsoleLog;
import dev.paperboy.chat.console.PaperCatalog;
import dev.paperboy.chat.console.StatusReport;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.chat.email.simulator.ReceivedMail;
import dev.paperboy.chat.email.simulator.SmtpSimulator;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.command.Buttons;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.fleet.LocalClaims;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.TestReplica;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.Allowances;
import dev.paperboy.web.PageFrame.Offers;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Templates;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three replicas that write to mailboxes. Of each mailbox, the lease of its connection is held by
 * one of them, and the lease that a channel of its partition would have by another.
 */
@Timeout(120)
final class MailByReplicasTest {
  /** For each pair of replicas. */
  private static final int MAILBOXES = 2;

  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final SmtpSimulator server = new SmtpSimulator();
  private Settings settings;
  private Scene scene;
  private List<Mailer> mailers;
  private List<ChannelId> mailboxes;

  /** A replica that sends mails as the program does. */
  private final class Mailer implements AutoCloseable {
    final TestReplica replica;
    final ChannelLeases leases;
    final Platform platform;
    final OutboxDispatcher outbox;

    Mailer(String name) {
      Map<String, LeaseGroup> own = PlatformList.ALL.leases(settings);
      List<LeaseGroup> groups = new ArrayList<>(TestReplica.GROUPS);
      groups.addAll(own.values());
      replica = new TestReplica(TestDatabase.POSTGRESQL.url(folder), name, groups);
      leases = new ChannelLeases(replica.leases, own);
      platform = new EmailFactory().create(settings, services()).orElseThrow();
      platform.start(scene.reachability());
      outbox = scene.outbox(replica.database, List.of(platform.sender()), leases);
    }

    private PlatformServices services() {
      SystemTime time = new SystemTime();
      return new PlatformServices(
          replica.database,
          scene.commands,
          unused(Buttons.class),
          time,
          unused(ConsoleLog.class),
          unused(PaperCatalog.class),
          unused(StatusReport.class),
          new ConsoleEvents(),
          new Templates(),
          new PageFrames("Papers", new Offers(true, true, List.of())),
          new Inbox(replica.database, settings.email(), Allowances.inMemory(time), time),
          replica.leases,
          leases,
          new LocalPace(time),
          new LocalClaims(time));
    }

    @Override
    public void close() {
      platform.close();
      replica.close();
    }
  }

  private static <T> T unused(Class<T> service) {
    return service.cast(
        Proxy.newProxyInstance(
            service.getClassLoader(),
            new Class<?>[] {service},
            (proxy, method, arguments) -> {
              throw new AssertionError(method + " is not for mail");
            }));
  }

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(TestDatabase.POSTGRESQL, folder).afterBaseline();
    Path file = folder.resolve("paperboy.yaml");
    Files.writeString(
        file,
        """
        database: "%s"
        site: { url: "https://papers.example.org" }
        email: { smtp: "%s", from: papers@example.org }
        """
            .formatted(TestDatabase.POSTGRESQL.url(folder), server.url()));
    settings = ((LoadResult.Loaded) SettingsFile.read(file, Map.of())).settings();
    mailers = Stream.of("a", "b", "c").map(Mailer::new).toList();
    balance(mailers);
    for (Mailer mailer : mailers) {
      Waiting.until("a connection", LONGEST, mailer.platform.sender()::isReady);
    }
    mailboxes = mailboxes();
    mailboxes.forEach(mailbox -> scene.type(mailbox, "subscribe diffusion daily at 09:00"));
  }

  @AfterEach
  void close() throws Exception {
    mailers.forEach(Mailer::close);
    scene.close();
    server.close();
  }

  private static void balance(List<Mailer> mailers) {
    TestReplica.balance(mailers.stream().map(mailer -> mailer.replica).toArray(TestReplica[]::new));
  }

  /** The mailboxes that any two of the replicas could hold each other up with. */
  private List<ChannelId> mailboxes() {
    Map<List<Mailer>, List<ChannelId>> byHolders = new LinkedHashMap<>();
    for (int number = 0; number < 1000; number++) {
      ChannelId mailbox = Mailbox.channel("reader" + number + "@example.net").orElseThrow();
      List<Mailer> holders = List.of(holderAsChannel(mailbox), holder(mailbox));
      List<ChannelId> known = byHolders.computeIfAbsent(holders, key -> new ArrayList<>());
      if (!holders.get(0).equals(holders.get(1)) && known.size() < MAILBOXES) {
        known.add(mailbox);
      }
    }
    List<ChannelId> all = byHolders.values().stream().flatMap(List::stream).toList();
    assertThat(all).hasSize(6 * MAILBOXES);
    return all;
  }

  private Mailer holder(ChannelId mailbox) {
    return mailers.stream()
        .filter(mailer -> mailer.leases.isHeld(mailbox))
        .findFirst()
        .orElseThrow();
  }

  private Mailer holderAsChannel(ChannelId mailbox) {
    return mailers.stream()
        .filter(mailer -> new ChannelLeases(mailer.replica.leases, Map.of()).isHeld(mailbox))
        .findFirst()
        .orElseThrow();
  }

  private void announcePapers(int from, String day) {
    scene.poll(scene.arxiv, Scene.papers(from, from + 3, "Diffusion"));
    scene.clock.set(Instant.parse(day + "T09:01:00Z"));
  }

  private List<String> recipients() {
    return server.mails().stream().map(ReceivedMail::recipient).toList();
  }

  private static List<String> addresses(List<ChannelId> mailboxes) {
    return mailboxes.stream().map(ChannelId::id).toList();
  }

  /** Fails if a message was begun more than once, or if a replica sees anything left to do. */
  private void assertNothingIsRetriedOrLeft() {
    List<Long> attempts =
        scene.database.read(
            transaction ->
                transaction
                    .query("SELECT DISTINCT attempts FROM messages", Map.of())
                    .mapTo(Long.class)
                    .list());
    assertThat(attempts).containsExactly(1L);
    assertThat(scene.alertCounts()).containsEntry("PENDING", 0L);
    for (Mailer mailer : mailers) {
      assertThat(mailer.outbox.drain()).as("when something is due").isEmpty();
    }
  }

  @Test
  void aDigestIsSentOnceByTheReplicaThatHoldsTheConnectionOfTheMailbox() throws Exception {
    announcePapers(0, "2026-06-16");

    for (Mailer mailer : mailers) {
      List<String> before = recipients();
      mailer.outbox.drainFully(LONGEST);
      List<String> sent = new ArrayList<>(recipients());
      before.forEach(sent::remove);
      assertThat(sent)
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              addresses(mailboxes.stream().filter(mailbox -> holder(mailbox) == mailer).toList()));
    }

    assertThat(recipients()).containsExactlyInAnyOrderElementsOf(addresses(mailboxes));
    assertNothingIsRetriedOrLeft();
  }

  @Test
  void theLinkInAMailOfOneReplicaEndsMailAtAnotherAndForNoOtherMailbox() throws Exception {
    announcePapers(0, "2026-06-16");
    Mailer sender = mailers.get(0);
    sender.outbox.drainFully(LONGEST);
    ReceivedMail mail = server.mails().get(0);
    String link =
        mail.header("List-Unsubscribe").replaceAll("[<>\\s]|https://papers.example.org", "");

    try (WebServer web =
        new WebServer(
            WebSettings.of("127.0.0.1:0", List.of(), ""),
            mailers.get(1).platform.routes(),
            InstantSource.system())) {
      web.start();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(web.address() + link))
              .setHeader("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }

    for (ChannelId mailbox : mailboxes) {
      assertThat(scene.type(mailbox, "list").text().contains("has no subscriptions"))
          .as("%s", mailbox)
          .isEqualTo(mailbox.id().equals(mail.recipient()));
    }
  }

  @Test
  void theNextDigestIsSentOnceWhenOneOfTheReplicasHasStopped() throws Exception {
    announcePapers(0, "2026-06-16");
    for (Mailer mailer : mailers) {
      mailer.outbox.drainFully(LONGEST);
    }
    Mailer first = mailers.get(0);
    first.outbox.stop();
    first.replica.leases.leave();
    balance(mailers.subList(1, 3));

    announcePapers(3, "2026-06-17");
    for (Mailer mailer : mailers) {
      mailer.outbox.drainFully(LONGEST);
    }

    List<String> twice = new ArrayList<>(addresses(mailboxes));
    twice.addAll(addresses(mailboxes));
    assertThat(recipients()).containsExactlyInAnyOrderElementsOf(twice);
    assertNothingIsRetriedOrLeft();
  }
}

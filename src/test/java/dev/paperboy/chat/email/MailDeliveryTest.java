package dev.paperboy.chat.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.chat.email.message.SamplePages;
import dev.paperboy.chat.email.simulator.ReceivedMail;
import dev.paperboy.chat.email.simulator.SmtpSimulator;
import dev.paperboy.chat.email.smtp.SmtpMailer;
import dev.paperboy.chat.email.smtp.SmtpServer;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of the outbox on their way to mailboxes. */
final class MailDeliveryTest {
  private static final ChannelId ADA = Mailbox.channel("ada@example.net").orElseThrow();
  private static final ChannelId BOB = Mailbox.channel("bob@example.net").orElseThrow();

  private final SmtpSimulator server = new SmtpSimulator();
  @TempDir private Path folder;
  private Scene scene;
  private EmailPlatform platform;
  private OutboxDispatcher outbox;
  private final Set<ChannelId> elsewhere = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void start() throws Exception {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    EmailOptions options =
        new EmailOptions(
            SmtpServer.of(server.url()),
            new InternetAddress("papers@example.org"),
            Optional.empty(),
            URI.create("https://papers.example.org"));
    platform =
        new EmailPlatform(
            new SmtpMailer(options, () -> SmtpMailer.CONNECTIONS, scene.clock, scene.clock),
            SamplePages.composer(),
            mailbox -> !elsewhere.contains(mailbox),
            Optional.empty(),
            Optional.empty(),
            List.of());
    CountDownLatch connected = new CountDownLatch(1);
    Reachability reachability = scene.reachability();
    platform.start(new Notified(reachability, connected::countDown));
    assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();
    outbox = scene.outbox(List.of(platform.sender()));
    scene.type(ADA, "subscribe diffusion");
    scene.type(BOB, "subscribe diffusion");
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    scene.close();
    server.close();
  }

  private void paper(int number) throws Exception {
    scene.poll(scene.arxiv, Scene.paper("2606.%05d".formatted(number), "Diffusion " + number));
    drain();
  }

  private void drain() throws Exception {
    outbox.drainFully(Duration.ofSeconds(20));
  }

  private List<String> subjects(ChannelId mailbox) {
    return server.mails().stream()
        .filter(mail -> mail.recipient().equals(mailbox.id()))
        .map(mail -> mail.header("Subject").replaceAll(".*(?:=20|[ _])", ""))
        .toList();
  }

  @Test
  void anAddressThatRefusesMailIsSuspendedWithTheReasonAndOthersAreNot() throws Exception {
    server.next("RCPT TO:<ada@", "550 5.1.1 no such user here");
    paper(1);

    assertThat(scene.channel(ADA).isResting()).isTrue();
    assertThat(scene.type(ADA, "list").text()).contains("550 5.1.1 no such user here");
    assertThat(subjects(ADA)).isEmpty();
    assertThat(server.mails()).extracting(ReceivedMail::recipient).containsExactly(BOB.id());
    paper(2);
    assertThat(server.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly(BOB.id(), BOB.id());
    assertThat(scene.alertCounts())
        .as("nothing is lost")
        .containsEntry("PENDING", 1L)
        .containsEntry("HELD", 1L);
  }

  @Test
  void aMailThatIsPutOffIsRetriedAfterABackoffAndDelaysNobodyElse() throws Exception {
    server.next("RCPT TO:<ada@", "450 4.2.0 greylisted");
    server.next("RCPT TO:<ada@", "450 4.2.0 greylisted");
    paper(1);
    assertThat(server.mails()).extracting(ReceivedMail::recipient).containsExactly(BOB.id());

    scene.clock.advance(Duration.ofSeconds(1));
    drain();
    assertThat(server.count()).as("not at once").isEqualTo(1);
    for (int wait = 0; wait < 3; wait++) {
      scene.clock.advance(Duration.ofSeconds(4));
      drain();
    }
    assertThat(server.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly(BOB.id(), ADA.id());
    assertThat(scene.channel(ADA).isResting()).isFalse();
    assertThat(platform.possibleDoubles()).hasValue(0);
  }

  @Test
  void aMailIsNotSentIfAnotherReplicaHasTakenOverItsMailboxBeforeItsTurn() throws Exception {
    elsewhere.add(ADA);
    paper(1);
    assertThat(server.mails()).extracting(ReceivedMail::recipient).containsExactly(BOB.id());

    elsewhere.clear();
    scene.clock.advance(Duration.ofMinutes(1));
    drain();

    assertThat(server.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly(BOB.id(), ADA.id());
    assertThat(platform.possibleDoubles()).hasValue(0);
  }

  @Test
  void aMailWhoseResponseIsLostIsSentAgainUnderTheSameIdAndCountedAndNamed() throws Exception {
    try (LogCapture log = new LogCapture(LogSettings.Level.WARN)) {
      server.next(". ada@", SmtpSimulator.LOST);
      paper(1);
      scene.clock.advance(Duration.ofMinutes(1));
      drain();

      List<String> ids =
          server.mails().stream()
              .filter(mail -> mail.recipient().equals(ADA.id()))
              .map(mail -> mail.header("Message-ID"))
              .toList();
      assertThat(ids).hasSize(2);
      assertThat(ids.get(0)).isEqualTo(ids.get(1));
      String key = ids.get(0).substring(1, ids.get(0).indexOf('.'));
      assertThat(log.text()).contains("may be a duplicate", key);
      assertThat(platform.possibleDoubles()).hasValue(1);
    }
  }

  @Test
  void aMailThatAnotherReplicaHasTriedSinceItWasPutOffMayBeADuplicate() throws Exception {
    try (LogCapture log = new LogCapture(LogSettings.Level.WARN)) {
      server.next("RCPT TO:<ada@", "450 4.2.0 greylisted");
      paper(1);
      Instant begun = scene.clock.instant().plusSeconds(1);
      scene.database.change(
          transaction ->
              transaction.update(
                  "UPDATE messages SET begun = :begun WHERE state = 'PENDING'",
                  Map.of("begun", begun)));
      scene.clock.advance(Duration.ofMinutes(1));
      drain();
      assertThat(log.text()).contains("may be a duplicate");
      assertThat(platform.possibleDoubles()).hasValue(1);
    }
  }

  @Test
  void whileTheServerRefusesEveryMailNothingIsLostAndNoAddressIsSuspended() throws Exception {
    server.always(command -> command.startsWith("MAIL") ? "550 5.7.1 who are you" : "");
    paper(1);
    paper(2);

    assertThat(platform.state().words()).contains("email.from", "who are you");
    assertThat(scene.channel(ADA).isResting()).isFalse();
    assertThat(scene.channel(BOB).isResting()).isFalse();
    assertThat(scene.alertCounts()).containsEntry("PENDING", 4L);
  }

  @Test
  void noticesDoNotSuggestCommandsThatNobodyCanType() throws Exception {
    scene.type(ADA, "settings cap 1");
    scene.poll(scene.arxiv, Scene.papers(1, 4, "Diffusion"));
    drain();

    assertThat(server.count()).as("papers for both, and a notice").isEqualTo(3);
    assertThat(server.mails())
        .extracting(ReceivedMail::source)
        .noneMatch(source -> source.contains("/papers list") || source.contains("`"))
        .anyMatch(source -> source.contains("+2 more."));
  }
}

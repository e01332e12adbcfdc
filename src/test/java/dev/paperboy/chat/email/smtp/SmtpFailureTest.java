package dev.paperboy.chat.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.SettableClock;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.chat.email.simulator.ReceivedMail;
import dev.paperboy.chat.email.simulator.SmtpSimulator;
import dev.paperboy.deliver.SendResult;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the responses of a mail server mean. */
final class SmtpFailureTest {
  private static final SettableClock CLOCK = SettableClock.at("2026-06-15T12:00:00Z");
  private static final ReconnectBackoff SOON =
      new ReconnectBackoff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));
  private static final ReconnectBackoff NEVER =
      new ReconnectBackoff(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

  private final SmtpSimulator server = new SmtpSimulator();
  private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private SmtpMailer mailer(String url, ReconnectBackoff backoff) throws Exception {
    EmailOptions options =
        new EmailOptions(
            SmtpServer.of(url),
            new InternetAddress("papers@example.org"),
            Optional.empty(),
            URI.create("https://papers.example.org"));
    return new SmtpMailer(
        options, backoff, Optional.empty(), () -> SmtpMailer.CONNECTIONS, CLOCK, CLOCK);
  }

  private SmtpMailer started(ReconnectBackoff backoff) throws Exception {
    SmtpMailer mailer = mailer(server.url(), backoff);
    mailer.start(() -> changes.add(mailer.state().words()));
    awaitChange();
    return mailer;
  }

  private String awaitChange() throws InterruptedException {
    String change = changes.poll(20, TimeUnit.SECONDS);
    assertThat(change).as("a change within 20 seconds").isNotNull();
    return String.valueOf(change);
  }

  private static MailDraft draft(String id) {
    return new MailDraft(id, "ann@example.net", "Subject", "Text\n", "<p>Text</p>");
  }

  private static SendResult send(SmtpMailer mailer) throws Exception {
    return mailer.send(draft("pb-1")).get(20, TimeUnit.SECONDS);
  }

  @TestFactory
  Stream<DynamicTest> aResponseToOneMailIsAboutItsAddressOrItself() {
    record Case(String command, String response, Class<? extends SendResult> result) {}
    return Stream.of(
            new Case("RCPT", "450 4.2.0 greylisted", SendResult.RetryLater.class),
            new Case("RCPT", "452 4.2.2 mailbox full", SendResult.RetryLater.class),
            new Case("MAIL", "451 4.3.0 try later", SendResult.RetryLater.class),
            new Case(". ", "451 4.7.1 try later", SendResult.RetryLater.class),
            new Case("DATA", "451 4.3.0 try later", SendResult.RetryLater.class),
            new Case("RCPT", "550 5.1.1 no such user", SendResult.Gone.class),
            new Case("RCPT", "550 no such user", SendResult.Gone.class),
            new Case(
                "RCPT", "550 5.1.1 user unknown in relay recipient table", SendResult.Gone.class),
            new Case("RCPT", "552 5.2.2 mailbox full", SendResult.Forbidden.class),
            new Case("RCPT", "554 5.7.1 blocked", SendResult.Forbidden.class),
            new Case(". ", "550 5.1.1 no such user", SendResult.Gone.class),
            new Case(". ", "554 5.7.1 looks like spam", SendResult.Forbidden.class),
            new Case(". ", "554 no", SendResult.Gone.class),
            new Case(". ", "552 5.3.4 too big", SendResult.Rejected.class),
            new Case(". ", "550 5.6.0 malformed", SendResult.Rejected.class))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.command() + " " + one.response(),
                    () -> {
                      try (SmtpMailer mailer = started(NEVER)) {
                        server.next(one.command(), one.response());
                        SendResult result = send(mailer);
                        assertThat(result).isInstanceOf(one.result());
                        assertThat(result.toString()).contains(one.response().substring(0, 3));
                        assertThat(mailer.isReady()).as("others are still sent").isTrue();
                        assertThat(send(mailer)).isInstanceOf(SendResult.Sent.class);
                        changes.clear();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aRefusedSenderOrLogInIsAboutTheServerAndNotTheAddress() {
    record Case(String command, String response, String words) {}
    return Stream.of(
            new Case("MAIL", "550 5.7.1 not your domain", "email.from"),
            new Case("RCPT", "554 5.7.1 relay access denied", "other domains"),
            new Case("RCPT", "530 5.7.0 authentication required", "other domains"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.command() + " " + one.response(),
                    () -> {
                      try (SmtpMailer mailer = started(NEVER)) {
                        server.next(one.command(), one.response());
                        assertThat(send(mailer)).isInstanceOf(SendResult.RetryLater.class);
                        assertThat(mailer.state()).isInstanceOf(PlatformState.Refused.class);
                        assertThat(mailer.state().words()).contains(one.words());
                        assertThat(mailer.isReady()).isFalse();
                        changes.clear();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aConnectionThatEndsBeforeTheMailIsCompleteIsReplacedByAnother() {
    return Stream.of("MAIL", "RCPT", "DATA")
        .flatMap(
            command ->
                Stream.of(SmtpSimulator.LOST, "421 4.3.2 closing").map(r -> List.of(command, r)))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () -> {
                      try (SmtpMailer mailer = started(NEVER)) {
                        server.next(one.get(0), one.get(1));
                        assertThat(send(mailer)).isInstanceOf(SendResult.Sent.class);
                        changes.clear();
                      }
                    }));
  }

  @Test
  void aServerThatClosesEveryConnectionIsUnreachableUntilItTakesOneAgain() throws Exception {
    try (SmtpMailer mailer = started(SOON)) {
      server.always(command -> command.startsWith("MAIL") ? "421 4.3.2 shutting down" : "");
      assertThat(send(mailer)).isInstanceOf(SendResult.RetryLater.class);
      server.always(command -> "");
      awaitChange();
      assertThat(send(mailer)).isInstanceOf(SendResult.Sent.class);
    }
  }

  @Test
  void aResponseThatIsLostAfterTheMailLeavesItInDoubtAndTheNextAttemptHasTheSameId()
      throws Exception {
    try (SmtpMailer mailer = started(NEVER)) {
      server.next(". ", SmtpSimulator.LOST);
      assertThat(send(mailer)).isInstanceOf(SendResult.Unknown.class);
      assertThat(mailer.isReady()).isTrue();
      assertThat(send(mailer)).isInstanceOf(SendResult.Sent.class);
      assertThat(server.mails())
          .extracting(mail -> mail.header("Message-ID"))
          .containsExactly("<pb-1@example.org>", "<pb-1@example.org>");
    }
  }

  @Test
  void aRefusalAfterTheMailIsNotInDoubt() throws Exception {
    try (SmtpMailer mailer = started(NEVER)) {
      server.next(". ", "421 4.3.2 closing");
      assertThat(send(mailer)).isInstanceOf(SendResult.Sent.class);
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void aPasswordIsSentToAnotherMachineOnlyThroughTls() throws Exception {
    SmtpServer remote = SmtpServer.of("smtp://papers:hush@mail.example.org");
    SmtpSession session = new SmtpSession(remote, "example.org", Optional.empty());
    SmtpServer here = SmtpServer.of(server.url().replace("//", "//papers:hush@"));
    server.offer("AUTH PLAIN");
    assertThatThrownBy(() -> SmtpConnection.open(session.session(), here, Instant.EPOCH))
        .isInstanceOfSatisfying(
            MessagingException.class,
            failure ->
                assertThat(SmtpFailure.connecting(failure).toString())
                    .contains("offers no encryption", "smtps://"));
  }

  @Test
  void aServerThatIsDownIsConnectedToLater() throws Exception {
    int port = server.port();
    server.close();
    SmtpMailer mailer = mailer("smtp://127.0.0.1:" + port, SOON);
    try (mailer) {
      mailer.start(() -> changes.add(mailer.state().words()));
      assertThat(send(mailer)).isInstanceOf(SendResult.RetryLater.class);
      try (SmtpSimulator again = new SmtpSimulator(port)) {
        assertThat(awaitChange()).startsWith("connected to 127.0.0.1:" + port);
        assertThat(send(mailer)).isInstanceOf(SendResult.Sent.class);
        assertThat(again.mails())
            .extracting(ReceivedMail::recipient)
            .containsExactly("ann@example.net");
      }
    }
  }

  @Test
  void aMailHasOneConnectionOfAtMostEight() throws Exception {
    try (SmtpMailer mailer = started(NEVER)) {
      for (int number = 0; number < 40; number++) {
        assertThat(mailer.send(draft("pb-" + number)).isCompletedExceptionally()).isFalse();
      }
      assertThat(send(mailer)).isInstanceOf(SendResult.Sent.class);
      assertThat(server.connections()).isLessThanOrEqualTo(8);
    }
  }
}

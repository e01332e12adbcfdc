package dev.paperboy.chat.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.SettableClock;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.chat.email.simulator.ReceivedMail;
import dev.paperboy.chat.email.simulator.SmtpSimulator;
import dev.paperboy.deliver.SendResult;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SmtpMailerTest {
  private static final String NOW = "2026-06-15T12:00:00Z";

  private int share = SmtpMailer.CONNECTIONS;
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private SmtpMailer loggedIn(String login, Optional<DkimKey> dkim) throws Exception {
    return started("smtp://" + login + "127.0.0.1:" + server.getSmtp().getPort(), dkim);
  }

  private SmtpMailer started(String url, Optional<DkimKey> dkim) throws Exception {
    EmailOptions options =
        new EmailOptions(
            SmtpServer.of(url),
            new InternetAddress("papers@example.org", "Pâpers"),
            dkim,
            URI.create("https://papers.example.org"));
    SmtpMailer mailer =
        new SmtpMailer(
            options,
            ReconnectBackoff.USUAL,
            Optional.empty(),
            () -> share,
            SettableClock.at(NOW),
            SettableClock.at(NOW));
    CountDownLatch changed = new CountDownLatch(1);
    mailer.start(changed::countDown);
    assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
    return mailer;
  }

  private static MailDraft draft() {
    return new MailDraft(
        "pb-0123abcd-1",
        "ann@example.net",
        "3 papers on α-divergence: Title",
        "Plain é\n",
        "<p>HTML é</p>",
        Optional.of(URI.create("https://papers.example.org/papers/unsubscribe/t1")),
        "<pb-0123abcd-0@example.org>");
  }

  @Test
  void aMailHasTheHeadersOfAListAndBothBodies() throws Exception {
    try (SmtpMailer mailer = loggedIn("", Optional.empty())) {
      assertThat(mailer.send(draft()).get(20, TimeUnit.SECONDS))
          .isEqualTo(new SendResult.Sent("<pb-0123abcd-1@example.org>"));
      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("3 papers on α-divergence: Title");
      assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Pâpers");
      assertThat(mail.getSentDate().toInstant()).isEqualTo(Instant.parse(NOW));
      assertThat(mail.getHeader("Message-ID")).containsExactly("<pb-0123abcd-1@example.org>");
      assertThat(mail.getHeader("List-Id")).containsExactly("<papers.papers.example.org>");
      assertThat(mail.getHeader("List-Unsubscribe"))
          .containsExactly("<https://papers.example.org/papers/unsubscribe/t1>");
      assertThat(mail.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getHeader("In-Reply-To")).containsExactly("<pb-0123abcd-0@example.org>");
      assertThat(mail.getContentType()).startsWith("multipart/alternative");
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
      assertThat(parts.getBodyPart(0).getContent()).asString().startsWith("Plain é");
      assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
      assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>HTML é</p>");
    }
  }

  @Test
  void aSignatureIsValidAndCoversTheHeadersForUnsubscribing() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----";
    DkimKey key = DkimKey.of("example.org", "papers", pem);
    try (SmtpSimulator simulator = new SmtpSimulator();
        SmtpMailer mailer = started(simulator.url(), Optional.of(key))) {
      assertThat(mailer.send(draft()).get(20, TimeUnit.SECONDS))
          .isInstanceOf(SendResult.Sent.class);
      ReceivedMail mail = simulator.mails().get(0);
      assertThat(mail.header("DKIM-Signature")).contains("d=example.org", "s=papers");
      assertThat(DkimSignatures.verified(mail.source(), key.publicKey()))
          .contains(
              "from",
              "to",
              "subject",
              "date",
              "message-id",
              "list-id",
              "list-unsubscribe",
              "list-unsubscribe-post",
              "auto-submitted");
      assertThat(mail.header("Message-ID")).isEqualTo("<pb-0123abcd-1@example.org>");
      String forged = mail.source().replace("unsubscribe/t1", "unsubscribe/t2");
      assertThatThrownBy(() -> DkimSignatures.verified(forged, key.publicKey()))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void aReplicaUsesItsShareOfTheConnections() throws Exception {
    share = 2;
    try (SmtpSimulator simulator = new SmtpSimulator();
        SmtpMailer mailer = started(simulator.url(), Optional.empty())) {
      List<CompletableFuture<SendResult>> mails =
          IntStream.range(0, 20).mapToObj(i -> mailer.send(draft())).toList();
      for (CompletableFuture<SendResult> mail : mails) {
        assertThat(mail.get(20, TimeUnit.SECONDS)).isInstanceOf(SendResult.Sent.class);
      }
      assertThat(simulator.connections()).isBetween(1, 2);
      share = 0;
      assertThat(mailer.send(draft()).get(20, TimeUnit.SECONDS))
          .as("confirmations are sent by every replica")
          .isInstanceOf(SendResult.Sent.class);
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndNoMailIsLost() throws Exception {
    server.setUser("papers@example.org", "papers", "right");
    try (SmtpMailer mailer = loggedIn("papers:wrong@", Optional.empty())) {
      assertThat(mailer.state()).isInstanceOf(PlatformState.Refused.class);
      assertThat(mailer.state().words()).contains("email.smtp").doesNotContain("wrong");
      assertThat(mailer.send(draft()).get(20, TimeUnit.SECONDS))
          .isInstanceOf(SendResult.RetryLater.class);
    }
  }
}

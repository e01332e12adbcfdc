package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.app.DeclaredFile;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.time.SimulatedTime;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.command.declaration.DeclaredSubscriptions;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subscription of a mailbox, from the configuration to the mail. */
final class InboxRouteTest {
  @TempDir private Path folder;

  private Settings settings(String email) throws Exception {
    Path file = folder.resolve("paperboy.yaml");
    Files.writeString(
        file,
        """
        database: jdbc:sqlite:%s
        console: { bind: 127.0.0.1:0 }
        site: { url: https://papers.example.org, title: Our papers }
        email: { %s, from: papers@example.org }
        """
            .formatted(folder.resolve("paperboy.db"), email));
    return ((LoadResult.Loaded) SettingsFile.read(file, Map.of())).settings();
  }

  private Paperboy paperboy(Settings settings, SimulatedTime time) {
    return new Paperboy(
        settings,
        folder.resolve("index"),
        pace ->
            new FeedSet(
                List.of(new Polled(new OnePaperFeed(time), Duration.ofHours(1))), List.of()),
        PlatformList.ALL,
        time);
  }

  @Test
  void aDeclaredMailboxReceivesItsDigest() throws Exception {
    Path declared = folder.resolve("subscriptions.yaml");
    Files.writeString(
        declared,
        "- { platform: email, channel: ada@example.net, query: diffusion, cadence: daily at 09:00"
            + " }");
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.start();
    // A day takes four seconds.
    SimulatedTime time = new SimulatedTime(Instant.parse("2026-06-15T10:00:00Z"), 21_600);
    try (Paperboy paperboy =
        paperboy(settings("smtp: \"smtp://127.0.0.1:" + server.getSmtp().getPort() + '"'), time)) {
      DeclaredFile file =
          new DeclaredFile(
              declared,
              new DeclaredSubscriptions(paperboy.database(), PlatformList.ALL.directory(), time));
      file.start();
      paperboy.start();

      assertThat(server.waitForIncomingEmail(30_000, 1)).as("a mail within 30 seconds").isTrue();
      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getAllRecipients()[0]).hasToString("ada@example.net");
      assertThat(mail.getFrom()[0]).hasToString("Our papers <papers@example.org>");
      assertThat(mail.getSubject()).isEqualTo("Daily: 1 paper on diffusion – Diffusion for all");
      assertThat(((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString())
          .contains("https://papers.example.org/papers/arxiv:2606.00001");
    } finally {
      server.stop();
    }
  }

  @Test
  void aBounceSuspendsTheMailboxWithTheReasonOfItsServer() throws Exception {
    GreenMail server = new GreenMail(ServerSetup.dynamicPort(ServerSetup.SMTP_IMAP));
    server.start();
    GreenMailUser bounces = server.setUser("papers@example.org", "papers", "secret");
    SimulatedTime time = new SimulatedTime(Instant.parse("2026-06-15T10:00:00Z"), 1);
    ChannelId ada = Mailbox.channel("ada@example.net").orElseThrow();
    ChannelStore channels = new ChannelStore();
    try (Paperboy paperboy =
        paperboy(
            settings(
                "smtp: \"smtp://127.0.0.1:%d\", bounces: \"imap://papers:secret@127.0.0.1:%d/INBOX\""
                    .formatted(server.getSmtp().getPort(), server.getImap().getPort())),
            time)) {
      Database database = paperboy.database();
      database.change(
          transaction -> {
            Channel channel =
                channels.ensure(transaction, ada, "ada", Rules.DEFAULT, time.instant());
            MessageStore messages = new MessageStore();
            long sent = messages.add(transaction, channel.key(), Kind.DIGEST, "", time.instant());
            messages.sent(transaction, sent, "<pb-0123abcd-1@example.org>", time.instant());
          });
      bounces.deliver(report("ada@example.net", "<pb-0123abcd-1@example.org>"));
      paperboy.start();

      Channel suspended =
          Waiting.forValue(
              "the mailbox is suspended",
              Duration.ofSeconds(30),
              () ->
                  database
                      .read(transaction -> channels.find(transaction, ada))
                      .filter(Channel::isResting));
      assertThat(suspended.rest()).isEqualTo("the address takes no mail: 550 no such person");
    } finally {
      server.stop();
    }
  }

  /** Returns the report of a mail that could not be delivered to an address. */
  static MimeMessage report(String address, String messageId) throws Exception {
    String mail =
        """
        Subject: Undelivered
        In-Reply-To: %s
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 no such person

        --b--
        """
            .formatted(messageId, address);
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aKeyThatCannotBeReadIsNamedWithItsSetting() throws Exception {
    Settings settings =
        settings(
            "smtp: \"smtp://127.0.0.1\","
                + " dkim: { domain: example.org, selector: s, key: no-such-file.pem }");

    assertThatThrownBy(
            () -> paperboy(settings, new SimulatedTime(Instant.parse("2026-06-15T10:00:00Z"), 1)))
        .isInstanceOf(OperatorException.class)
        .hasMessageStartingWith("email.dkim.key is neither a private key in PEM format nor");
  }
}

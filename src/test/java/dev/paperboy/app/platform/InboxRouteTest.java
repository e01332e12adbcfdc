package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.paperboy.command.declaration.DeclaredSubscriptions;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        new FeedSet(List.of(new Polled(new OnePaperFeed(time), Duration.ofHours(1))), List.of()),
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
      paperboy.start(() -> {});

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

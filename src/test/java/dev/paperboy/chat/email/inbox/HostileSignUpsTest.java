package dev.paperboy.chat.email.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.message.ConfirmationComposer;
import dev.paperboy.chat.email.smtp.SmtpMailer;
import dev.paperboy.chat.email.smtp.SmtpServer;
import dev.paperboy.web.Templates;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sign-ups by people who mean harm, within one simulated day: 600, or 10,000 with {@code
 * -Dpaperboy.long=true}, which prints the figures of {@code docs/security.md}.
 */
@Timeout(600)
final class HostileSignUpsTest {
  private static final boolean LONG = Boolean.getBoolean("paperboy.long");
  private static final int SIGN_UPS = LONG ? 10_000 : 600;
  private static final URI SITE = URI.create("https://papers.example.org");
  private static final Set<String> HEADERS =
      Set.of(
          "return-path",
          "received",
          "date",
          "from",
          "to",
          "message-id",
          "subject",
          "mime-version",
          "content-type",
          "x-original-message-id",
          "auto-submitted");
  private static final List<String> INJECTIONS =
      List.of(
          "eve@example.org\r\nBcc: all@example.org",
          "eve@example.org\nSubject: free money",
          "eve@example.org%0d%0aBcc: all@example.org",
          "eve@example.org\u2028Bcc: all@example.org",
          "\"eve\r\nBcc: all@example.org\"@example.org",
          "eve@example.org>\r\nRCPT TO:<all@example.org",
          "eve@example.org, all@example.org",
          "eve@example.org;all@example.org",
          "<eve@example.org> BODY=8BITMIME",
          "eve@[127.0.0.1]",
          "eve@example.org\u0000");

  private final Random random = new Random(1);

  @Test
  void anAddressGetsOneMailADayWithoutForgedHeaders(@TempDir Path folder) throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.start();
    try (RunningInbox inbox = new RunningInbox(folder);
        SmtpMailer mailer = mailer(server, inbox)) {
      CountDownLatch connected = new CountDownLatch(1);
      mailer.start(connected::countDown);
      assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();
      MailedConfirmations confirmations =
          new MailedConfirmations(
              mailer, new ConfirmationComposer("Papers", SITE, new Templates()));
      inbox.confirmationMail = confirmations;

      attack(inbox, SIGN_UPS / 10);
      long before = heap();
      long began = System.nanoTime();
      attack(inbox, SIGN_UPS - SIGN_UPS / 10);
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      long grown = heap() - before;

      MimeMessage[] mails = server.getReceivedMessages();
      List<String> recipients = Arrays.stream(mails).map(HostileSignUpsTest::recipient).toList();
      assertThat(recipients).isNotEmpty().doesNotHaveDuplicates();
      assertThat(recipients).allMatch(address -> !address.contains("all@"));
      assertThat(recipients.stream().filter(address -> address.contains("victim"))).hasSize(1);
      for (MimeMessage mail : mails) {
        assertThat(Collections.list(mail.getAllHeaders()))
            .extracting(Header::getName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .doesNotHaveDuplicates()
            .isSubsetOf(HEADERS);
        assertThat(mail.getSubject()).isEqualTo("Please confirm: papers by mail from Papers");
      }
      if (LONG) {
        System.out.printf(
            "%d sign-ups in %d s: %d mails, heap %+d kB%n",
            SIGN_UPS, seconds, mails.length, grown / 1024);
        assertThat(grown).isLessThan(8L * 1024 * 1024 + 2_000L * mails.length * 10);
      }
    } finally {
      server.stop();
    }
  }

  private static SmtpMailer mailer(GreenMail server, RunningInbox inbox) throws Exception {
    return new SmtpMailer(
        new EmailOptions(
            SmtpServer.of("smtp://127.0.0.1:" + server.getSmtp().getPort()),
            new InternetAddress("papers@example.org"),
            Optional.empty(),
            SITE),
        () -> SmtpMailer.CONNECTIONS,
        inbox.scene.clock,
        inbox.scene.clock);
  }

  private void attack(RunningInbox inbox, int signUps) throws Exception {
    Duration step = Duration.ofHours(22).dividedBy(SIGN_UPS);
    Map<Boolean, Set<String>> pages = new HashMap<>();
    for (int i = 0; i < signUps; i++) {
      inbox.scene.clock.advance(step);
      HttpResponse<String> answer = inbox.send(attempt(inbox, i));
      if (i % 5 == 4) {
        assertThat(answer.statusCode()).isEqualTo(404);
      } else {
        assertThat(answer.statusCode()).isEqualTo(200);
        // Only whoever asks directly from this machine is shown the way to the console.
        pages.computeIfAbsent(isForwarded(i), unknown -> new HashSet<>()).add(answer.body());
      }
      if (i % 100 == 0) {
        inbox.sendMails();
      }
    }
    inbox.sendMails();
    assertThat(pages.values())
        .as("every answer is the same")
        .allSatisfy(bodies -> assertThat(bodies).hasSize(1));
  }

  private static boolean isForwarded(int i) {
    return i % 5 == 1 || i % 5 == 2;
  }

  private HttpRequest.Builder attempt(RunningInbox inbox, int i) {
    return switch (i % 5) {
      // One client, many addresses.
      case 0 ->
          inbox.posted("/papers/subscribe", "email", "ann" + random.nextInt() + "@example.org");
      // Many clients, one address in many spellings.
      case 1 ->
          inbox
              .posted("/papers/subscribe", "email", spelling("victim", "example.org"), "q", "a" + i)
              .setHeader("X-Forwarded-For", "203.0." + random.nextInt(256) + "." + i % 256);
      // Many clients, many addresses.
      case 2 ->
          inbox
              .posted("/papers/subscribe", "email", "bo" + random.nextInt() + "@example.org")
              .setHeader("X-Forwarded-For", "198.51." + random.nextInt(256) + "." + i % 256);
      case 3 ->
          inbox.posted(
              "/papers/subscribe",
              "email",
              INJECTIONS.get(random.nextInt(INJECTIONS.size())),
              "q",
              "x\r\nBcc: all@example.org",
              "zone",
              "UTC\r\nBcc: all@example.org");
      default ->
          inbox.posted(guess() + token(), "List-Unsubscribe", "One-Click", "action", "delete");
    };
  }

  private String guess() {
    return List.of("/papers/confirm/", "/papers/preferences/", "/papers/unsubscribe/")
        .get(random.nextInt(3));
  }

  private String token() {
    return random
        .ints(54, 0, 62)
        .mapToObj(
            index ->
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                    .substring(index, index + 1))
        .collect(Collectors.joining());
  }

  private String spelling(String local, String domain) {
    String cased =
        local
            .chars()
            .map(c -> random.nextBoolean() ? Character.toUpperCase(c) : c)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    String tagged = random.nextBoolean() ? cased + "+" + random.nextInt(1000) : cased;
    String dotted = random.nextBoolean() ? domain + "." : domain.toUpperCase(Locale.ROOT);
    return (random.nextBoolean() ? " " : "") + tagged + "@" + dotted;
  }

  private static String recipient(MimeMessage mail) {
    try {
      assertThat(mail.getAllRecipients()).hasSize(1);
      return mail.getRecipients(Message.RecipientType.TO)[0]
          .toString()
          .replaceFirst("\\+[^@]*@", "@");
    } catch (jakarta.mail.MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

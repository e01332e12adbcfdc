package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.email.simulator.ReceivedMail;
import dev.paperboy.chat.email.simulator.SmtpSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while digests are being sent to 100 mailboxes, once; and to 500, fifty
 * times, with {@code -Dpaperboy.long=true}.
 */
@Tag("process")
final class MailKillTest {
  private static final boolean LONG = Boolean.getBoolean("paperboy.long");
  private static final int KILLS = LONG ? 50 : 1;

  /** So slow in the long run that digests are left for the last kill. */
  private static final int MILLIS = LONG ? 500 : 20;

  private static final int MAILBOXES = LONG ? 500 : 100;

  /** So many digests that one is under way whenever the program is killed. */
  private static final int SENT_BEFORE_A_KILL = MAILBOXES / (KILLS + 1);

  private static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");

  /** A poll each half second. */
  private static final double SPEED = 20;

  private static final Pattern NAMED =
      Pattern.compile("sent again and may be a duplicate.*key=\"([^\"]+)\"");

  @TempDir private Path folder;

  @Test
  void noDigestIsLostAndDoublesAreOnlyThoseThatTheServerHadTaken() throws Exception {
    Path file = folder.resolve("papers.jsonl");
    Files.writeString(file, line(0, "Something else"));
    String feed = "{ type: file, path: \"" + file + "\", every: 10s }";
    Path declared = folder.resolve("subscriptions.yaml");
    Files.writeString(declared, subscriptions());
    try (SmtpSimulator server = new SmtpSimulator();
        PaperboyProcess paperboy =
            new PaperboyProcess(
                folder,
                List.of(feed),
                "site: { url: \"https://papers.example.org\" }",
                "email: { smtp: \"" + server.url() + "\", from: papers@example.org }",
                "subscriptions: " + declared)) {
      paperboy.start(NOW, SPEED);
      paperboy.await("the baseline", () -> paperboy.status().path("papers").asInt() == 1);
      Files.writeString(
          file,
          line(1, "Diffusion") + line(2, "Diffusion") + line(3, "Diffusion"),
          StandardOpenOption.APPEND);
      paperboy.await("the papers", () -> paperboy.status().path("papers").asInt() == 4);
      assertThat(paperboy.stop()).isZero();
      assertThat(server.count()).as("digests wait until nine").isZero();

      server.always(MailKillTest::slowly);
      for (int kill = 1; kill <= KILLS; kill++) {
        int enough = Math.min(MAILBOXES - 1, server.count() + SENT_BEFORE_A_KILL);
        paperboy.launch(NOW.plusSeconds(3600L + 60L * kill), SPEED);
        paperboy.await("more mails", () -> server.count() >= enough);
        paperboy.kill();
      }
      server.always(command -> "");
      paperboy.start(NOW.plusSeconds(3600L + 60L * (KILLS + 1)), SPEED);
      paperboy.await(
          "an empty outbox", () -> paperboy.status().path("outbox").path("pending").asInt(-1) == 0);
      hold(server.mails(), paperboy.logs());
    }
  }

  /** The server has taken the mail and takes a while to say so: that is when a kill hurts. */
  private static String slowly(String command) {
    if (command.startsWith(". ")) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
    }
    return "";
  }

  private static void hold(List<ReceivedMail> mails, String logs) {
    Map<String, Integer> copies = new HashMap<>();
    Map<String, String> recipients = new HashMap<>();
    for (ReceivedMail mail : mails) {
      String id = mail.header("Message-ID");
      copies.merge(id, 1, Integer::sum);
      assertThat(recipients.computeIfAbsent(id, unknown -> mail.recipient()))
          .as("a Message-ID is of one digest of one mailbox")
          .isEqualTo(mail.recipient());
      assertThat(mail.source()).contains("2606.00001", "2606.00002", "2606.00003");
    }
    assertThat(recipients.values())
        .as("one digest for each mailbox")
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MAILBOXES).mapToObj(MailKillTest::mailbox).toList());
    Set<String> doubles =
        copies.entrySet().stream()
            .filter(one -> one.getValue() > 1)
            .map(one -> one.getKey().substring(1, one.getKey().indexOf('.')))
            .collect(Collectors.toSet());
    Set<String> named =
        NAMED.matcher(logs).results().map(found -> found.group(1)).collect(Collectors.toSet());
    assertThat(named).as("said before it happened").containsAll(doubles);
    assertThat(mails.size() - MAILBOXES)
        .as("at most the mails that were under way over eight connections")
        .isLessThanOrEqualTo(KILLS * 8);
    System.out.printf(
        Locale.ROOT,
        "Mail: %d kills while %d digests were being sent: 0 lost, %d sent more than once, %d named"
            + " as possible doubles%n",
        KILLS,
        MAILBOXES,
        doubles.size(),
        named.size());
  }

  private static String subscriptions() {
    return IntStream.range(0, MAILBOXES)
        .mapToObj(
            number ->
                "- { platform: email, channel: %s, query: diffusion, cadence: daily at 09:00 }\n"
                    .formatted(mailbox(number)))
        .collect(Collectors.joining());
  }

  private static String mailbox(int number) {
    return "reader-%03d@example.net".formatted(number);
  }

  private static String line(int number, String title) {
    return "{\"id\":\"arxiv:2606.%05d\",\"title\":\"%s %d\",\"abstract\":\"\",\"authors\":[],\"categories\":[],\"published\":\"2026-06-15\"}\n"
        .formatted(number, title, number);
  }
}

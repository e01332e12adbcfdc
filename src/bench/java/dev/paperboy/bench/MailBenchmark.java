package dev.paperboy.bench;

import dev.paperboy.card.Card;
import dev.paperboy.card.SampleCards;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.EmailSender;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.chat.email.message.SamplePages;
import dev.paperboy.chat.email.simulator.SmtpSimulator;
import dev.paperboy.chat.email.smtp.DkimKey;
import dev.paperboy.chat.email.smtp.SmtpMailer;
import dev.paperboy.chat.email.smtp.SmtpServer;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import jakarta.mail.internet.InternetAddress;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * How many digests of ten papers a second are composed, signed with DKIM (RSA, 2048 bits) and sent
 * over eight connections to a mail server in the same process.
 */
public final class MailBenchmark {
  private static final int WARM_UP = 500;
  private static final int ROUNDS = 3;
  private static final int PAPERS = 10;

  private MailBenchmark() {}

  /** Runs it with so many mails a round. */
  public static void main(String[] arguments) throws Exception {
    int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
    try (SmtpSimulator server = new SmtpSimulator();
        SmtpMailer mailer =
            new SmtpMailer(
                options(server),
                ReconnectBackoff.USUAL,
                Optional.empty(),
                () -> SmtpMailer.CONNECTIONS,
                InstantSource.system(),
                InstantSource.system())) {
      CountDownLatch connected = new CountDownLatch(1);
      mailer.start(connected::countDown);
      connected.await();
      EmailSender sender =
          new EmailSender(mailer, SamplePages.composer(), mailbox -> true, mailer::isReady);
      send(sender, WARM_UP, 0);
      for (int round = 1; round <= ROUNDS; round++) {
        long cpuBefore = cpu();
        long before = System.nanoTime();
        send(sender, mails, round);
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%,d mails of %,d bytes over %d connections: %.1f s, %.0f mails a second, %.1f ms of"
                + " CPU a mail%n",
            mails,
            server.mails().get(server.count() - 1).source().length(),
            server.connections(),
            seconds,
            mails / seconds,
            (cpu() - cpuBefore) / 1e6 / mails);
      }
    }
  }

  /** Returns the CPU time of this process, in nanoseconds, including that of the mail server. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static EmailOptions options(SmtpSimulator server) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String key =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return new EmailOptions(
        SmtpServer.of(server.url()),
        new InternetAddress("papers@example.org"),
        Optional.of(
            DkimKey.of(
                "example.org",
                "papers",
                "-----BEGIN PRIVATE KEY-----" + key + "-----END PRIVATE KEY-----")),
        URI.create("https://papers.example.org"));
  }

  private static void send(EmailSender sender, int mails, int round) {
    List<Card> cards = IntStream.rangeClosed(1, PAPERS).mapToObj(SampleCards::full).toList();
    List<CompletableFuture<SendResult>> results = new ArrayList<>();
    for (int number = 0; number < mails; number++) {
      results.add(
          sender.send(
              new Outgoing(
                  "pb-" + round + "-" + number,
                  Mailbox.channel("reader-" + number + "@example.net").orElseThrow(),
                  Outgoing.Kind.DAILY_DIGEST,
                  "",
                  cards,
                  List.of(),
                  0,
                  false,
                  false,
                  false,
                  "")));
    }
    for (CompletableFuture<SendResult> result : results) {
      if (!(result.join() instanceof SendResult.Sent)) {
        throw new IllegalStateException("not sent: " + result.join());
      }
    }
  }
}

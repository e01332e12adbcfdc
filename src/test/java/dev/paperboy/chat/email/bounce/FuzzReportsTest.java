package dev.paperboy.chat.email.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.paperboy.Fuzzing;
import dev.paperboy.OddTexts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The parser of reports on mails with something wrong. */
final class FuzzReportsTest {
  private static final List<String> LANGUAGE =
      List.of(
          "--b1/mx\n",
          "--b1/mx--\n",
          "\n\n",
          "Content-Type: message/rfc822\n\n",
          "Content-Type: multipart/mixed; boundary=\"b1/mx\"\n\n",
          "Content-Type: message/delivery-status\n\n",
          "Content-Transfer-Encoding: base64\n",
          "Content-Transfer-Encoding: quoted-printable\n",
          "Content-Transfer-Encoding: x-no\n",
          "Final-Recipient: rfc822; ann@example.net\n",
          "Action: failed\n",
          "Status: 5.1.1\n",
          "Diagnostic-Code: smtp; 550 no\n",
          "Message-ID: <x@example.org>\n",
          "To: ",
          "=?utf-8?Q?=41?=",
          "=?x?B?",
          "\"\\",
          "<a@b>",
          "(((",
          ";",
          "boundary=",
          "charset=x-1");

  private static final List<String> MAILS =
      List.of(
          MadeUpReports.postfix(),
          MadeUpReports.exim(),
          MadeUpReports.exchange(),
          MadeUpReports.gmail(),
          MadeUpReports.ses(),
          MadeUpReports.complaint(),
          MadeUpReports.complaintOfUnnamed(),
          MadeUpReports.forwarded(MadeUpReports.postfix()),
          MadeUpReports.letter());

  @Test
  void everyMailIsAReportOrNone() {
    Logger log = (Logger) LoggerFactory.getLogger(BounceReader.class);
    log.setLevel(Level.ERROR);
    try {
      Fuzzing.fuzz("reports", 8_000, Duration.ofSeconds(2), this::parse);
    } finally {
      log.setLevel(null);
    }
  }

  private void parse(Random random) {
    OddTexts texts = new OddTexts(random, LANGUAGE);
    String mail = texts.any(MAILS);
    mail = random.nextBoolean() ? texts.changed(mail) : texts.shuffledLines(mail);
    byte[] bytes =
        (random.nextBoolean() ? mail : mail.replace("\n", "\r\n"))
            .getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    Optional<Report> report = BounceReader.parsed(bytes);
    report
        .map(Report::failures)
        .ifPresent(
            failures ->
                assertThat(failures)
                    .allSatisfy(
                        failure ->
                            assertThat(failure.reason())
                                .isNotBlank()
                                .doesNotContain("\n", "\r", "\u0000", "\u001b")
                                .hasSizeLessThan(2_000)));
  }
}

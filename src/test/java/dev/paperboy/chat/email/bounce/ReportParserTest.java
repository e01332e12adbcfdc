package dev.paperboy.chat.email.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.email.bounce.Report.Failure;
import dev.paperboy.subscription.ChannelId;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ReportParserTest {
  private static final ChannelId ANN = new ChannelId("email", "inbox", "ann@example.net");

  private static Optional<Report> parse(String mail) throws Exception {
    return ReportParser.parse(MadeUpReports.bytes(mail));
  }

  private static Failure only(String mail) throws Exception {
    Report report = parse(mail).orElseThrow();
    assertThat(report.messageIds()).contains(MadeUpReports.ID);
    assertThat(report.failures()).hasSize(1);
    return report.failures().get(0);
  }

  @TestFactory
  Stream<DynamicTest> aReportOfEveryStyleNamesTheMailTheAddressAndTheReason() {
    Map<String, String> reasons =
        Map.of(
            MadeUpReports.postfix(),
            "the address takes no mail: 550 5.1.1 <ann@example.net>: Recipient address rejected:"
                + " User unknown in virtual mailbox table",
            MadeUpReports.exim(),
            "the address takes no mail: 550 No such person at this address",
            MadeUpReports.exchange(),
            "the address takes no mail: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by"
                + " SMTP address lookup",
            MadeUpReports.gmail(),
            "the mailbox takes no mail: 550-5.2.1 The account that you tried to reach 550 5.2.1 is"
                + " inactive. q9-20020a05 - gsmtp",
            MadeUpReports.ses(),
            "the address takes no mail: 550 5.1.1 user unknown",
            MadeUpReports.complaint(),
            "a mail was reported as spam by its reader",
            MadeUpReports.complaintOfUnnamed(),
            "a mail was reported as spam by its reader",
            MadeUpReports.forwarded(MadeUpReports.postfix().replace("b1/mx", "inner")),
            "the address takes no mail: 550 5.1.1 <ann@example.net>: Recipient address rejected:"
                + " User unknown in virtual mailbox table");
    return reasons.entrySet().stream()
        .map(
            style ->
                DynamicTest.dynamicTest(
                    style.getValue(),
                    () -> {
                      Failure failure = only(style.getKey());
                      assertThat(failure.reason()).isEqualTo(style.getValue());
                      assertThat(failure.mailboxes()).contains(ANN);
                      assertThat(failure.isFinal()).isTrue();
                    }));
  }

  private static String recipient(String action, String status, String said) {
    return "Final-Recipient: rfc822; ann@example.net\nAction: %s\nStatus: %s\nDiagnostic-Code: smtp; %s\n"
        .formatted(action, status, said);
  }

  @Test
  void whatIsDelayedOrDeliveredIsNoFailure() throws Exception {
    for (String action : new String[] {"delayed", "delivered", "relayed", "expanded"}) {
      assertThat(
              parse(MadeUpReports.report(recipient(action, "4.4.1", "x"))).orElseThrow().failures())
          .as(action)
          .isEmpty();
    }
  }

  @Test
  void aPassingReasonIsNotFinal() throws Exception {
    Failure expired =
        only(MadeUpReports.report(recipient("failed", "4.4.7", "451 4.4.1 no answer")));
    assertThat(expired.isFinal()).isFalse();
    assertThat(expired.reason())
        .isEqualTo("a mail could not be delivered for days: 451 4.4.1 no answer");
    Failure format = only(MadeUpReports.report(recipient("failed", "5.6.0", "550 bad format")));
    assertThat(format.isFinal()).isFalse();
    assertThat(format.reason())
        .isEqualTo("a mail was refused after it had been sent: 550 bad format");
    assertThat(
            only(MadeUpReports.report(recipient("failed", "5.0.0", "552 5.3.4 too big"))).isFinal())
        .as("the words of the server are more precise than a status of zeros")
        .isFalse();
    assertThat(only(MadeUpReports.report(recipient("FAILED (hard)", "", "550 unknown"))).isFinal())
        .isTrue();
  }

  @Test
  void everyRecipientHasItsOwnOutcome() throws Exception {
    Report report =
        parse(
                MadeUpReports.report(
                    recipient("failed", "5.1.1", "550 unknown")
                        + "\n \n\n"
                        + recipient("delayed", "4.4.1", "later").replace("ann@", "bob@")
                        + "\n"
                        + recipient("failed", "5.2.2", "552 full").replace("ann@", "Eve@")))
            .orElseThrow();
    assertThat(report.failures())
        .extracting(failure -> failure.mailboxes().iterator().next().id() + " " + failure.reason())
        .containsExactly(
            "ann@example.net the address takes no mail: 550 unknown",
            "eve@example.net the mailbox takes no mail: 552 full");
  }

  @Test
  void anAddressIsReadInEverySpellingOfTheField() throws Exception {
    for (String spelling :
        new String[] {
          "rfc822;ann@example.net",
          "RFC822; <Ann@Example.NET>",
          "ann@example.net",
          "utf-8; ann@example.net (Ann)"
        }) {
      assertThat(
              only(MadeUpReports.report("Final-Recipient: " + spelling + "\nAction: failed\n"))
                  .mailboxes())
          .as(spelling)
          .containsExactly(ANN);
    }
    assertThat(
            only(MadeUpReports.report("Final-Recipient: ann@example.net\nStatus: 5.1.1\n"))
                .reason())
        .isEqualTo("the address takes no mail: status 5.1.1");
  }

  @Test
  void statusesInOtherCharsetsAndEncodingsAreRead() throws Exception {
    String latin =
        MadeUpReports.report(recipient("failed", "5.1.1", "550 Empf\u00e4nger `x` unbekannt"));
    assertThat(only(latin).reason()).endsWith("550 Empf\u00e4nger 'x' unbekannt");
    String base64 =
        Base64.getMimeEncoder()
            .encodeToString(
                ("Reporting-MTA: dns; x\r\n\r\n" + recipient("failed", "5.1.1", "550 gone"))
                    .getBytes(StandardCharsets.UTF_8));
    String encoded =
        MadeUpReports.report("STATUS", "text/rfc822-headers", "Message-ID: " + MadeUpReports.ID)
            .replace(
                "message/delivery-status\n",
                "message/delivery-status\nContent-Transfer-Encoding: base64\n")
            .replace("STATUS", base64.replace("\r", ""));
    assertThat(only(encoded).reason()).endsWith("550 gone");
  }

  @Test
  void aReportThatIsCutOffIsReadAsFarAsItGoes() throws Exception {
    String report = MadeUpReports.postfix();
    String cut = report.substring(0, report.indexOf("Subject: 3 papers"));
    assertThat(only(cut).mailboxes()).containsExactly(ANN);
  }

  @Test
  void otherMailsAreNoReports() throws Exception {
    assertThat(parse(MadeUpReports.letter())).isEmpty();
    assertThat(parse("")).isEmpty();
    assertThat(parse(MadeUpReports.forwarded(MadeUpReports.letter()))).isEmpty();
    assertThat(parse(MadeUpReports.postfix().replace("message/delivery-status", "text/plain")))
        .isEmpty();
    assertThat(
            parse(MadeUpReports.complaint("Feedback-Type: not-spam\nVersion: 1\n", ""))
                .orElseThrow()
                .failures())
        .isEmpty();
  }

  @Test
  void aMailThatNestsWithoutEndIsReadToABound() throws Exception {
    String mail = MadeUpReports.postfix();
    for (int i = 0; i < 200; i++) {
      mail =
          "Content-Type: multipart/mixed; boundary=\"n%d\"\n\n--n%d\nContent-Type: message/rfc822\n\n%s"
              .formatted(i, i, mail);
    }
    assertThat(parse(mail)).isEmpty();
  }

  @Test
  void aDamagedReportIsReadOrMalformedAndNeverFailsInAnotherWay() {
    Random random = new Random(5);
    byte[] report = MadeUpReports.bytes(MadeUpReports.exchange());
    int readable = 0;
    int malformed = 0;
    for (int round = 0; round < 300; round++) {
      byte[] damaged = Arrays.copyOf(report, 1 + random.nextInt(report.length));
      for (int i = 0; i < 10; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        readable += ReportParser.parse(damaged).isPresent() ? 1 : 0;
      } catch (MessagingException | IOException unreadable) {
        malformed++;
      }
    }
    assertThat(readable).isPositive();
    assertThat(malformed).isPositive();
  }
}

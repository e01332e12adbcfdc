package dev.paperboy.chat.email.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.SettableClock;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.bounce.ImapMailbox;
import dev.paperboy.chat.email.smtp.DkimKey;
import dev.paperboy.chat.email.smtp.SmtpServer;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmailCheckTest {
  private static final GreenMail SERVER =
      new GreenMail(ServerSetup.dynamicPort(ServerSetup.SMTP_IMAP));
  private static DkimKey key;
  private static DkimKey otherKey;

  private DnsSimulator dns;

  @BeforeAll
  static void startServer() throws Exception {
    SERVER.start();
    SERVER.setUser("papers@example.org", "papers", "secret");
    key = newKey("example.org");
    otherKey = newKey("example.org");
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void startDns() throws Exception {
    dns = new DnsSimulator();
  }

  @AfterEach
  void stopDns() {
    dns.close();
  }

  private static DkimKey newKey(String domain) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return DkimKey.of(
        domain,
        "papers",
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----");
  }

  private static EmailOptions options(String smtp, String from, Optional<DkimKey> dkim)
      throws Exception {
    return new EmailOptions(
        SmtpServer.of(smtp),
        new InternetAddress(from),
        dkim,
        URI.create("https://papers.example.org"));
  }

  private static String smtp(String login) {
    return "smtp://" + login + "127.0.0.1:" + SERVER.getSmtp().getPort();
  }

  private EmailCheck check(EmailOptions options, String imapPassword) {
    return new EmailCheck(
        options,
        Optional.of(
            ImapMailbox.of(
                "imap://papers:%s@127.0.0.1:%d/INBOX"
                    .formatted(imapPassword, SERVER.getImap().getPort()))),
        dns.client(),
        SettableClock.at("2026-06-15T12:00:00Z"));
  }

  private List<String> sender(String from, Optional<DkimKey> dkim) throws Exception {
    return lines(new SenderCheck(options("smtp://mx.example.org", from, dkim), dns.client()).run());
  }

  private static List<String> lines(List<CheckFinding> findings) {
    return findings.stream().map(finding -> finding.level() + " " + finding.text()).toList();
  }

  @Test
  void aWorkingConfigurationIsFoundWorking() throws Exception {
    dns.publish(key.recordName(), key.recordValue());
    dns.publish("example.org", "other=text", "v=spf1 mx a:mx.example.org -all");
    dns.publish("_dmarc.example.org", "v=DMARC1; p=quarantine");
    EmailCheck check =
        check(options(smtp("papers:secret@"), "papers@example.org", Optional.of(key)), "secret");
    assertThat(lines(check.run()))
        .containsExactly(
            "OK connects to 127.0.0.1:%d without TLS and logs in"
                .formatted(SERVER.getSmtp().getPort()),
            "OK DKIM: the key matches the one published at `papers._domainkey.example.org`",
            "OK SPF: `example.org` publishes `v=spf1 mx a:mx.example.org -all`, which must include"
                + " the public address of this machine or the servers that it sends through",
            "OK DMARC: `_dmarc.example.org` publishes `v=DMARC1; p=quarantine`",
            "OK bounces are read from INBOX at 127.0.0.1:%d: 0 mails, 0 of them unread"
                .formatted(SERVER.getImap().getPort()));
    assertThat(SERVER.getReceivedMessages()).as("nothing is sent without being asked").isEmpty();
  }

  @Test
  void wrongPasswordsAreNamedWithTheirSettings() throws Exception {
    EmailCheck check =
        check(options(smtp("papers:wrong@"), "papers@example.org", Optional.empty()), "wrong");
    assertThat(lines(check.run()))
        .anyMatch(
            line ->
                line.startsWith("PROBLEM the mail server rejects") && line.contains("email.smtp"))
        .anyMatch(line -> line.startsWith("PROBLEM INBOX at") && line.contains("email.bounces"))
        .noneMatch(line -> line.contains("wrong"));
  }

  @Test
  void aMailIsSentToWhomTheOperatorNamesAndIsSigned() throws Exception {
    EmailCheck check =
        check(options(smtp("papers:secret@"), "papers@example.org", Optional.of(key)), "secret");
    int before = SERVER.getReceivedMessages().length;
    assertThat(check.send("ops@example.net").text())
        .startsWith("a mail to ops@example.net was accepted");
    assertThat(SERVER.getReceivedMessages()).hasSize(before + 1);
    assertThat(SERVER.getReceivedMessages()[before].getHeader("DKIM-Signature")).hasSize(1);
    assertThat(SERVER.getReceivedMessages()[before].getAllRecipients()[0])
        .hasToString("ops@example.net");
    assertThat(check.send("two@example.net, three@example.net").sound()).isFalse();
    assertThat(check.send("").text()).startsWith("a mail to papers@example.org was accepted");
    SERVER.purgeEmailFromAllMailboxes();
  }

  @Test
  void aServerThatCannotBeReachedIsAProblemInTheServersWords() throws Exception {
    EmailCheck check =
        check(options("smtp://127.0.0.1:1", "papers@example.org", Optional.empty()), "secret");
    assertThat(lines(check.run()).get(0)).startsWith("PROBLEM no connection to 127.0.0.1:1: ");
    assertThat(check.send("").sound()).isFalse();
  }

  @Test
  void aKeyThatIsNotPublishedIsPrintedAsTheRecordToPublish() throws Exception {
    assertThat(sender("papers@example.org", Optional.of(key)).get(0))
        .isEqualTo(
            "PROBLEM DKIM: no key is published, so signatures count as forged; publish the TXT"
                + " record `v=DKIM1; k=rsa; p="
                + key.publicKey()
                + "` at `papers._domainkey.example.org`");
    dns.publish(key.recordName(), "v=DKIM1; p=");
    assertThat(sender("papers@example.org", Optional.of(key)).get(0))
        .startsWith("PROBLEM DKIM: no key is published");
    dns.publish(key.recordName(), otherKey.recordValue());
    assertThat(sender("papers@example.org", Optional.of(key)).get(0))
        .startsWith("PROBLEM DKIM: another key is published")
        .contains(key.publicKey());
    dns.publish(key.recordName(), otherKey.recordValue(), "p=" + key.publicKey() + ";t=s");
    assertThat(sender("papers@example.org", Optional.of(key)).get(0)).startsWith("OK DKIM");
    assertThat(sender("papers@example.com", Optional.of(key)))
        .anyMatch(line -> line.startsWith("NOTE DKIM: mails come from `example.com`"));
  }

  @Test
  void whatSpfSaysIsJudged() throws Exception {
    assertThat(spf())
        .startsWith("NOTE SPF")
        .contains("publish a TXT record there, such as `v=spf1 mx a:mx.example.org ~all`");
    dns.publish("example.org", "v=spf1 -all");
    assertThat(spf()).startsWith("PROBLEM SPF").contains("no server sends its mail");
    dns.publish("example.org", "v=spf1 mx -all", "V=SPF1 a -all", "v=spf10 x");
    assertThat(spf()).startsWith("PROBLEM SPF").contains("has 2 records");
    String many = "v=spf1 " + "ip4:192.0.2.7 ".repeat(25) + "~all";
    dns.publish("example.org", many);
    assertThat(spf()).startsWith("OK SPF").contains("ip4:192.0.2.7 ip4:192.0.2.7 ip4");
  }

  private String spf() throws Exception {
    return sender("papers@example.org", Optional.empty()).stream()
        .filter(line -> line.contains(" SPF"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePolicyOfAParentDomainCounts() throws Exception {
    dns.publish("_dmarc.example.org", "v=DMARC1; p=none");
    assertThat(sender("papers@lists.lab.example.org", Optional.empty()))
        .contains("OK DMARC: `_dmarc.example.org` publishes `v=DMARC1; p=none`");
    assertThat(sender("papers@example.com", Optional.empty()))
        .anyMatch(line -> line.startsWith("NOTE DMARC: `example.com` has no policy"));
    assertThat(dns.asked()).as("no top-level domain has one").doesNotContain("_dmarc.com");
  }

  @Test
  void withoutDnsTheRecordIsPrintedAndNothingIsAskedTwice() throws Exception {
    dns.publish(key.recordName(), DnsSimulator.FAILURE);
    List<String> lines = sender("papers@example.org", Optional.of(key));
    assertThat(lines.get(0))
        .startsWith("NOTE DKIM: not compared, since the DNS server fails")
        .contains(key.recordValue());
    assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("NOTE"));
    assertThat(dns.asked()).containsOnly(key.recordName());
    dns.close();
    assertThat(sender("papers@example.org", Optional.empty()))
        .contains("NOTE SPF: not looked up, since no DNS server answers");
  }
}

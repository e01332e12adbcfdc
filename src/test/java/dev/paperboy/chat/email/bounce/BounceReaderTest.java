package dev.paperboy.chat.email.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.SettableClock;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.simulator.RecordedReachability;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.subscription.ChannelId;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BounceReaderTest {
  private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
  private static final String ANN = "ann@example.net";
  private static final String LOST = "lost email/inbox/a***@example.net";
  private static int users;

  private final Map<String, Integer> returned = new HashMap<>();
  private final RecordedReachability listener = new RecordedReachability("email");
  private boolean databaseFails;
  private String user = "";
  private GreenMailUser account;

  @BeforeAll
  static void startServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  /** Every test has a mailbox of its own. */
  BounceReaderTest() {
    user = "bounces" + users++;
    account = SERVER.setUser(user + "@example.org", user, "right/1");
  }

  @BeforeEach
  void oneMailWasSent() {
    returned.put(ANN + " " + MadeUpReports.ID, 0);
  }

  /** One mail in a row came back, whichever it is. */
  private int returned(ChannelId mailbox, String messageId, String reason) {
    if (databaseFails) {
      throw new IllegalStateException("the database is full");
    }
    return returned.containsKey(mailbox.id() + " " + messageId)
        ? returned.merge(mailbox.id() + " " + messageId, 1, Integer::sum)
        : 0;
  }

  private BounceReader reader(String password, String folder) {
    return new BounceReader(
        ImapMailbox.of(
            "imap://"
                + user
                + ":"
                + password
                + "@127.0.0.1:"
                + SERVER.getImap().getPort()
                + folder),
        this::returned,
        new LeasedTask(new SoleLeases(), SharedWork.BOUNCES.lease()),
        new ReconnectBackoff(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)),
        SettableClock.at("2026-06-15T12:00:00Z"));
  }

  private BounceReader reader() {
    return reader("right%2F1", "");
  }

  private void arrive(String... mails) throws Exception {
    for (String mail : mails) {
      account.deliver(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(MadeUpReports.bytes(mail))));
    }
  }

  private List<Boolean> read() throws Exception {
    return SERVER.getManagers().getImapHostManager().getInbox(account).getMessages().stream()
        .map(mail -> mail.isSet(Flags.Flag.SEEN))
        .toList();
  }

  @Test
  void aReportSuspendsTheAddressAndIsMarkedAsReadWhileOtherMailStaysUnread() throws Exception {
    arrive(
        MadeUpReports.letter(),
        MadeUpReports.exim(),
        MadeUpReports.forwarded(MadeUpReports.letter()));

    BounceReader reader = reader();
    reader.read(listener);

    assertThat(listener.told())
        .containsExactly(LOST + ": the address takes no mail: 550 No such person at this address");
    assertThat(read()).containsExactly(false, true, false);
    arrive(MadeUpReports.complaint());
    reader.read(listener);
    assertThat(listener.told())
        .hasSize(2)
        .endsWith(LOST + ": a mail was reported as spam by its reader");
    assertThat(read()).containsExactly(false, true, false, true);
  }

  @Test
  void aReportIsReadOnceAlsoByTheNextStart() throws Exception {
    arrive(MadeUpReports.postfix(), MadeUpReports.letter());
    BounceReader reader = reader();
    reader.read(listener);
    reader.read(listener);
    reader().read(listener);
    assertThat(listener.told()).hasSize(1);
    assertThat(returned).containsEntry(ANN + " " + MadeUpReports.ID, 1);
  }

  @Test
  void aReportOfAMailThatWasNotSentThereChangesNothingAndStaysUnread() throws Exception {
    arrive(
        MadeUpReports.postfix().replace("pb-0123abcd-7", "pb-0123abcd-8"),
        MadeUpReports.postfix().replace("ann@example.net", "bob@example.net"),
        MadeUpReports.complaint().replace("ann@example.net", "bob@example.net"));
    reader().read(listener);
    assertThat(listener.told()).isEmpty();
    assertThat(read()).containsExactly(false, false, false);
  }

  @Test
  void aDelaySuspendsNothingAndAPassingReasonOnlyTheThirdTime() throws Exception {
    String expired =
        MadeUpReports.report(
            "Final-Recipient: rfc822;ann@example.net\nAction: failed\nStatus: 4.4.7\n");
    arrive(expired.replace("failed", "delayed"), expired, expired);
    BounceReader reader = reader();
    reader.read(listener);
    assertThat(listener.told()).isEmpty();
    assertThat(read()).containsExactly(true, true, true);
    arrive(expired);
    reader.read(listener);
    assertThat(listener.told())
        .containsExactly(LOST + ": a mail could not be delivered for days: status 4.4.7");
  }

  @Test
  void aReportThatReturnsAVeryLongMailIsReadFromItsBeginning() throws Exception {
    arrive(MadeUpReports.gmail().replace("Papers.\n", "x".repeat(70).concat("\n").repeat(30_000)));
    reader().read(listener);
    assertThat(listener.told()).hasSize(1);
    assertThat(read()).containsExactly(true);
  }

  @Test
  void aFailureInTheMiddleReadsTheRestTheNextTime() throws Exception {
    arrive(MadeUpReports.postfix(), MadeUpReports.exim());
    BounceReader reader = reader();
    databaseFails = true;
    assertThatThrownBy(() -> reader.read(listener)).hasMessage("the database is full");
    databaseFails = false;
    assertThat(read()).containsExactly(false, false);
    reader.read(listener);
    assertThat(listener.told()).hasSize(2);
    assertThat(read()).containsExactly(true, true);
  }

  @Test
  void whatIsWrongWithTheMailboxIsSaidInTheOperatorsWords() {
    assertThatThrownBy(() -> reader("wrong", "").read(listener))
        .isInstanceOfSatisfying(
            AuthenticationFailedException.class,
            failure ->
                assertThat(BounceReader.words(failure))
                    .startsWith("the mail server rejects the user or the password of email.bounces")
                    .doesNotContain("wrong"));
    assertThatThrownBy(() -> reader("right%2F1", "/Bounced").read(listener))
        .isInstanceOfSatisfying(
            FolderNotFoundException.class,
            failure ->
                assertThat(BounceReader.words(failure))
                    .startsWith("the mailbox of email.bounces has no such folder"));
  }

  @Test
  void aReaderReadsFromItsStartAndTellsItsState() throws Exception {
    arrive(MadeUpReports.postfix());
    BounceReader reader = reader();
    try (reader) {
      reader.start(listener);
      Waiting.until("it has read", Duration.ofSeconds(20), () -> reader.state().isConnected());
      assertThat(reader.state().words())
          .isEqualTo("read from INBOX at 127.0.0.1:" + SERVER.getImap().getPort());
      assertThat(listener.told()).hasSize(1);
    }
    assertThat(reader.state()).isEqualTo(PlatformState.Off.STOPPED);
    try (BounceReader refused = reader("wrong", "")) {
      refused.start(listener);
      Waiting.until(
          "it is refused",
          Duration.ofSeconds(20),
          () -> refused.state() instanceof PlatformState.Refused);
    }
  }

  @Test
  void anAddressIsReadWithItsParts() {
    ImapMailbox mailbox = ImapMailbox.of("imaps://a%40b:p%2Fq:r+@mx.example.org/Bounces%20old");
    assertThat(mailbox)
        .isEqualTo(new ImapMailbox(true, "mx.example.org", 993, "a@b", "p/q:r+", "Bounces old"));
    assertThat(mailbox).hasToString("Bounces old at mx.example.org:993");
    assertThat(ImapMailbox.of("IMAP://u:p@127.0.0.1:3143/"))
        .isEqualTo(new ImapMailbox(false, "127.0.0.1", 3143, "u", "p", "INBOX"));
    for (String wrong :
        new String[] {
          "imaps://mx.example.org",
          "imaps://user@mx.example.org",
          "imaps://u:p w@h",
          "http://u:secret@h"
        }) {
      assertThatThrownBy(() -> ImapMailbox.of(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("must look like imaps://")
          .hasMessageNotContaining("secret");
    }
  }
}

package dev.paperboy.chat.email.bounce;

import dev.paperboy.chat.ConnectionLifeCycle;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.email.MailFailureText;
import dev.paperboy.chat.email.bounce.ImapFolder.Unread;
import dev.paperboy.chat.email.bounce.Report.Failure;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.subscription.ChannelId;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the reports of mails that were not delivered, and complaints, from a mailbox once a minute,
 * and suspends the mailboxes that they are about. A report counts only if it names a mail that was
 * sent, by its Message-ID, and its recipient. Then it is marked as read; all other mails stay
 * unread. Nothing is deleted. Thread-safe.
 */
public final class BounceReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BounceReader.class);

  /** How many mails in a row come back, for a passing reason, before a mailbox is suspended. */
  public static final int MANY = 3;

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final ImapMailbox mailbox;
  private final SentMails sentMails;
  private final LeasedTask leased;
  private final ConnectionLifeCycle life;
  private volatile String description = "";

  /** The mails up to this number, in this numbering, are read as long as the program runs. */
  private long numbering;

  private long lastRead;

  /**
   * Creates a reader that is not started.
   *
   * @param leased the reading, which one replica does
   * @param realTime for connections
   */
  public BounceReader(
      ImapMailbox mailbox, SentMails sentMails, LeasedTask leased, InstantSource realTime) {
    this(mailbox, sentMails, leased, ReconnectBackoff.USUAL, realTime);
  }

  BounceReader(
      ImapMailbox mailbox,
      SentMails sentMails,
      LeasedTask leased,
      ReconnectBackoff backoff,
      InstantSource realTime) {
    this.mailbox = mailbox;
    this.sentMails = sentMails;
    this.leased = leased;
    this.life = new ConnectionLifeCycle("bounce mailbox", backoff, () -> {}, realTime);
  }

  /**
   * Starts reading, on a thread of its own.
   *
   * @param listener is told which mailboxes can no longer be written to
   */
  public void start(Reachability listener) {
    life.start(() -> round(listener));
  }

  /** Returns the state of the connection to the mailbox. */
  public PlatformState state() {
    String connection = description;
    return life.state(connection.isEmpty() ? Optional.empty() : Optional.of(connection));
  }

  /** Reads what is new, reports the outcome, and plans the next round. */
  private void round(Reachability listener) {
    try {
      description =
          leased
              .run(
                  () -> {
                    read(listener);
                    return "read from " + mailbox;
                  })
              .orElse("another replica reads from " + mailbox + " at present");
      life.accepted();
      life.connected();
      life.later(EVERY, () -> round(listener));
    } catch (AuthenticationFailedException refused) {
      description = "";
      life.refused(words(refused));
    } catch (Exception failure) {
      description = "";
      if (life.isOn()) {
        life.failed(words(failure));
      }
    }
  }

  /** Returns what a failure to read the mailbox means for the operator. */
  static String words(Exception failure) {
    String said = MailFailureText.of(failure);
    if (failure instanceof AuthenticationFailedException) {
      return "the mail server rejects the user or the password of email.bounces: " + said;
    }
    if (failure instanceof FolderNotFoundException) {
      return "the mailbox of email.bounces has no such folder: " + said;
    }
    if (failure instanceof ReadOnlyFolderException) {
      return "the folder of email.bounces cannot be written to, so reports cannot be marked as"
          + " read";
    }
    return said;
  }

  /** Reads what is new. */
  void read(Reachability listener) throws MessagingException, IOException {
    int left = 0;
    try (ImapFolder folder = ImapFolder.open(mailbox)) {
      if (folder.numbering() != numbering) {
        numbering = folder.numbering();
        lastRead = 0;
      }
      for (Unread mail : folder.unread(lastRead)) {
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
        left += read(mail, listener) ? 0 : 1;
        lastRead = Math.max(lastRead, mail.number());
      }
    }
    if (left > 0) {
      LOG.atInfo()
          .addKeyValue("mails", left)
          .log(
              "mails in the bounce mailbox are not reports of mails that were sent from here; they"
                  + " stay unread");
    }
  }

  /** Reads a mail, and returns whether it is a report that counts. */
  private boolean read(Unread mail, Reachability listener) throws MessagingException, IOException {
    Optional<byte[]> content = mail.hasParts() ? mail.content() : Optional.empty();
    Optional<Report> report = content.flatMap(BounceReader::parsed);
    if (report.isEmpty()) {
      return false;
    }
    boolean counts = report.get().failures().isEmpty();
    for (Failure failure : report.get().failures()) {
      counts |= apply(report.get(), failure, listener);
    }
    if (counts) {
      // Afterwards, so that it is read again if the program ends here: it then changes nothing.
      mail.markRead();
    }
    return counts;
  }

  /** Returns the report that a mail is; empty if it is another kind of mail or malformed. */
  static Optional<Report> parsed(byte[] content) {
    try {
      return ReportParser.parse(content);
    } catch (MessagingException | IOException | RuntimeException | StackOverflowError malformed) {
      LOG.atWarn()
          .addKeyValue("reason", String.valueOf(malformed.getMessage()))
          .log("a mail in the bounce mailbox cannot be read; it stays unread");
      return Optional.empty();
    }
  }

  /** Returns whether the failure is of a mail that was sent. */
  private boolean apply(Report report, Failure failure, Reachability listener) {
    boolean counts = false;
    for (ChannelId recipient : failure.mailboxes()) {
      for (String messageId : report.messageIds()) {
        int returned = sentMails.returned(recipient, messageId, failure.reason());
        counts |= returned > 0;
        if (returned > 0 && (failure.isFinal() || returned >= MANY)) {
          listener.lost(recipient, failure.reason());
        } else if (returned > 0) {
          LOG.atWarn()
              .addKeyValue("channel", recipient)
              .addKeyValue("reason", failure.reason())
              .log("mail came back; its mailbox is suspended if the next ones do, too");
        }
      }
    }
    return counts;
  }

  @Override
  public void close() {
    life.close();
  }
}

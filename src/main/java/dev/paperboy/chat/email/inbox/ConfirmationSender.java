package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.inbox.MailTokens.Purpose;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.fleet.Claims;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails of stored sign-ups, one after the other. What could not be sent is retried until
 * the sign-up expires, also after a restart. Thread-safe.
 */
public final class ConfirmationSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfirmationSender.class);
  private static final int AT_A_TIME = 50;
  private static final long RETRY_SECONDS = 60;

  /** Servers that accept no mail from strangers at first do so after some minutes. */
  private static final Duration RETRY = Duration.ofMinutes(5);

  private static final long STOP_SECONDS = 2;

  private final Mailboxes mailboxes;
  private final MailTokens tokens;
  private final InboxAddresses addresses;
  private final ConfirmationMail mail;
  private final Claims claims;
  private final InstantSource clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "confirmations");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a sender that has not begun.
   *
   * @param claims keep several replicas from sending the same mail
   */
  public ConfirmationSender(
      Mailboxes mailboxes,
      MailTokens tokens,
      InboxAddresses addresses,
      ConfirmationMail mail,
      Claims claims,
      InstantSource clock) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.addresses = addresses;
    this.mail = mail;
    this.claims = claims;
    this.clock = clock;
  }

  /** Begins: sends what is due, and removes what expires, every hour. */
  @SuppressWarnings("FutureReturnValueIgnored") // Each round logs its failures itself.
  public void start() {
    executor.scheduleWithFixedDelay(this::purge, 0, 1, TimeUnit.HOURS);
    executor.scheduleWithFixedDelay(this::round, 0, RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private void purge() {
    try {
      mailboxes.purge(clock.instant());
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).log("expired sign-ups could not be removed; it is retried");
    }
  }

  /** Sends what is due, on a thread of its own; returns at once. */
  public void wake() {
    try {
      executor.execute(this::round);
    } catch (RejectedExecutionException closed) {
      LOG.atDebug().log("confirmations are sent after the next start");
    }
  }

  private void round() {
    try {
      drain();
    } catch (RuntimeException | Error failure) {
      LOG.atError().setCause(failure).log("sending confirmations failed; it will be retried");
    }
  }

  /** Sends what is due, except what another replica is sending. */
  void drain() {
    boolean sent = true;
    while (sent) {
      sent = false;
      for (SignUp signUp : mailboxes.due(AT_A_TIME, clock.instant())) {
        if (claims.claim(claim(signUp), RETRY)) {
          send(signUp);
          sent = true;
        }
      }
    }
  }

  private static String claim(SignUp signUp) {
    return "confirmation " + signUp.id();
  }

  private void send(SignUp signUp) {
    String token = tokens.token(Purpose.CONFIRM, signUp.id(), signUp.expires());
    SendResult result = mail.send(signUp, addresses.confirm(token));
    Instant now = clock.instant();
    if (result instanceof SendResult.RetryLater later) {
      Duration wait = later.after().compareTo(RETRY) > 0 ? later.after() : RETRY;
      mailboxes.postpone(signUp.id(), now.plus(wait));
      claims.release(claim(signUp));
      LOG.atWarn()
          .addKeyValue("channel", InboxAddress.channel(signUp))
          .addKeyValue("reason", later.reason())
          .log("confirmation could not be sent; it will be retried");
      return;
    }
    // A mail in doubt is not sent again: an address gets one a day at most.
    mailboxes.mailed(signUp.id(), now);
    if (!(result instanceof SendResult.Sent)) {
      LOG.atWarn()
          .addKeyValue("channel", InboxAddress.channel(signUp))
          .addKeyValue("result", result)
          .log("confirmation was not accepted; the sign-up expires");
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.inbox.MailTokens.Purpose;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.subscription.ChannelId;
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
  private static final long STOP_SECONDS = 2;

  private final Mailboxes mailboxes;
  private final MailTokens tokens;
  private final InboxAddresses addresses;
  private final ConfirmationMail mail;
  private final InstantSource clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "confirmations");
            thread.setDaemon(true);
            return thread;
          });

  /** Creates a sender that has not begun. */
  public ConfirmationSender(
      Mailboxes mailboxes,
      MailTokens tokens,
      InboxAddresses addresses,
      ConfirmationMail mail,
      InstantSource clock) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.addresses = addresses;
    this.mail = mail;
    this.clock = clock;
  }

  /** Begins: sends what an earlier run has left, and removes what expires, every hour. */
  @SuppressWarnings("FutureReturnValueIgnored") // Each round logs its failures itself.
  public void start() {
    executor.scheduleWithFixedDelay(this::purge, 0, 1, TimeUnit.HOURS);
    wake();
  }

  private void purge() {
    try {
      mailboxes.purge(clock.instant());
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).log("expired sign-ups could not be removed; it is retried");
    }
  }

  /** Sends what is waiting, on a thread of its own; returns at once. */
  public void wake() {
    try {
      executor.execute(this::round);
    } catch (RejectedExecutionException closed) {
      LOG.atDebug().log("confirmations are sent after the next start");
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The round logs its failures itself.
  private void round() {
    boolean done = false;
    try {
      done = drain();
    } catch (RuntimeException | Error failure) {
      LOG.atError().setCause(failure).log("sending confirmations failed; it will be retried");
    }
    if (!done && !executor.isShutdown()) {
      executor.schedule(this::round, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Sends what is waiting; returns whether nothing is left. */
  boolean drain() {
    for (SignUp signUp : mailboxes.unmailed(AT_A_TIME, clock.instant())) {
      String token = tokens.token(Purpose.CONFIRM, signUp.id(), signUp.expires());
      SendResult result = mail.send(signUp.address(), signUp.words(), addresses.confirm(token));
      if (result instanceof SendResult.RetryLater || result instanceof SendResult.Unknown) {
        LOG.atWarn()
            .addKeyValue("address", ChannelId.masked(signUp.address()))
            .addKeyValue("result", result.getClass().getSimpleName())
            .log("confirmation could not be sent; it will be retried");
        return false;
      }
      mailboxes.mailed(signUp.id(), clock.instant());
      if (!(result instanceof SendResult.Sent)) {
        LOG.atWarn()
            .addKeyValue("address", ChannelId.masked(signUp.address()))
            .addKeyValue("result", result.getClass().getSimpleName())
            .log("confirmation was refused; the sign-up expires");
      }
    }
    return mailboxes.unmailed(1, clock.instant()).isEmpty();
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

package dev.paperboy.chat.email.smtp;

import dev.paperboy.chat.ConnectionLifeCycle;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.chat.email.MailTransport;
import dev.paperboy.deliver.SendResult;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails over connections to the mail server, which are kept open between mails: eight at
 * most, for all replicas together, and at least one for each. Thread-safe.
 */
public final class SmtpMailer implements MailTransport {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

  /** The maximum number of connections. */
  public static final int CONNECTIONS = 8;

  private static final int SECONDS_TO_FINISH = 5;

  private final SmtpServer server;
  private final SmtpSession session;
  private final SmtpConnections connections;
  private final MailMessages messages;
  private final InstantSource clock;
  private final ConnectionLifeCycle life;
  private final AtomicBoolean ready = new AtomicBoolean();
  private volatile Runnable changed = () -> {};
  private volatile String description = "";
  private final IntSupplier share;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          CONNECTIONS,
          CONNECTIONS,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "mail-sender");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a mailer that is not connected yet.
   *
   * @param share returns how many of the connections are this replica's at present
   * @param clock the program's time, for {@code Date}
   * @param realTime for connections
   */
  public SmtpMailer(
      EmailOptions options, IntSupplier share, InstantSource clock, InstantSource realTime) {
    this(options, ReconnectBackoff.USUAL, Optional.empty(), share, clock, realTime);
  }

  /**
   * Creates a mailer with another backoff.
   *
   * @param trust checks certificates; empty for the certificate authorities of Java
   * @param share returns how many of the connections are this replica's at present
   */
  public SmtpMailer(
      EmailOptions options,
      ReconnectBackoff backoff,
      Optional<SSLSocketFactory> trust,
      IntSupplier share,
      InstantSource clock,
      InstantSource realTime) {
    this.server = options.server();
    this.session = new SmtpSession(server, options.domain(), trust);
    this.share = share;
    this.connections = new SmtpConnections(session, this::most, realTime);
    this.messages =
        new MailMessages(
            session.session(), options.from(), options.domain(), options.listId(), options.dkim());
    this.clock = clock;
    this.life = new ConnectionLifeCycle("mail", backoff, () -> changed.run(), realTime);
  }

  /** Starts connecting; the listener is told when the server becomes reachable or unreachable. */
  @Override
  public void start(Runnable listener) {
    changed = listener;
    life.start(this::connect);
    reapLater();
  }

  /** Returns the state of the connections. */
  @Override
  public PlatformState state() {
    return life.state(ready.get() ? Optional.of(description) : Optional.empty());
  }

  /** Returns whether the server accepted the last connection and mail. */
  @Override
  public boolean isReady() {
    return ready.get();
  }

  private void connect() {
    try {
      SmtpConnection connection = connections.open();
      description =
          "connected to " + server + (connection.isEncrypted() ? " with TLS" : " without TLS");
      connections.keep(connection);
      ready.set(true);
      life.accepted();
      life.connected();
    } catch (MessagingException failure) {
      report(SmtpFailure.connecting(failure));
    }
  }

  private void report(SmtpFailure failure) {
    if (failure instanceof SmtpFailure.OfAccount account) {
      life.refused(account.reason());
    } else if (failure instanceof SmtpFailure.OfConnection connection) {
      life.failed(connection.reason());
    }
  }

  private void reapLater() {
    life.later(
        SmtpConnections.IDLE,
        () -> {
          connections.closeIdle();
          reapLater();
        });
  }

  /** Confirmations are sent by every replica. */
  private int most() {
    return Math.max(1, Math.min(CONNECTIONS, share.getAsInt()));
  }

  private synchronized void resize() {
    int most = most();
    if (most != threads.getMaximumPoolSize()) {
      // In this order, since neither may pass the other.
      threads.setCorePoolSize(Math.min(most, threads.getMaximumPoolSize()));
      threads.setMaximumPoolSize(most);
      threads.setCorePoolSize(most);
    }
  }

  @Override
  public CompletableFuture<SendResult> send(MailDraft draft, BooleanSupplier allowed) {
    try {
      resize();
      return CompletableFuture.supplyAsync(() -> sendNow(draft, allowed), threads);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.completedFuture(later("the connections are being closed"));
    }
  }

  private static SendResult later(String reason) {
    return new SendResult.RetryLater(Duration.ZERO, reason);
  }

  private static SendResult elsewhere() {
    return later("another replica has taken over this mailbox");
  }

  private SendResult sendNow(MailDraft draft, BooleanSupplier allowed) {
    // It may have waited for a connection, or the whole process for its machine.
    if (!allowed.getAsBoolean()) {
      return elsewhere();
    }
    if (!ready.get()) {
      return later("the mail server cannot be used at present: " + state().words());
    }
    Optional<SmtpConnection> kept = connections.takeIdle();
    if (kept.isPresent()) {
      Attempt attempt = attempt(kept.get(), draft);
      // The server may have closed a connection that was not used for a while.
      if (!(attempt instanceof Failed failed
          && failed.failure() instanceof SmtpFailure.OfConnection)) {
        return result(attempt);
      }
    }
    SmtpConnection opened;
    try {
      opened = connections.open();
    } catch (MessagingException failure) {
      return result(new Failed(SmtpFailure.connecting(failure)));
    }
    if (!allowed.getAsBoolean()) {
      connections.keep(opened);
      return elsewhere();
    }
    return result(attempt(opened, draft));
  }

  /** The outcome of an attempt to send a mail over one connection. */
  private sealed interface Attempt {}

  private record Done(SendResult result) implements Attempt {}

  private record Failed(SmtpFailure failure) implements Attempt {}

  private Attempt attempt(SmtpConnection connection, MailDraft draft) {
    boolean usable = false;
    try {
      connection.deliver(
          messages.of(draft, clock.instant()), MailMessages.recipient(draft), connections.now());
      usable = true;
      return new Done(new SendResult.Sent(messages.messageId(draft)));
    } catch (MessagingException failure) {
      if (connection.isInDoubt()) {
        return new Done(new SendResult.Unknown("the mail server's response was lost"));
      }
      SmtpFailure meaning = SmtpFailure.sending(failure);
      usable = meaning instanceof SmtpFailure.OfMail && connection.isConnected();
      return new Failed(meaning);
    } finally {
      if (usable) {
        connections.keep(connection);
      } else {
        connections.drop(connection);
      }
    }
  }

  private SendResult result(Attempt attempt) {
    if (attempt instanceof Done done) {
      return done.result();
    }
    SmtpFailure failure = ((Failed) attempt).failure();
    if (failure instanceof SmtpFailure.OfMail mail) {
      return mail.result();
    }
    boolean others = failure instanceof SmtpFailure.OfConnection && connections.count() > 0;
    // A server that limits the number of connections still accepts mail over the others.
    if (!others && ready.compareAndSet(true, false)) {
      report(failure);
    }
    return later(
        failure instanceof SmtpFailure.OfAccount account
            ? account.reason()
            : ((SmtpFailure.OfConnection) failure).reason());
  }

  /** Finishes the mails in progress for a few seconds, and disconnects. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        LOG.warn("some mails could not be finished in time; they are sent after the next start");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    ready.set(false);
    life.close();
    connections.close();
  }
}

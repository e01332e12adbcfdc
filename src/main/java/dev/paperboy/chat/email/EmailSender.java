package dev.paperboy.chat.email;

import dev.paperboy.card.Card;
import dev.paperboy.chat.email.message.MailComposer;
import dev.paperboy.chat.email.smtp.SmtpMailer;
import dev.paperboy.collection.LruMap;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.subscription.ChannelId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to mailboxes. A mail in doubt is sent again with the same Message-ID rather than
 * lost; SMTP has no way to ask whether it was delivered.
 */
public final class EmailSender implements ChatSender {
  private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);

  private static final int REMEMBERED = 10_000;

  private final Mailer mailer;
  private final MailComposer composer;
  private final Predicate<ChannelId> held;
  private final BooleanSupplier ready;
  private final AtomicLong possibleDoubles = new AtomicLong();

  /** The mails that certainly were not sent, although an attempt began. */
  private final Set<String> notSent =
      Collections.synchronizedSet(Collections.newSetFromMap(new LruMap<>(REMEMBERED)));

  /**
   * Creates a sender.
   *
   * @param held returns whether this replica may send to a mailbox
   * @param ready whether the mail server can be used
   */
  public EmailSender(
      Mailer mailer, MailComposer composer, Predicate<ChannelId> held, BooleanSupplier ready) {
    this.held = held;
    this.mailer = mailer;
    this.composer = composer;
    this.ready = ready;
  }

  @Override
  public String platform() {
    return Mailbox.PLATFORM;
  }

  @Override
  public boolean isReady() {
    return ready.getAsBoolean();
  }

  @Override
  public int fitting(ChannelId channel, List<Card> cards) {
    return MailComposer.fitting(cards);
  }

  @Override
  public CompletableFuture<SendResult> send(Outgoing message) {
    Optional<ChannelId> mailbox = Mailbox.channel(message.channel().id());
    if (!mailbox.equals(Optional.of(message.channel()))) {
      return CompletableFuture.completedFuture(new SendResult.Gone(mistake(mailbox)));
    }
    boolean refused = notSent.remove(message.nonce());
    boolean doubtful = message.elsewhere() || (message.again() && !refused);
    if (doubtful) {
      // Logged before it is sent, because the process may not survive until afterwards.
      LOG.atWarn()
          .addKeyValue("channel", message.channel())
          .addKeyValue("key", message.nonce())
          .log("mail is sent again and may be a duplicate");
    }
    return mailer
        .send(composer.compose(message), () -> held.test(message.channel()))
        .whenComplete((result, failure) -> remember(message, doubtful, result));
  }

  private static String mistake(Optional<ChannelId> mailbox) {
    return mailbox
        .map(
            meant -> "the channel of this address is `" + meant.id() + "` of `inbox`; declare that")
        .orElse("it is not a mail address");
  }

  private void remember(Outgoing message, boolean doubtful, SendResult result) {
    boolean maybeSent = result instanceof SendResult.Sent || result instanceof SendResult.Unknown;
    if (doubtful && maybeSent) {
      possibleDoubles.incrementAndGet();
    }
    if (!doubtful && result instanceof SendResult.RetryLater) {
      notSent.add(message.nonce());
    }
  }

  /** Returns the number of mails since the start that may have been delivered twice. */
  public long possibleDoubles() {
    return possibleDoubles.get();
  }

  /** As many as there are connections, since nothing tells a duplicate apart from a new mail. */
  @Override
  public int atOnce() {
    return SmtpMailer.CONNECTIONS;
  }

  @Override
  public boolean canEdit() {
    return false;
  }

  @Override
  public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
    return CompletableFuture.completedFuture(
        new SendResult.Rejected("a mail cannot be changed once it is sent"));
  }

  @Override
  public Optional<ChannelId> personal(String tenant, String user) {
    return Optional.empty();
  }
}

package dev.paperboy.chat.email;

import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.email.bounce.BounceReader;
import dev.paperboy.chat.email.inbox.ConfirmationSender;
import dev.paperboy.chat.email.message.MailComposer;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.Routes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The inbox: papers by e-mail. Thread-safe. */
public final class EmailPlatform implements Platform {
  private final MailTransport mailer;
  private final EmailSender sender;
  private final Optional<BounceReader> bounces;
  private final Optional<ConfirmationSender> confirmations;
  private final List<Routes> routes;

  /**
   * Creates a platform that is not connected yet.
   *
   * @param mailer is started and closed with it
   * @param composer composes the mails of messages
   * @param held returns whether this replica may send to a mailbox
   * @param bounces reads the reports of mails that were not delivered, is started and closed with
   *     it
   * @param confirmations asks for confirmations of sign-ups, is started and closed with it; empty
   *     if nobody can sign up
   * @param routes the routes for the pages of a mailbox
   */
  public EmailPlatform(
      MailTransport mailer,
      MailComposer composer,
      Predicate<ChannelId> held,
      Optional<BounceReader> bounces,
      Optional<ConfirmationSender> confirmations,
      List<Routes> routes) {
    this.mailer = mailer;
    this.bounces = bounces;
    this.sender = new EmailSender(mailer, composer, held, mailer::isReady);
    this.confirmations = confirmations;
    this.routes = List.copyOf(routes);
  }

  @Override
  public PlatformState state() {
    PlatformState sending = mailer.state();
    if (!sending.isConnected() || bounces.isEmpty()) {
      return sending;
    }
    PlatformState reading = bounces.get().state();
    return reading.condition() == PlatformState.Condition.FAILING
        ? new PlatformState.Impaired(
            sending.words() + ", but the mailbox of bounces cannot be read: " + reading.words())
        : new PlatformState.Connected(sending.words() + "; bounces: " + reading.words());
  }

  @Override
  public ChatSender sender() {
    return sender;
  }

  @Override
  public List<Routes> routes() {
    return routes;
  }

  @Override
  public OptionalLong possibleDoubles() {
    return OptionalLong.of(sender.possibleDoubles());
  }

  @Override
  public void start(Reachability reachability) {
    mailer.start(
        () -> {
          reachability.readinessChanged();
          confirmations.ifPresent(ConfirmationSender::wake);
        });
    confirmations.ifPresent(ConfirmationSender::start);
    bounces.ifPresent(reader -> reader.start(reachability));
  }

  @Override
  public void close() {
    bounces.ifPresent(BounceReader::close);
    confirmations.ifPresent(ConfirmationSender::close);
    mailer.close();
  }
}

package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.Mailer;
import dev.paperboy.chat.email.message.ConfirmationComposer;
import dev.paperboy.deliver.SendResult;
import java.net.URI;

/** Asks for confirmations by mail. Thread-safe. */
public final class MailedConfirmations implements ConfirmationMail {
  private final Mailer mailer;
  private final ConfirmationComposer composer;

  /** Sends what is composed over this mailer. */
  public MailedConfirmations(Mailer mailer, ConfirmationComposer composer) {
    this.mailer = mailer;
    this.composer = composer;
  }

  @Override
  public SendResult send(SignUp signUp, URI link) {
    String id = "confirm." + signUp.id().replace('_', '.');
    return mailer.send(composer.compose(id, signUp.address(), signUp.wordsInMail(), link)).join();
  }
}

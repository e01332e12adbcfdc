package dev.paperboy.chat.email.message;

import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.deliver.Outgoing;

/** Composes the mail that carries a message to a mailbox. Thread-safe. */
@FunctionalInterface
public interface MailComposer {

  /** Returns the mail of a message, the same for every attempt to send it. */
  MailDraft compose(Outgoing message);
}

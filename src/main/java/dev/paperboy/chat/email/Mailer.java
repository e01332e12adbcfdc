package dev.paperboy.chat.email;

import dev.paperboy.deliver.SendResult;
import java.util.concurrent.CompletableFuture;

/** Sends mails. Thread-safe. */
public interface Mailer {

  /**
   * Sends a mail asynchronously.
   *
   * @return completes with the mail server's response; {@link SendResult.Sent} with the Message-ID;
   *     failures are results, too
   */
  CompletableFuture<SendResult> send(MailDraft draft);
}

package dev.paperboy.chat.email;

import dev.paperboy.deliver.SendResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Sends mails. Thread-safe. */
public interface Mailer {

  /**
   * Sends a mail asynchronously.
   *
   * @return completes with the mail server's response; {@link SendResult.Sent} with the Message-ID;
   *     failures are results, too
   */
  default CompletableFuture<SendResult> send(MailDraft draft) {
    return send(draft, () -> true);
  }

  /**
   * Sends a mail asynchronously, if it is still allowed when its turn has come.
   *
   * @param allowed asked immediately before the mail is sent; if it is not, the result is {@link
   *     SendResult.RetryLater}
   * @return completes as that of the other method
   */
  CompletableFuture<SendResult> send(MailDraft draft, BooleanSupplier allowed);
}

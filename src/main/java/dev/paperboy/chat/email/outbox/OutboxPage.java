package dev.paperboy.chat.email.outbox;

import dev.paperboy.web.PageFrame;
import java.util.List;

/**
 * The page of mails that would have been sent.
 *
 * @param frame its frame
 * @param mails the newest first
 */
public record OutboxPage(PageFrame frame, List<KeptMail> mails) {

  /** Copies the list. */
  public OutboxPage {
    mails = List.copyOf(mails);
  }
}

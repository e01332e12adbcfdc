package dev.paperboy.chat.email.bounce;

import dev.paperboy.subscription.ChannelId;

/** The mails that were sent to mailboxes. Thread-safe. */
@FunctionalInterface
public interface SentMails {

  /**
   * Records that a mail came back. Recording it again changes nothing.
   *
   * @param messageId with its angle brackets
   * @param reason why, as in {@link dev.paperboy.deliver.SendResult}
   * @return how many mails to this mailbox in a row, up to this one, came back, at most {@link
   *     BounceReader#MANY}; 0 if no such mail was sent to this mailbox
   */
  int returned(ChannelId mailbox, String messageId, String reason);
}

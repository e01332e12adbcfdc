package dev.paperboy.chat.email;

import dev.paperboy.subscription.ChannelId;
import java.net.URI;

/** The personal addresses of the pages for a mailbox, which need no login. Thread-safe. */
public interface MailboxLinks {

  /** Returns where a POST, or the page behind a GET, ends all mail to this mailbox. */
  URI unsubscribe(ChannelId mailbox);

  /** Returns where its owner changes topics, days and hour, or deletes it. */
  URI preferences(ChannelId mailbox);

  /** Returns where its owner votes on papers. */
  VoteLinks votes(ChannelId mailbox);
}

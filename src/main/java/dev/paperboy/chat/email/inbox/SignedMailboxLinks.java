package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.MailboxLinks;
import dev.paperboy.chat.email.VoteLinks;
import dev.paperboy.chat.email.inbox.MailTokens.Purpose;
import dev.paperboy.subscription.ChannelId;
import java.net.URI;
import java.time.InstantSource;

/** The pages of a mailbox under signed tokens, which name no address. Thread-safe. */
public final class SignedMailboxLinks implements MailboxLinks {
  private final Mailboxes mailboxes;
  private final MailTokens tokens;
  private final InboxAddresses addresses;
  private final InstantSource clock;

  /** Creates the links of a site. */
  public SignedMailboxLinks(
      Mailboxes mailboxes, MailTokens tokens, InboxAddresses addresses, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.addresses = addresses;
    this.clock = clock;
  }

  @Override
  public URI unsubscribe(ChannelId mailbox) {
    return addresses.unsubscribe(tokens.token(Purpose.UNSUBSCRIBE, name(mailbox)));
  }

  @Override
  public URI preferences(ChannelId mailbox) {
    return addresses.preferences(tokens.token(Purpose.PREFERENCES, name(mailbox)));
  }

  @Override
  public VoteLinks votes(ChannelId mailbox) {
    return new VoteLinks(addresses.vote(tokens.token(Purpose.VOTE, name(mailbox))));
  }

  private String name(ChannelId mailbox) {
    return mailboxes.secret(mailbox, clock.instant());
  }
}

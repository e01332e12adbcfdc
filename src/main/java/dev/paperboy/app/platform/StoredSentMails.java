package dev.paperboy.app.platform;

import dev.paperboy.chat.email.bounce.BounceReader;
import dev.paperboy.chat.email.bounce.SentMails;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.ReturnedMessageStore;
import dev.paperboy.subscription.ChannelId;

/** The mails in the outbox that were sent. */
final class StoredSentMails implements SentMails {
  private final Database database;
  private final ChannelStore channels = new ChannelStore();
  private final ReturnedMessageStore returned = new ReturnedMessageStore();

  StoredSentMails(Database database) {
    this.database = database;
  }

  @Override
  public int returned(ChannelId mailbox, String messageId, String reason) {
    return database.write(
        transaction ->
            channels
                .find(transaction, mailbox)
                .map(
                    channel ->
                        returned.record(
                            transaction, channel.key(), messageId, reason, BounceReader.MANY))
                .orElse(0));
  }
}

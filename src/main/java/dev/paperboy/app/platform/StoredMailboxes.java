package dev.paperboy.app.platform;

import dev.paperboy.chat.email.inbox.MailTokens;
import dev.paperboy.chat.email.inbox.Mailboxes;
import dev.paperboy.chat.email.inbox.SignUp;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.MailboxStore;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SignUpStore;
import dev.paperboy.store.channel.SignUpStore.StoredSignUp;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.WrittenSubscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** The mailboxes and sign-ups in the database. */
public final class StoredMailboxes implements Mailboxes {
  private final Database database;
  private final RandomGenerator random;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final MailboxStore mailboxes = new MailboxStore();
  private final MuteStore mutes = new MuteStore();
  private final SignUpStore signUps = new SignUpStore();

  /**
   * Stores mailboxes in this database.
   *
   * @param random must be unpredictable
   */
  public StoredMailboxes(Database database, RandomGenerator random) {
    this.database = database;
    this.random = random;
  }

  @Override
  public boolean add(SignUp signUp, String digest, Instant rest, Instant now) {
    StoredSignUp stored =
        new StoredSignUp(
            signUp.id(),
            signUp.address(),
            WrittenSubscription.of(signUp.wish(), null),
            signUp.zone().getId(),
            signUp.expires(),
            null);
    return database.write(
        transaction -> {
          signUps.purge(transaction, now);
          boolean fresh = signUps.rest(transaction, digest, rest);
          if (fresh) {
            signUps.add(transaction, stored, now);
          }
          return fresh;
        });
  }

  @Override
  public void purge(Instant now) {
    database.change(transaction -> signUps.purge(transaction, now));
  }

  @Override
  public Optional<SignUp> signUp(String id, Instant now) {
    return database
        .read(transaction -> signUps.find(transaction, id, now))
        .map(StoredMailboxes::signUp);
  }

  @Override
  public List<SignUp> due(int limit, Instant now) {
    return database.read(transaction -> signUps.due(transaction, limit, now)).stream()
        .map(StoredMailboxes::signUp)
        .toList();
  }

  private static SignUp signUp(StoredSignUp stored) {
    return new SignUp(
        stored.id(),
        stored.address(),
        WrittenSubscription.wish(stored.wish()),
        ZoneId.of(stored.zone()),
        stored.expires(),
        stored.confirmed() != null);
  }

  @Override
  public void postpone(String id, Instant due) {
    database.change(transaction -> signUps.postpone(transaction, id, due));
  }

  @Override
  public void mailed(String id, Instant now) {
    database.change(transaction -> signUps.mailed(transaction, id, now));
  }

  @Override
  public void confirmed(String id, Instant now) {
    database.change(transaction -> signUps.confirmed(transaction, id, now));
  }

  @Override
  public void refuse(String address, String digest, Instant rest) {
    database.change(
        transaction -> {
          // In this order, the sign-up of a transaction that is adding one is waited for and
          // removed.
          signUps.restUntil(transaction, digest, rest);
          signUps.remove(transaction, address);
        });
  }

  @Override
  public String secret(ChannelId mailbox, Instant now) {
    Optional<String> known =
        database.read(
            transaction ->
                channels
                    .find(transaction, mailbox)
                    .flatMap(channel -> mailboxes.secret(transaction, channel.key())));
    return known.orElseGet(
        () -> {
          String unused = MailTokens.newName(random);
          return database.write(
              transaction ->
                  mailboxes.secret(
                      transaction,
                      channels.find(transaction, mailbox).orElseThrow().key(),
                      unused,
                      now));
        });
  }

  @Override
  public Optional<KnownMailbox> find(String secret) {
    return database.read(
        transaction ->
            mailboxes.find(transaction, secret).map(channel -> mailbox(transaction, channel)));
  }

  @Override
  public Optional<KnownMailbox> find(ChannelId mailbox) {
    return database.read(
        transaction ->
            channels.find(transaction, mailbox).map(channel -> mailbox(transaction, channel)));
  }

  private KnownMailbox mailbox(Transaction transaction, Channel channel) {
    return new KnownMailbox(channel, subscriptions.of(transaction, channel.key()));
  }

  @Override
  public List<Mute> mutes(ChannelId mailbox, Instant now) {
    return database.read(
        transaction ->
            channels
                .find(transaction, mailbox)
                .map(channel -> mutes.of(transaction, channel.key(), now))
                .orElse(List.of()));
  }

  @Override
  public void resume(ChannelId mailbox) {
    change(mailbox, (transaction, channel) -> channels.rest(transaction, channel, ""));
  }

  @Override
  public void suspend(ChannelId mailbox, String reason) {
    change(mailbox, (transaction, channel) -> channels.rest(transaction, channel, reason));
  }

  @Override
  public void withdraw(ChannelId mailbox) {
    change(mailbox, mailboxes::withdraw);
  }

  @Override
  public void delete(ChannelId mailbox, Instant now) {
    database.change(
        transaction -> {
          channels
              .find(transaction, mailbox)
              .ifPresent(channel -> mailboxes.delete(transaction, channel.key(), now));
          signUps.remove(transaction, mailbox.id());
        });
  }

  private void change(ChannelId mailbox, BiConsumer<Transaction, Long> change) {
    database.change(
        transaction ->
            channels
                .find(transaction, mailbox)
                .ifPresent(channel -> change.accept(transaction, channel.key())));
  }
}

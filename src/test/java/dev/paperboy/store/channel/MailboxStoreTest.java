package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.Tables;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.vote.Vote;
import dev.paperboy.store.vote.VoteStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MailboxStoreTest extends StoreContract {
  private static final ChannelId ANN = new ChannelId("email", "inbox", "ann@example.org");

  private final MailboxStore mailboxes = new MailboxStore();

  private Channel ann() {
    return write(t -> channels.ensure(t, ANN, "ann@example.org", Rules.DEFAULT, NOW));
  }

  private String secret(Channel mailbox, String unused) {
    return write(t -> mailboxes.secret(t, mailbox.key(), unused, NOW));
  }

  @Test
  void aMailboxKeepsItsFirstSecret() {
    Channel ann = ann();
    assertThat(found(t -> mailboxes.secret(t, ann.key()))).isEmpty();
    assertThat(secret(ann, "first")).isEqualTo("first");
    assertThat(secret(ann, "second")).isEqualTo("first");
    assertThat(found(t -> mailboxes.find(t, "first"))).contains(ann);
    assertThat(found(t -> mailboxes.find(t, "second"))).isEmpty();
  }

  @Test
  void whatIsUnsentIsWithdrawnAndWhatHasBegunStays() {
    Channel ann = ann();
    Channel other = channel("papers");
    save(paper(1), paper(2));
    long begun = write(t -> messages.add(t, ann.key(), MessageStore.Kind.DIGEST, "one", NOW));
    change(t -> messages.begin(t, begun, NOW));
    long unsent = write(t -> messages.add(t, ann.key(), MessageStore.Kind.DIGEST, "two", NOW));
    long others = write(t -> messages.add(t, other.key(), MessageStore.Kind.DIGEST, "x", NOW));
    long alert = alert(ann, 1, Alert.State.PENDING, NOW);
    carry(ann, alert, unsent);

    change(t -> mailboxes.withdraw(t, ann.key()));

    assertThat(
            list(
                t ->
                    messages.nextOfEachChannel(t, ServedChannels.of("email", "console"), NOW, 100)))
        .extracting(MessageStore.Message::key)
        .containsExactly(begun, others);
    assertThat(found(t -> alerts.find(t, ann.key(), id(1)))).isEmpty();
  }

  private void carry(Channel channel, long alert, long message) {
    change(
        t -> {
          List<Alert> due =
              alerts.find(t, channel.key(), id(1)).stream()
                  .filter(one -> one.key() == alert)
                  .toList();
          dueAlerts.carry(t, due, message);
        });
  }

  @Test
  void afterRemovalNothingNamesTheMailbox() {
    Channel ann = ann();
    save(paper(1));
    Actor by = new Actor("ann@example.org", "ann@example.org");
    Subscription topic =
        write(
            t ->
                new SubscriptionChanges()
                    .add(
                        t,
                        ann.key(),
                        new Subscription.Wish(
                            "ann@example.org", new Cadence.Daily(Cadence.DEFAULT_TIME), 0),
                        by,
                        NOW));
    change(
        t ->
            new ChannelChanges()
                .mute(
                    t,
                    ann.key(),
                    new Mute.Target(Mute.Kind.TERM, "ann@example.org"),
                    null,
                    by,
                    NOW));
    change(t -> mailboxes.secret(t, ann.key(), "secret", NOW));
    long message =
        write(t -> messages.add(t, ann.key(), MessageStore.Kind.DIGEST, "To ann@example.org", NOW));
    long alert = alert(ann, 1, Alert.State.PENDING, NOW);
    change(t -> causes.add(t, alert, topic.key(), List.of()));
    carry(ann, alert, message);
    change(
        t -> new VoteStore().put(t, ann.key(), new Vote(id(1), "ann@example.org", Vote.DOWN, NOW)));
    assertThat(Tables.rowsWith(database, "ann@example.org")).isNotEmpty();
    long revision = read(standing::revision);

    change(t -> mailboxes.delete(t, ann.key(), NOW));

    assertThat(Tables.rowsWith(database, "ann@example.org")).isEmpty();
    assertThat(Tables.rowsWith(database, "secret")).isEmpty();
    assertThat(found(t -> channels.find(t, ANN))).isEmpty();
    assertThat(list(t -> standing.changedAfter(t, revision)))
        .containsExactly(new StandingStore.Standing(topic.key(), "", false));
    assertThat(read(t -> channels.get(t, ann.key())).isResting()).isTrue();
    assertThat(found(t -> alerts.find(t, ann.key(), id(1)))).isEmpty();
  }
}

package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.HistoryStore.Entry;
import dev.paperboy.store.channel.HistoryStore.What;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HistoryStoreTest extends StoreContract {
  private static final Actor ANN = new Actor("Ann", "U1");
  private static final Duration HOUR = Duration.ofHours(1);

  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final SilenceStore silences = new SilenceStore();
  private final HistoryStore history = new HistoryStore();

  private static Wish wish(String query) {
    return new Wish(query, new Cadence.Immediately(), 0);
  }

  private static Instant hour(int number) {
    return NOW.plus(HOUR.multipliedBy(number));
  }

  private StoredPast at(Subscription subscription, Instant moment) {
    return read(transaction -> history.at(transaction, subscription, moment));
  }

  private static StoredPast active(String query) {
    return new StoredPast.There(wish(query), Optional.empty());
  }

  @Test
  void howASubscriptionStoodIsKnownOfEveryMoment() {
    Channel channel = channel("papers");
    Subscription one = write(t -> changes.add(t, channel.key(), wish("a"), ANN, hour(1)));
    change(t -> changes.change(t, one, wish("b"), ANN, hour(2)));
    Pause pause = new Pause("tired", hour(4));
    change(t -> changes.pause(t, subscriptions.get(t, one.key()), pause, ANN, hour(3)));
    change(t -> changes.wake(t, hour(5)));
    change(t -> changes.remove(t, subscriptions.get(t, one.key()), ANN, hour(6)));

    assertThat(at(one, hour(0))).isEqualTo(new StoredPast.NotThere());
    assertThat(at(one, hour(1))).isEqualTo(active("a"));
    assertThat(at(one, hour(2).minusMillis(1))).isEqualTo(active("a"));
    assertThat(at(one, hour(2))).isEqualTo(active("b"));
    assertThat(at(one, hour(4)))
        .as("it rests until the program wakes it")
        .isEqualTo(new StoredPast.There(wish("b"), Optional.of(pause)));
    assertThat(at(one, hour(5))).isEqualTo(active("b"));
    assertThat(at(one, hour(7))).isEqualTo(new StoredPast.NotThere());
    assertThat(list(t -> history.of(t, channel.key(), 10, 0)))
        .extracting(Entry::what)
        .containsExactly(What.REMOVED, What.RESUMED, What.PAUSED, What.CHANGED, What.SUBSCRIBED);
    assertThat(list(t -> history.of(t, channel.key(), 1, 1)).get(0).by())
        .isEqualTo(Actor.program("its pause ended"));
  }

  @Test
  void whatWasThereBeforeChangesWereRememberedIsUnknownBefore() {
    Channel channel = channel("papers");
    Subscription old = subscribe(channel, "old");
    Subscription untouched = subscribe(channel, "untouched");
    change(t -> changes.wake(t, hour(10)));
    change(t -> changes.change(t, old, wish("new"), ANN, hour(20)));

    for (Subscription one : List.of(old, untouched)) {
      assertThat(at(one, NOW.minusMillis(1))).isEqualTo(new StoredPast.NotThere());
      assertThat(at(one, hour(9))).isEqualTo(new StoredPast.Unknown());
    }
    assertThat(at(old, hour(10))).isEqualTo(active("old"));
    assertThat(at(old, hour(20))).isEqualTo(active("new"));
    assertThat(at(untouched, hour(30))).isEqualTo(active("untouched"));
  }

  @Test
  void whatChangesNothingLeavesNoTrace() {
    Channel channel = channel("papers");
    Subscription one = write(t -> changes.add(t, channel.key(), wish("a"), ANN, NOW));
    long revision = read(standing::revision);
    change(t -> changes.change(t, one, wish("a"), ANN, hour(1)));
    change(t -> changes.pause(t, one, null, ANN, hour(1)));
    change(t -> changes.declare(t, one, "", ANN, hour(1)));
    change(t -> changes.wake(t, hour(1)));
    assertThat(list(t -> history.of(t, channel.key(), 10, 0))).hasSize(1);
    assertThat((long) read(standing::revision)).isEqualTo(revision);
  }

  @Test
  void aChangeThatIsTakenBackWasNeverMade() {
    Channel channel = channel("papers");
    try {
      change(
          t -> {
            changes.add(t, channel.key(), wish("a"), ANN, NOW);
            throw new IllegalStateException("the plug is pulled");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("the plug is pulled");
    }
    assertThat(list(t -> history.of(t, channel.key(), 10, 0))).isEmpty();
    assertThat(list(t -> subscriptions.of(t, channel.key()))).isEmpty();
  }

  @Test
  void theHistoryOfOneSubscriptionIsItsOwn() {
    Channel here = channel("here");
    Channel there = channel("there");
    Subscription one = write(t -> changes.add(t, here.key(), wish("a"), ANN, NOW));
    change(t -> changes.add(t, here.key(), wish("b"), ANN, NOW));
    change(t -> changes.add(t, there.key(), wish("c"), ANN, NOW));
    change(t -> changes.declare(t, one, "a file", Actor.file("a file"), NOW));
    assertThat(list(t -> history.of(t, here.key(), 1, 10, 0)))
        .extracting(Entry::what)
        .containsExactly(What.DECLARED, What.SUBSCRIBED);
    assertThat(list(t -> history.of(t, there.key(), 10, 0))).hasSize(1);
    assertThat(subscription(one).declared()).isEqualTo("a file");
    assertThat(list(subscriptions::declared))
        .extracting(Subscription::key)
        .containsExactly(one.key());
  }

  @Test
  void silenceEndsWithAMatchAndWithAChange() {
    Channel channel = channel("papers");
    Subscription one = write(t -> changes.add(t, channel.key(), wish("a"), ANN, hour(0)));
    ServedChannels console = ServedChannels.of("console");
    assertThat(list(t -> silences.unreported(t, console, hour(0).minusMillis(1), 10))).isEmpty();
    assertThat(list(t -> silences.unreported(t, console, hour(0), 10))).hasSize(1);
    assertThat(list(t -> silences.unreported(t, ServedChannels.of("slack"), hour(0), 10)))
        .isEmpty();
    change(t -> silences.reported(t, one.key(), hour(1)));
    assertThat(list(t -> silences.unreported(t, console, hour(9), 10))).isEmpty();
    change(t -> subscriptions.matched(t, one.key(), hour(2)));
    assertThat(list(t -> silences.unreported(t, console, hour(1), 10))).isEmpty();
    assertThat(list(t -> silences.unreported(t, console, hour(2), 10))).hasSize(1);
    change(t -> changes.change(t, one, wish("b"), ANN, hour(3)));
    assertThat(list(t -> silences.unreported(t, console, hour(2), 10))).isEmpty();
    change(t -> changes.pause(t, subscription(one), new Pause("tired", null), ANN, hour(4)));
    assertThat(list(t -> silences.unreported(t, console, hour(9), 10))).isEmpty();
  }

  @Test
  void daysOnWhichAFeedWasReadAreCountedOnce() {
    change(t -> feeds.begin(t, "arxiv", NOW));
    change(t -> feeds.complete(t, "arxiv", NOW));
    change(t -> feeds.complete(t, "arxiv", NOW.plusSeconds(60)));
    change(t -> feeds.incomplete(t, "arxiv", hour(24), "no answer"));
    change(t -> feeds.complete(t, "arxiv", hour(48)));
    assertThat((int) read(t -> silences.daysRead(t, NOW))).isEqualTo(2);
    assertThat((int) read(t -> silences.daysRead(t, hour(24)))).isEqualTo(1);
  }

  @Test
  void theLastDeliveryIsOfAPaperThatWasAskedForAndSent() {
    Channel channel = channel("papers");
    Subscription one = subscribe(channel, "a");
    Subscription other = subscribe(channel, "b");
    save(paper(1), paper(2), paper(3));
    long first = alert(channel, 1, State.PENDING, NOW);
    long second = alert(channel, 2, State.PENDING, NOW);
    long held = alert(channel, 3, State.HELD, NOW);
    change(
        t -> {
          causes.add(t, first, one.key(), List.of());
          causes.add(t, second, one.key(), List.of());
          causes.add(t, held, other.key(), List.of());
        });
    deliver(channel, 1, hour(1));
    deliver(channel, 2, hour(2));
    change(
        t -> {
          long notice = messages.add(t, channel.key(), MessageStore.Kind.NOTICE, "+1", NOW);
          dueAlerts.reportHeld(t, channel.key(), notice, NOW);
          messages.sent(t, notice, "n", hour(3));
        });
    assertThat(map(t -> messages.lastDelivered(t, channel.key())))
        .isEqualTo(Map.of(one.key(), hour(2)));
  }

  private void deliver(Channel channel, int paper, Instant at) {
    change(
        t -> {
          Alert alert = alerts.find(t, channel.key(), id(paper)).orElseThrow();
          long message = messages.add(t, channel.key(), MessageStore.Kind.ALERTS, "", NOW);
          dueAlerts.carry(t, List.of(alert), message);
          messages.sent(t, message, "m", at);
          dueAlerts.settle(t, message, State.SENT, AlertReason.NONE);
        });
  }
}

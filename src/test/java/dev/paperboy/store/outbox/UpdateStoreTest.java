package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Development;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.store.outbox.UpdateStore.Update;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UpdateStoreTest extends StoreContract {
  private static final ServedChannels CONSOLE = ServedChannels.of("console");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Set<Development> CODE = Set.of(Development.CODE);

  private final UpdateStore updates = new UpdateStore();

  private Subscription subscribe(Channel channel, boolean asks) {
    Wish wish = new Wish("tides", new Cadence.Immediately(), 0, "", asks);
    return write(t -> subscriptions.add(t, channel.key(), wish, "ann", "U1", NOW));
  }

  private long message(Subscription subscription, int paper) {
    save(paper(paper));
    long channel = subscription.channel();
    Channel there = read(t -> channels.get(t, channel));
    long alert = alert(there, paper, State.PENDING, NOW);
    change(t -> causes.add(t, alert, subscription.key(), List.of()));
    long message = write(t -> messages.add(t, channel, Kind.ALERTS, "", NOW));
    change(t -> dueAlerts.carry(t, due(t, channel, Batch.INSTANT, NOW), message));
    return message;
  }

  private void sent(Subscription subscription, int paper) {
    long message = message(subscription, paper);
    change(t -> messages.sent(t, message, "posted-" + paper, NOW));
    change(t -> dueAlerts.settle(t, message, State.SENT, AlertReason.NONE));
  }

  private List<Update> due(Instant now) {
    return list(t -> updates.due(t, CONSOLE, now));
  }

  private void want(int paper, Set<Development> developments, Instant now) {
    change(t -> updates.want(t, id(paper), developments, now));
  }

  @Test
  void whatIsWantedInBetweenIsToldTogetherAtMostOnceInSixHours() {
    Channel channel = channel("one");
    sent(subscribe(channel, true), 1);
    want(1, CODE, NOW);
    assertThat(due(NOW)).containsExactly(new Update(channel.key(), id(1), CODE, "posted-1"));
    change(t -> updates.settle(t, due(NOW).get(0), NOW));
    assertThat(due(LATER)).isEmpty();
    want(1, Set.of(Development.VOTES), LATER);
    want(1, Set.of(Development.VERSION), LATER);
    Instant rested = NOW.plus(Duration.ofHours(6));
    assertThat(due(rested.minusMillis(1))).isEmpty();
    assertThat(found(t -> updates.nextDue(t, CONSOLE, LATER))).contains(rested);
    assertThat(due(rested).get(0).developments())
        .containsExactlyInAnyOrder(Development.VOTES, Development.VERSION);
  }

  @Test
  void onlyThoseAreToldWhoAskAndOnlyOfWhatIsThere() {
    Subscription asks = subscribe(channel("one"), true);
    Subscription silent = subscribe(channel("two"), false);
    sent(silent, 1);
    message(asks, 2);
    want(1, CODE, NOW);
    want(2, CODE, NOW);
    assertThat(due(LATER)).isEmpty();
    sent(asks, 3);
    want(3, CODE, NOW);
    assertThat(due(LATER)).hasSize(1);
    change(t -> subscriptions.pause(t, asks.key(), new Subscription.Pause("holidays", null)));
    assertThat(due(LATER)).isEmpty();
    change(t -> subscriptions.pause(t, asks.key(), null));
    change(t -> channels.rest(t, asks.channel(), "gone"));
    assertThat(due(LATER)).isEmpty();
    change(t -> channels.rest(t, asks.channel(), ""));
    assertThat(due(LATER)).hasSize(1);
    assertThat(list(t -> updates.due(t, ServedChannels.of("slack"), LATER))).isEmpty();
    change(t -> updates.putOff(t, due(LATER).get(0), LATER.plusSeconds(9)));
    assertThat(due(LATER)).isEmpty();
  }

  @Test
  void whatNobodyAsksForAnyMoreIsDroppedForGood() {
    Subscription asks = subscribe(channel("one"), true);
    sent(asks, 1);
    want(1, CODE, NOW);
    change(t -> updates.dropUnasked(t, LATER));
    assertThat(due(LATER)).hasSize(1);
    Wish silent = new Wish("tides", new Cadence.Immediately(), 0);
    change(t -> subscriptions.change(t, asks.key(), silent));
    change(t -> updates.dropUnasked(t, LATER));
    change(t -> subscriptions.change(t, asks.key(), asks.wish()));
    assertThat(due(LATER)).isEmpty();
  }

  @Test
  void whatIsOnItsWayIsWantedAndOldMessagesAreLeftAlone() {
    Subscription asks = subscribe(channel("one"), true);
    long begun = message(asks, 1);
    change(t -> messages.begin(t, begun, NOW));
    want(1, CODE, NOW);
    assertThat(due(LATER)).isEmpty();
    change(t -> messages.sent(t, begun, "posted-1", NOW));
    assertThat(due(LATER)).hasSize(1);
    change(t -> updates.settle(t, due(LATER).get(0), NOW));
    Instant muchLater = NOW.plus(Duration.ofDays(31));
    want(1, CODE, muchLater);
    assertThat(due(muchLater)).isEmpty();
  }
}

package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertCountStore;
import dev.paperboy.store.outbox.AlertCountStore.DueCount;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.store.outbox.ReleaseStore;
import dev.paperboy.store.outbox.ReleaseStore.Carried;
import dev.paperboy.store.paper.FloodStore.Flood;
import dev.paperboy.store.paper.FloodStore.Held;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FloodStoreTest extends StoreContract {
  private static final ServedChannels CONSOLE = ServedChannels.of("console");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant LONG_AGO = Instant.EPOCH;

  private final NewsStore polls = new NewsStore();
  private final FloodStore floods = new FloodStore();
  private final ReleaseStore releases = new ReleaseStore();
  private Channel channel;
  private Subscription subscription;

  @BeforeEach
  void papersAndAChannel() {
    save(paper(1), paper(2), paper(3), paper(4));
    channel = channel("papers");
    subscription = subscribe(channel, "diffusion");
  }

  private long poll(Instant at, int news) {
    long poll = write(t -> feeds.begin(t, "arxiv", at));
    change(t -> polls.countNews(t, poll, news));
    change(t -> feeds.complete(t, "arxiv", at));
    change(t -> feeds.end(t, poll, at));
    return poll;
  }

  private long held(int paper, long poll) {
    long alert = alert(channel, paper, poll, Batch.INSTANT, State.HELD, NOW);
    change(t -> causes.add(t, alert, subscription.key(), List.of()));
    return alert;
  }

  private List<Alert> releasable(OptionalLong flood) {
    return list(t -> releases.held(t, channel.key(), flood, 10));
  }

  @Test
  void theLargestDayIsThatOfAFeedsPollsTogetherWithoutFloods() {
    poll(NOW.minus(DAY.multipliedBy(5)), 30);
    poll(NOW.minus(DAY.multipliedBy(5)).plusSeconds(60), 12);
    poll(NOW.minus(DAY.multipliedBy(3)), 40);
    long last = poll(NOW.minusSeconds(60), 500);
    Instant yesterday = NOW.minus(DAY);
    assertThat((int) read(t -> polls.largestDay(t, "arxiv", yesterday))).isEqualTo(42);
    assertThat((int) read(t -> polls.largestDay(t, "other", NOW))).isZero();
    assertThat((int) read(t -> polls.newsSince(t, "arxiv", yesterday))).isEqualTo(500);
    assertThat(found(t -> polls.completeBefore(t, "arxiv", yesterday)))
        .contains(NOW.minus(DAY.multipliedBy(3)));

    Flood flood = write(t -> floods.begin(t, "arxiv", 500, 42, NOW));
    change(t -> floods.hold(t, flood, last, NOW));
    assertThat((int) read(t -> polls.largestDay(t, "arxiv", NOW))).isEqualTo(42);
    change(t -> floods.grow(t, flood.key(), 100));
    assertThat(found(t -> floods.current(t, "arxiv", LONG_AGO)))
        .contains(new Flood(flood.key(), "arxiv", flood.began(), 600, 42));
    change(t -> floods.accept(t, flood.key(), NOW));
    assertThat(found(t -> floods.current(t, "arxiv", LONG_AGO))).isEmpty();
    assertThat((int) read(t -> polls.largestDay(t, "arxiv", yesterday))).isEqualTo(600);
  }

  @Test
  void whatAPollFoundIsHeldUnlessAMessageCarriesItOrSomebodyAskedForIt() {
    long poll = poll(NOW, 500);
    long waiting = alert(channel, 1, poll, Batch.DIGEST, State.PENDING, NOW.plus(DAY));
    alert(channel, 2, poll, Batch.INSTANT, State.MUTED, NOW);
    long asked = alert(channel, 3, poll, Batch.INSTANT, State.PENDING, NOW);
    change(t -> releases.asked(t, asked, NOW));
    alert(channel, 4, poll + 1, Batch.INSTANT, State.PENDING, NOW);
    Flood flood = write(t -> floods.begin(t, "arxiv", 500, 42, NOW));
    change(t -> floods.hold(t, flood, poll, NOW));
    Alert kept = read(t -> alerts.find(t, channel.key(), id(1))).orElseThrow();
    assertThat(kept.key()).isEqualTo(waiting);
    assertThat(kept.state()).isEqualTo(State.HELD);
    assertThat(kept.reason()).isEqualTo(AlertReason.flood(flood));
    assertThat(kept.due()).as("asked about at once").isEqualTo(NOW);
    assertThat(map(alerts::counts))
        .containsEntry(State.HELD, 1L)
        .containsEntry(State.PENDING, 2L)
        .containsEntry(State.MUTED, 1L);
  }

  @Test
  void whatWasFoundWithoutAPollBecauseSomebodyAskedIsABackfill() {
    long found = alert(channel, 1, poll(NOW, 1), Batch.INSTANT, State.HELD, NOW);
    change(t -> releases.asked(t, found, NOW));
    long asked = alert(channel, 2, Draft.NO_POLL, Batch.INSTANT, State.PENDING, NOW);
    change(t -> releases.asked(t, asked, NOW));
    Alert released = read(t -> alerts.find(t, channel.key(), id(1))).orElseThrow();
    Alert before = read(t -> alerts.find(t, channel.key(), id(2))).orElseThrow();
    assertThat(released.isBackfilled()).isFalse();
    assertThat(before.isBackfilled()).isTrue();
    assertThat(before.askedFor()).isEqualTo(released.askedFor()).contains(NOW);
  }

  @Test
  void aChannelIsAskedOnceAndToldOfWhatJoins() {
    long poll = poll(NOW, 500);
    held(1, poll);
    Flood flood = write(t -> floods.begin(t, "arxiv", 500, 42, NOW));
    change(t -> floods.hold(t, flood, poll, NOW));
    assertThat(list(t -> dueAlerts.channelsWithUnreportedHeld(t, CONSOLE, NOW, 100))).isEmpty();
    assertThat(list(t -> floods.channelsWithUnreported(t, CONSOLE, NOW, 100)))
        .containsExactly(channel.key());
    assertThat(list(t -> floods.unreported(t, channel.key()))).containsExactly(new Held(flood, 1));
    assertThat(found(t -> floods.notice(t, flood.key(), channel.key()))).isEmpty();
    long message = write(t -> messages.add(t, channel.key(), Kind.NOTICE, "?", NOW));
    change(t -> floods.ask(t, flood.key(), channel.key(), message));
    change(t -> floods.report(t, flood.key(), channel.key(), message));
    assertThat(list(t -> floods.unreported(t, channel.key()))).isEmpty();
    assertThat(list(t -> floods.channelsWithUnreported(t, CONSOLE, NOW, 100))).isEmpty();
    assertThat(found(t -> floods.notice(t, flood.key(), channel.key()))).contains(message);
    assertThat(list(t -> floods.undecided(t, channel.key()))).containsExactly(new Held(flood, 1));
    assertThat(found(t -> floods.held(t, "arxiv"))).contains(new Held(flood, 1));
    assertThat(releasable(OptionalLong.empty())).hasSize(1);

    assertThat((boolean) write(t -> floods.drop(t, flood.key(), channel.key(), NOW))).isTrue();
    assertThat(list(t -> floods.undecided(t, channel.key()))).isEmpty();
    assertThat(found(t -> floods.held(t, "arxiv"))).isEmpty();
    assertThat(releasable(OptionalLong.empty())).as("dropped").isEmpty();
    assertThat(releasable(OptionalLong.of(flood.key()))).as("named").hasSize(1);
    assertThat((boolean) write(t -> floods.drop(t, 99, channel.key(), NOW))).isFalse();
  }

  @Test
  void whatIsReleasedTakesItsTurnAndIsCountedOnceItIsCarried() {
    held(1, 1);
    held(2, 1);
    held(3, 1);
    Instant later = NOW.plusSeconds(60);
    List<Alert> two = releasable(OptionalLong.empty()).subList(0, 2);
    change(t -> releases.release(t, two, NOW, NOW));
    assertThat(list(t -> due(t, channel.key(), Batch.INSTANT, NOW))).isEmpty();
    assertThat(list(t -> releases.due(t, channel.key(), NOW)))
        .extracting(Alert::paper)
        .containsExactly(id(1), id(2));
    assertThat((int) read(t -> releases.waiting(t, channel.key()))).isEqualTo(2);
    assertThat(list(t -> new AlertCountStore().countsDue(t, List.of(channel.key()), NOW, later)))
        .isEmpty();

    long message = write(t -> messages.add(t, channel.key(), Kind.ALERTS, "", NOW));
    change(t -> dueAlerts.carry(t, releases.due(t, channel.key(), NOW).subList(0, 1), message));
    assertThat(list(t -> new AlertCountStore().countsDue(t, List.of(channel.key()), NOW, later)))
        .extracting(DueCount::number)
        .containsExactly(1);
    assertThat((int) read(t -> releases.carried(t, channel.key(), Carried.ALL, later))).isOne();
    change(t -> messages.sent(t, message, "1", NOW));
    assertThat((int) read(t -> releases.carried(t, channel.key(), Carried.RELEASED, NOW))).isOne();
    assertThat((int) read(t -> releases.carried(t, channel.key(), Carried.ALL, later))).isZero();
    assertThat((int) read(t -> releases.begunAfter(t, channel.key(), NOW))).isZero();
    assertThat((int) read(t -> releases.begunAfter(t, channel.key(), NOW.minusMillis(1)))).isOne();

    change(t -> releases.putOff(t, channel.key(), NOW, later));
    assertThat(found(t -> releases.next(t, channel.key()))).contains(later);
    assertThat((int) write(t -> releases.stop(t, channel.key()))).isOne();
    assertThat(releasable(OptionalLong.empty()))
        .extracting(Alert::paper, Alert::reason)
        .contains(tuple(id(2), FULL));
    change(t -> subscriptions.remove(t, subscription.key(), NOW));
    assertThat(releasable(OptionalLong.empty())).as("nobody wants it any more").isEmpty();
  }
}

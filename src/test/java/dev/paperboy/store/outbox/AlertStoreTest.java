package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AlertStoreTest extends StoreContract {
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant EARLIER = NOW.minusSeconds(60);
  private static final ServedChannels CONSOLE = ServedChannels.of("console");
  private Channel channel;

  @BeforeEach
  void papersAndAChannel() {
    save(paper(1), paper(2), paper(3));
    channel = channel("papers");
  }

  @Test
  void aChannelHasOneAlertForAPaper() {
    alert(channel, 1, State.PENDING, NOW);
    Draft again =
        new Draft(channel.key(), id(1), 2, Batch.DIGEST, LATER, State.HELD, AlertReason.SUSPENDED);
    OptionalLong added = write(t -> alerts.add(t, again, LATER));
    assertThat(added).isEmpty();
    Alert kept = read(t -> alerts.find(t, channel.key(), id(1))).orElseThrow();
    assertThat(kept.state()).isEqualTo(State.PENDING);
    assertThat(kept.due()).isEqualTo(NOW);
    alert(channel("other"), 1, State.PENDING, NOW);
    assertThat(map(alerts::counts)).containsEntry(State.PENDING, 2L).containsEntry(State.SENT, 0L);
    assertThat(map(t -> alerts.countsOf(t, channel.key()))).containsEntry(State.PENDING, 1L);
  }

  @Test
  void causesKeepTheirEvidenceAlsoAfterTheSubscriptionIsRemoved() {
    Subscription subscription = subscribe(channel, "diffusion");
    long alert = alert(channel, 1, State.PENDING, NOW);
    List<Evidence> evidence = List.of(new Evidence("title", "Diffusion “‘\0🤖", 3, 12));
    change(t -> causes.add(t, alert, subscription.key(), evidence));
    change(t -> causes.add(t, alert, subscription.key(), List.of()));
    change(t -> subscriptions.remove(t, subscription.key(), NOW));
    List<Alert.Cause> found = read(t -> causes.of(t, alert));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).evidence()).isEqualTo(evidence);
    assertThat(found.get(0).subscription().wish().query()).isEqualTo("diffusion");
  }

  @Test
  void whatIsDueIsCarriedOnceAndSettled() {
    alert(channel, 1, State.PENDING, LATER);
    alert(channel, 2, State.PENDING, NOW);
    assertThat(found(t -> dueAlerts.nextDue(t, CONSOLE, EARLIER))).contains(NOW);
    assertThat(list(t -> dueAlerts.channelsWithDue(t, CONSOLE, NOW.minusMillis(1), 100))).isEmpty();
    assertThat(list(t -> dueAlerts.channelsWithDue(t, CONSOLE, NOW, 100)))
        .containsExactly(channel.key());
    List<Alert> due = read(t -> due(t, channel.key(), Batch.INSTANT, NOW));
    assertThat(due).extracting(Alert::paper).containsExactly(id(2));

    long message = write(t -> messages.add(t, channel.key(), Kind.ALERTS, "", NOW));
    change(t -> dueAlerts.carry(t, due, message));
    assertThat(list(t -> due(t, channel.key(), Batch.INSTANT, NOW))).isEmpty();
    assertThat(found(t -> dueAlerts.nextDue(t, CONSOLE, EARLIER))).contains(LATER);
    assertThat(list(t -> dueAlerts.carriedBy(t, message))).isEqualTo(due);
    change(t -> dueAlerts.settle(t, message, State.SENT, AlertReason.NONE));
    assertThat(map(t -> alerts.countsOf(t, channel.key())))
        .containsEntry(State.SENT, 1L)
        .containsEntry(State.PENDING, 1L);
  }

  @Test
  void heldOnesAreToldOnceTheirPollIsOverAndTheyAreDue() {
    long poll = write(t -> feeds.begin(t, "arxiv", NOW));
    alert(channel, 1, poll, Batch.INSTANT, State.HELD, NOW);
    alert(channel, 2, poll, Batch.INSTANT, State.HELD, LATER);
    assertThat(list(t -> dueAlerts.channelsWithUnreportedHeld(t, CONSOLE, LATER, 100))).isEmpty();
    assertThat(found(t -> dueAlerts.nextDue(t, CONSOLE, EARLIER)))
        .as("not while its poll is under way")
        .isEmpty();
    change(t -> feeds.end(t, poll, NOW));
    assertThat(found(t -> dueAlerts.nextDue(t, CONSOLE, EARLIER))).contains(NOW);
    assertThat(list(t -> dueAlerts.channelsWithUnreportedHeld(t, CONSOLE, NOW, 100)))
        .containsExactly(channel.key());
    long notice = write(t -> messages.add(t, channel.key(), Kind.NOTICE, "", NOW));
    assertThat((int) write(t -> dueAlerts.reportHeld(t, channel.key(), notice, NOW))).isEqualTo(1);
    assertThat((int) write(t -> dueAlerts.reportHeld(t, channel.key(), notice, NOW))).isZero();
    assertThat(list(t -> dueAlerts.carriedBy(t, notice))).as("told of, not carried").isEmpty();
    assertThat(list(t -> alerts.held(t, channel.key(), 10, 0)))
        .extracting(Alert::paper)
        .containsExactly(id(2), id(1));
    assertThat(list(t -> alerts.held(t, channel.key(), 1, 1))).hasSize(1);
  }

  @Test
  void pollsThatDiedWithTheirProcessAreOverAfterTheNextStart() {
    long poll = write(t -> feeds.begin(t, "arxiv", NOW));
    alert(channel, 1, poll, Batch.INSTANT, State.HELD, NOW);
    change(t -> feeds.endAll(t, "arxiv", LATER));
    assertThat(list(t -> dueAlerts.channelsWithUnreportedHeld(t, CONSOLE, NOW, 100)))
        .containsExactly(channel.key());
  }

  @Test
  void aRestingChannelIsLeftInPeace() {
    alert(channel, 1, State.PENDING, NOW);
    alert(channel, 2, State.HELD, NOW);
    change(t -> channels.rest(t, channel.key(), "gone"));
    assertThat(list(t -> dueAlerts.channelsWithDue(t, CONSOLE, LATER, 100))).isEmpty();
    assertThat(list(t -> dueAlerts.channelsWithUnreportedHeld(t, CONSOLE, LATER, 100))).isEmpty();
    assertThat(found(t -> dueAlerts.nextDue(t, CONSOLE, EARLIER))).isEmpty();
  }

  private Map<Long, Integer> countsInPoll(long poll) {
    return map(t -> new AlertCountStore().countsInPoll(t, List.of(channel.key()), poll));
  }

  @Test
  void severalAlertsForAPaperAreSavedWhereThereIsNone() {
    long other = channel("other").key();
    long known = alert(channel, 1, 7, Batch.INSTANT, State.PENDING, NOW);
    List<Draft> drafts =
        Stream.of(channel.key(), other)
            .map(
                key ->
                    new Draft(key, id(1), 8, Batch.INSTANT, NOW, State.PENDING, AlertReason.NONE))
            .toList();
    Map<AlertStore.Key, Long> added = write(t -> alerts.add(t, drafts, alerts.last(t), NOW));
    assertThat(added).containsOnlyKeys(new AlertStore.Key(other, id(1).toString()));
    assertThat(added).containsValue(found(t -> alerts.find(t, other, id(1))).orElseThrow().key());
    assertThat(found(t -> alerts.find(t, channel.key(), id(1))).orElseThrow().key())
        .isEqualTo(known);
    Map<PaperId, Set<Long>> alerted = map(t -> alerts.channelsOf(t, List.of(id(1), id(2))));
    assertThat(alerted).containsOnly(entry(id(1), Set.of(channel.key(), other)));
  }

  @Test
  void onlyInstantAlertsThatWereNotHeldCountForTheCaps() {
    Subscription subscription = subscribe(channel, "diffusion");
    long first = alert(channel, 1, 7, Batch.INSTANT, State.PENDING, NOW);
    long held = alert(channel, 2, 7, Batch.INSTANT, State.HELD, NOW);
    long digest = alert(channel, 3, 7, Batch.DIGEST, State.PENDING, NOW);
    for (long alert : List.of(first, held, digest)) {
      change(t -> causes.add(t, alert, subscription.key(), List.of()));
    }
    assertThat(countsInPoll(7)).containsExactly(entry(channel.key(), 1));
    assertThat(countsInPoll(8)).isEmpty();
    assertThat((int) read(t -> alerts.countInPollFor(t, subscription.key(), 7))).isEqualTo(1);
  }

  @Test
  void whatOnlyARemovedSubscriptionAskedForIsDropped() {
    Subscription removed = subscribe(channel, "a");
    Subscription other = subscribe(channel, "b");
    long alone = alert(channel, 1, State.PENDING, LATER);
    long shared = alert(channel, 2, State.PENDING, LATER);
    long carried = alert(channel, 3, State.PENDING, NOW);
    for (long alert : List.of(alone, shared, carried)) {
      change(t -> causes.add(t, alert, removed.key(), List.of()));
    }
    change(t -> causes.add(t, shared, other.key(), List.of()));
    long message = write(t -> messages.add(t, channel.key(), Kind.ALERTS, "", NOW));
    change(t -> dueAlerts.carry(t, due(t, channel.key(), Batch.INSTANT, NOW), message));

    change(t -> alerts.forget(t, removed.key()));
    assertThat(found(t -> alerts.find(t, channel.key(), id(1)))).isEmpty();
    assertThat(list(t -> causes.of(t, shared))).hasSize(1);
    assertThat(list(t -> causes.of(t, carried))).hasSize(1);
  }

  @Test
  void whatIsPutOffIsDueLater() {
    alert(channel, 1, State.PENDING, NOW);
    change(t -> dueAlerts.putOff(t, channel.key(), NOW, LATER));
    assertThat(list(t -> dueAlerts.channelsWithDue(t, CONSOLE, NOW, 100))).isEmpty();
    assertThat(found(t -> dueAlerts.nextDue(t, CONSOLE, EARLIER))).contains(LATER);
  }

  @Test
  void aMessageCarriesItsPapersInTheOrderInWhichTheyWerePutIntoIt() {
    alert(channel, 1, State.PENDING, NOW);
    alert(channel, 2, State.PENDING, NOW);
    alert(channel, 3, State.PENDING, NOW);
    List<Alert> due = read(t -> due(t, channel.key(), Batch.INSTANT, NOW));
    long digest = write(t -> messages.add(t, channel.key(), Kind.DIGEST, "", NOW));
    change(t -> dueAlerts.carry(t, List.of(due.get(2)), digest));
    change(
        t -> dueAlerts.hold(t, List.of(due.get(1), due.get(0)), AlertReason.digestFull(2), digest));
    assertThat(list(t -> dueAlerts.carriedBy(t, digest)))
        .extracting(Alert::paper)
        .containsExactly(id(3));
    assertThat((int) read(t -> dueAlerts.reportedBy(t, digest))).isEqualTo(2);
    assertThat(list(t -> alerts.heldBy(t, channel.key(), digest)))
        .extracting(Alert::paper)
        .containsExactly(id(2), id(1));
    assertThat(list(t -> alerts.heldBy(t, channel("other").key(), digest))).isEmpty();
    assertThat(list(t -> dueAlerts.channelsWithUnreportedHeld(t, CONSOLE, LATER, 100))).isEmpty();
  }

  @Test
  void whatWaitsForADigestCanBeTakenOutOfItOnce() {
    long alone = alert(channel, 1, 7, Batch.INSTANT, State.PENDING, LATER);
    long waiting = alert(channel, 2, 7, Batch.DIGEST, State.PENDING, LATER);
    long held = alert(channel, 3, 7, Batch.DIGEST, State.HELD, LATER);
    for (long other : List.of(alone, held)) {
      assertThat((boolean) write(t -> dueAlerts.hasten(t, other, 8, NOW))).isFalse();
    }
    assertThat((boolean) write(t -> dueAlerts.hasten(t, waiting, 8, NOW))).isTrue();
    assertThat((boolean) write(t -> dueAlerts.hasten(t, waiting, 8, NOW))).isFalse();
    assertThat(list(t -> due(t, channel.key(), Batch.INSTANT, NOW)))
        .extracting(Alert::key)
        .containsExactly(waiting);
    assertThat(countsInPoll(8)).containsExactly(entry(channel.key(), 1));
  }

  @Test
  void whatNoMessageCarriesYetCanBeScheduledAnew() {
    long waiting = alert(channel, 1, State.PENDING, LATER);
    long carried = alert(channel, 2, State.PENDING, NOW);
    long message = write(t -> messages.add(t, channel.key(), Kind.ALERTS, "", NOW));
    change(t -> dueAlerts.carry(t, due(t, channel.key(), Batch.INSTANT, NOW), message));
    change(t -> dueAlerts.reschedule(t, waiting, Batch.DIGEST, EARLIER));
    change(t -> dueAlerts.reschedule(t, carried, Batch.DIGEST, EARLIER));
    assertThat(list(t -> due(t, channel.key(), Batch.DIGEST, NOW)))
        .extracting(Alert::key)
        .containsExactly(waiting);
    assertThat(read(t -> alerts.find(t, channel.key(), id(2))).orElseThrow().due()).isEqualTo(NOW);
  }
}

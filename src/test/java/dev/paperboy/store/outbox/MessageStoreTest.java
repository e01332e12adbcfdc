package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.DeliveryStore.Delivery;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.store.outbox.MessageStore.Message;
import dev.paperboy.subscription.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageStoreTest extends StoreContract {
  private static final ServedChannels CONSOLE = ServedChannels.of("console", "slack");
  private static final Instant LATER = NOW.plusSeconds(60);
  private final DeliveryStore deliveries = new DeliveryStore();
  private final BacklogStore backlogs = new BacklogStore();

  private long add(Channel channel, String text) {
    return write(t -> messages.add(t, channel.key(), Kind.ALERTS, text, NOW));
  }

  private List<String> next(Instant now) {
    return read(t -> messages.nextOfEachChannel(t, CONSOLE, now, 100)).stream()
        .map(Message::text)
        .toList();
  }

  @Test
  void eachChannelHasItsOldestMessageFirst() {
    Channel one = channel("one");
    Channel other = channel("other");
    long first = add(one, "1");
    add(one, "2");
    add(other, "3");
    assertThat(next(NOW)).containsExactly("1", "3");
    change(t -> messages.sent(t, first, "id", NOW));
    assertThat(next(NOW)).containsExactly("2", "3");
    change(t -> channels.rest(t, other.key(), "gone"));
    assertThat(next(NOW)).containsExactly("2");
    assertThat(list(t -> messages.nextOfEachChannel(t, ServedChannels.of("discord"), NOW, 100)))
        .isEmpty();
    assertThat(list(t -> messages.nextOfEachChannel(t, ServedChannels.of(), NOW, 100))).isEmpty();
  }

  @Test
  void aMessageThatWaitsKeepsTheLaterOnesOfItsChannelBehindIt() {
    Channel one = channel("one");
    long first = add(one, "1");
    add(one, "2");
    change(t -> messages.retry(t, first, LATER, "busy"));
    assertThat(next(NOW)).isEmpty();
    assertThat(found(t -> messages.nextDue(t, CONSOLE, NOW))).contains(LATER);
    assertThat(found(t -> messages.problem(t, one.key()))).contains("busy");
    Message waiting = read(t -> messages.nextOfEachChannel(t, CONSOLE, LATER, 100)).get(0);
    assertThat(waiting.attempts()).isEqualTo(1);
    assertThat(waiting.begun()).isEmpty();
    change(t -> messages.begin(t, first, LATER));
    assertThat(read(t -> messages.nextOfEachChannel(t, CONSOLE, LATER, 100)).get(0).begun())
        .contains(LATER);
    change(t -> messages.putOff(t, first, LATER.plusSeconds(1)));
    assertThat(next(LATER)).isEmpty();
    change(t -> messages.failed(t, first, "too long"));
    assertThat(next(LATER)).containsExactly("2");
    assertThat(found(t -> messages.problem(t, one.key()))).isEmpty();
    assertThat(found(t -> messages.nextDue(t, ServedChannels.of(), NOW))).isEmpty();
  }

  @Test
  void theTimesOfTheOutboxAreKnown() {
    Channel one = channel("one");
    assertThat(found(messages::oldestPending)).isEmpty();
    assertThat(read(backlogs::lastSent)).isEmpty();
    save(paper(1));
    long alert = alert(one, 1, State.PENDING, NOW);
    long message = add(one, "");
    change(t -> messages.word(t, message, "worded"));
    assertThat(next(NOW)).containsExactly("worded");
    change(t -> dueAlerts.carry(t, due(t, one.key(), Alert.Batch.INSTANT, NOW), message));
    assertThat(found(messages::oldestPending)).contains(NOW);
    assertThat(found(t -> deliveries.of(t, alert)).flatMap(Delivery::sent)).isEmpty();
    change(t -> messages.sent(t, message, "id", LATER));
    assertThat(found(messages::oldestPending)).isEmpty();
    assertThat(read(backlogs::lastSent)).containsExactly(Map.entry("console", LATER));
    assertThat(found(t -> deliveries.of(t, alert)))
        .contains(
            new Delivery(
                NOW, NOW, 1, Optional.empty(), Optional.of(LATER), "id", "", Optional.empty()));
  }

  private Optional<Instant> waitsSince(Instant now) {
    return read(t -> backlogs.backlogs(t, now)).stream()
        .flatMap(backlog -> backlog.since().stream())
        .findFirst();
  }

  @Test
  void whatIsDueWaitsSinceItFellDueAndWhatWasAttemptedSinceItWasCreated() {
    Channel one = channel("one");
    long postponed = add(one, "1");
    change(t -> messages.putOff(t, postponed, LATER));
    assertThat(list(t -> backlogs.backlogs(t, NOW)))
        .containsExactly(new BacklogStore.Backlog("console", 1, Optional.empty()));
    assertThat(waitsSince(LATER.plusSeconds(5))).contains(LATER);
    change(t -> messages.retry(t, postponed, LATER.plusSeconds(600), "busy"));
    assertThat(waitsSince(LATER)).contains(NOW);
    change(t -> channels.rest(t, one.key(), "gone"));
    assertThat(list(t -> backlogs.backlogs(t, LATER))).isEmpty();
    assertThat(read(backlogs::suspended)).containsExactly(Map.entry("console", 1L));
  }

  @Test
  void anAlertThatIsDueAndInNoMessageWaitsToo() {
    Channel one = channel("one");
    save(paper(1));
    alert(one, 1, State.PENDING, NOW);
    assertThat(waitsSince(NOW.minusSeconds(1))).isEmpty();
    assertThat(list(t -> backlogs.backlogs(t, LATER)))
        .containsExactly(new BacklogStore.Backlog("console", 0, Optional.of(NOW)));
    long message = add(one, "");
    change(t -> dueAlerts.carry(t, due(t, one.key(), Alert.Batch.INSTANT, NOW), message));
    assertThat(list(t -> backlogs.backlogs(t, LATER)))
        .containsExactly(new BacklogStore.Backlog("console", 1, Optional.of(NOW)));
  }

  @Test
  void onlyAMessageThatWasNeverBegunCanBeTakenBack() {
    Channel one = channel("one");
    long first = add(one, "1");
    long second = add(one, "2");
    change(t -> messages.begin(t, first, NOW));
    boolean begun = write(t -> messages.takeBack(t, first));
    assertThat(begun).isFalse();
    boolean waiting = write(t -> messages.takeBack(t, second));
    assertThat(waiting).isTrue();
    assertThat(next(NOW)).containsExactly("1");
    change(t -> messages.sent(t, first, "id", NOW));
    assertThat(next(NOW)).isEmpty();
  }
}

package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.EditStore.Edit;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.subscription.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EditStoreTest extends StoreContract {
  private static final ServedChannels CONSOLE = ServedChannels.of("console");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final EditStore edits = new EditStore();

  /** A message with this paper, in this channel. */
  private long message(Channel channel, int paper) {
    save(paper(paper));
    alert(channel, paper, State.PENDING, NOW);
    long message = write(t -> messages.add(t, channel.key(), Kind.ALERTS, "above", NOW));
    change(t -> dueAlerts.carry(t, due(t, channel.key(), Batch.INSTANT, NOW), message));
    return message;
  }

  private long sent(Channel channel, int paper) {
    long message = message(channel, paper);
    change(t -> messages.sent(t, message, "posted-" + paper, NOW));
    return message;
  }

  private List<Long> due(Instant now) {
    return read(t -> edits.nextOfEachChannel(t, CONSOLE, now, 100)).stream()
        .map(Edit::message)
        .toList();
  }

  private Edit next(Instant now) {
    return read(t -> edits.nextOfEachChannel(t, CONSOLE, now, 100)).get(0);
  }

  @Test
  void whatIsThereIsEditedOneInEachChannelAtATime() {
    Channel one = channel("one");
    Channel other = channel("other");
    long first = sent(one, 1);
    long second = sent(one, 2);
    long third = sent(other, 1);
    long unsent = message(other, 3);
    for (int paper = 1; paper <= 3; paper++) {
      int number = paper;
      change(t -> edits.want(t, id(number), LATER));
    }
    assertThat(due(NOW)).isEmpty();
    assertThat(found(t -> edits.nextDue(t, CONSOLE, NOW))).contains(LATER);
    assertThat(due(LATER)).containsExactly(first, third).doesNotContain(unsent);
    assertThat(next(LATER)).isEqualTo(new Edit(first, one.key(), "above", "posted-1", LATER));
    change(t -> edits.giveUp(t, next(LATER)));
    assertThat(due(LATER)).containsExactly(second, third);
    change(t -> channels.rest(t, one.key(), "gone"));
    assertThat(due(LATER)).containsExactly(third);
    assertThat(list(t -> edits.nextOfEachChannel(t, ServedChannels.of(), LATER, 100))).isEmpty();
    assertThat(list(t -> edits.nextOfEachChannel(t, ServedChannels.of("slack"), LATER, 100)))
        .isEmpty();
    assertThat(found(t -> edits.nextDue(t, ServedChannels.of(), NOW))).isEmpty();
  }

  @Test
  void aMessageRestsSixHoursAfterAnEdit() {
    long message = sent(channel("one"), 1);
    change(t -> edits.want(t, id(1), NOW));
    change(t -> edits.done(t, next(NOW), NOW));
    assertThat(due(LATER)).isEmpty();
    change(t -> edits.want(t, id(1), LATER));
    assertThat(due(LATER)).isEmpty();
    assertThat(due(NOW.plus(Duration.ofHours(6)))).containsExactly(message);
  }

  @Test
  void whatChangesWhileAMessageIsEditedIsShownLater() {
    long message = sent(channel("one"), 1);
    change(t -> edits.want(t, id(1), NOW));
    Edit underWay = next(NOW);
    change(t -> edits.want(t, id(1), LATER));
    change(t -> edits.done(t, underWay, LATER));
    assertThat(due(LATER)).isEmpty();
    assertThat(due(LATER.plus(Duration.ofHours(6)))).containsExactly(message);
  }

  @Test
  void whatDidNotGoThroughIsPutOffAndOldMessagesAreLeftAlone() {
    long message = sent(channel("one"), 1);
    change(t -> edits.want(t, id(1), NOW));
    change(t -> edits.putOff(t, next(NOW), LATER));
    assertThat(due(NOW)).isEmpty();
    assertThat(due(LATER)).containsExactly(message);
    change(t -> edits.giveUp(t, next(LATER)));
    Instant muchLater = NOW.plus(Duration.ofDays(31));
    change(t -> edits.want(t, id(1), muchLater));
    assertThat(due(muchLater)).isEmpty();
  }
}

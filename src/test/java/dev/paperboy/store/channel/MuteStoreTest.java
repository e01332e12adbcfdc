package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertCountStore;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Kind;
import dev.paperboy.subscription.Mute.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MuteStoreTest extends StoreContract {
  private static final Instant LATER = NOW.plus(Duration.ofDays(7));
  private static final Target SURVEY = new Target(Kind.TERM, "survey");

  private final MuteStore mutes = new MuteStore();

  private Mute mute(Channel channel, @Nullable Instant until) {
    return write(t -> mutes.add(t, channel.key(), SURVEY, until, "Ann", NOW));
  }

  private static final AlertReason MUTED =
      AlertReason.muted(new Mute(1, 1, 1, SURVEY, null, "Ann"));

  @Test
  void aMuteComesBackAsItWasMadeUntilItEnds() {
    Channel channel = channel("papers");
    Mute forEver = mute(channel, null);
    Mute forAWeek = mute(channel, LATER);
    assertThat(forAWeek)
        .isEqualTo(new Mute(forAWeek.key(), channel.key(), 2, SURVEY, LATER, "Ann"));
    assertThat(list(t -> mutes.of(t, channel.key(), NOW))).containsExactly(forEver, forAWeek);
    assertThat(list(t -> mutes.of(t, channel.key(), LATER))).containsExactly(forEver);
    long other = channel("others").key();
    assertThat(list(t -> mutes.of(t, other, NOW))).isEmpty();
  }

  @Test
  void aNumberIsNotUsedAgain() {
    Channel channel = channel("papers");
    Mute first = mute(channel, null);
    change(t -> mutes.lift(t, first.key(), NOW));
    assertThat(list(t -> mutes.of(t, channel.key(), NOW))).isEmpty();
    assertThat(mute(channel, null).number()).isEqualTo(2);
    assertThat(mute(channel("others"), null).number()).isEqualTo(1);
  }

  @Test
  void onlyWhatNoMessageCarriesIsMuted() {
    save(paper(1), paper(2), paper(3));
    Channel channel = channel("papers");
    long waiting = alert(channel, 1, State.PENDING, NOW);
    long held = alert(channel, 2, State.HELD, NOW);
    alert(channel, 3, State.PENDING, NOW);
    long message = write(t -> messages.add(t, channel.key(), MessageStore.Kind.ALERTS, "", NOW));
    change(
        t -> {
          Alert third = alerts.find(t, channel.key(), id(3)).orElseThrow();
          dueAlerts.carry(t, List.of(third), message);
          alerts.mute(t, third.key(), MUTED);
        });
    assertThat(list(t -> alerts.waiting(t, channel.key())))
        .extracting(Alert::key)
        .containsExactly(waiting, held);
    change(t -> alerts.mute(t, waiting, MUTED));
    Alert muted = found(t -> alerts.find(t, channel.key(), id(1))).orElseThrow();
    assertThat(muted.state()).isEqualTo(State.MUTED);
    assertThat(muted.reason()).isEqualTo(MUTED);
    assertThat(map(alerts::counts)).containsEntry(State.MUTED, 1L).containsEntry(State.PENDING, 1L);
    assertThat(list(t -> due(t, channel.key(), Batch.INSTANT, LATER))).isEmpty();
    int counted =
        read(t -> new AlertCountStore().countsInPoll(t, List.of(channel.key()), 1))
            .getOrDefault(channel.key(), 0);
    assertThat(counted).isEqualTo(1);
  }
}

package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Signals;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ButtonStore;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is old goes, and what is needed to be right stays. */
final class RetentionStoreTest extends StoreContract {
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));

  private final RetentionStore retention = new RetentionStore();

  private long sent(Channel channel, Subscription subscription, int paper, State state) {
    long alert = alert(channel, paper, state, NOW);
    change(t -> causes.add(t, alert, subscription.key(), List.of()));
    long message =
        write(
            t -> {
              long number =
                  t.handle()
                      .createQuery(
                          "INSERT INTO messages (channel, kind, text, state, attempts, due,"
                              + " created, sent, platform_message, reason) VALUES (:channel,"
                              + " 'ALERTS', '', 'SENT', 1, :now, :now, :sent, 'p', '') RETURNING"
                              + " number")
                      .bind("channel", channel.key())
                      .bind("now", NOW)
                      .bind("sent", NOW.plusSeconds(60))
                      .mapTo(Long.class)
                      .one();
              t.handle().execute("UPDATE alerts SET message = ? WHERE number = ?", number, alert);
              return number;
            });
    assertThat(message).isPositive();
    return alert;
  }

  private int forget(Instant before) {
    List<Long> old = list(t -> retention.finishedMessages(t, before, 0));
    return old.isEmpty() ? 0 : write(t -> retention.forget(t, old));
  }

  private int removed(Function<Transaction, Integer> work) {
    return write(work);
  }

  private long count(String table) {
    return read(
        t -> t.handle().createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }

  @Test
  void aDeliveredPaperStaysKnownAndIsNeverAlertedAgain() {
    save(paper(1));
    Channel channel = channel("papers");
    Subscription subscription = subscribe(channel, "diffusion");
    long alert = sent(channel, subscription, 1, State.SENT);
    assertThat(forget(NOW)).as("not before its time").isZero();
    assertThat(forget(LATER)).isEqualTo(1);
    assertThat(count("messages") + count("alert_causes")).isZero();
    change(t -> alerts.forget(t, subscription.key()));
    Alert left = found(t -> alerts.find(t, channel.key(), id(1))).orElseThrow();
    assertThat(left.key()).isEqualTo(alert);
    assertThat(left.state()).isEqualTo(State.SENT);
    assertThat(left.due()).as("when it was sent").isEqualTo(NOW.plusSeconds(60));
    Draft again =
        new Draft(
            channel.key(), id(1), 2, Alert.Batch.INSTANT, LATER, State.PENDING, AlertReason.NONE);
    OptionalLong added = write(t -> alerts.add(t, again, LATER));
    assertThat(added).isEmpty();
  }

  @Test
  void whatIsHeldMutedOrWaitsStaysWhole() {
    save(paper(1), paper(2), paper(3));
    Channel channel = channel("papers");
    Subscription subscription = subscribe(channel, "diffusion");
    long held = sent(channel, subscription, 1, State.HELD);
    sent(channel, subscription, 2, State.MUTED);
    long waiting = alert(channel, 3, State.PENDING, NOW);
    change(t -> causes.add(t, waiting, subscription.key(), List.of()));
    assertThat(forget(LATER)).isZero();
    assertThat(count("messages")).isEqualTo(2);
    assertThat(count("alert_causes")).isEqualTo(3);
    assertThat(list(t -> alerts.held(t, channel.key(), 10, 0)))
        .extracting(Alert::key)
        .containsExactly(held);
  }

  @Test
  void aMessageThatWasNeverEditedGoesAsWell() {
    save(paper(1));
    Channel channel = channel("papers");
    sent(channel, subscribe(channel, "diffusion"), 1, State.SENT);
    change(t -> new EditStore().want(t, id(1), NOW));
    assertThat(count("messages WHERE edit_due IS NOT NULL")).isEqualTo(1);
    assertThat(forget(LATER)).isEqualTo(1);
  }

  @Test
  void buttonsGoWhenNoMessageWasGivenThemForLong() {
    ButtonStore buttons = new ButtonStore();
    change(t -> buttons.add(t, "slack", "T", Map.of("old", "a"), NOW));
    change(t -> buttons.add(t, "slack", "T", Map.of("used again", "b"), NOW));
    change(t -> buttons.add(t, "slack", "T", Map.of("used again", "c"), LATER));
    assertThat(removed(t -> retention.forgetButtons(t, LATER))).isEqualTo(1);
    assertThat(found(t -> buttons.command(t, "slack", "T", "a"))).isEmpty();
    assertThat(found(t -> buttons.command(t, "slack", "T", "b"))).contains("used again");
  }

  @Test
  void messagesOfTheConsoleAndUpvotesOverTimeGoWhenTheyAreOld() {
    save(paper(1).signals(new Signals(3, 0, "", "")));
    change(
        t ->
            t.handle()
                .execute(
                    "INSERT INTO console_messages (channel, nonce, at, text, cards)"
                        + " VALUES ('c', 'n', ?, '', '')",
                    NOW.toEpochMilli()));
    assertThat(removed(t -> retention.forgetConsoleMessages(t, NOW))).isZero();
    assertThat(removed(t -> retention.forgetSignals(t, NOW))).isZero();
    assertThat(removed(t -> retention.forgetConsoleMessages(t, LATER))).isEqualTo(1);
    assertThat(removed(t -> retention.forgetSignals(t, LATER))).isEqualTo(1);
    assertThat(count("papers")).isEqualTo(1);
  }
}

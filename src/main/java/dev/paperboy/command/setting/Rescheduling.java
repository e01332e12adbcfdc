package dev.paperboy.command.setting;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.Cause;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reschedules pending papers after settings have changed, as if the new settings had applied from
 * the start: a digest is sent at its new time, or at once if that has passed; papers held by quiet
 * hours are sent at their new end. Nothing is lost, and papers that are already in a message are
 * not affected.
 */
public final class Rescheduling {
  private final AlertStore alerts = new AlertStore();
  private final AlertCauseStore causes = new AlertCauseStore();
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();

  /**
   * Reschedules after a channel's rules have changed.
   *
   * @param before the previous state
   */
  public void changed(Transaction transaction, Channel before, Rules rules, Instant now) {
    Rules old = before.rules();
    if (rules.zone().equals(old.zone()) && rules.quiet().equals(old.quiet())) {
      return;
    }
    causes
        .of(transaction, alerts.waiting(transaction, before.key()))
        .forEach((alert, found) -> follow(transaction, alert, alert.batch(), found, rules, now));
    messages.release(transaction, before.key(), now);
  }

  /**
   * Reschedules after a subscription has changed.
   *
   * @param before the previous state
   */
  public void changed(Transaction transaction, Subscription before, Wish wish, Instant now) {
    if (wish.cadence().equals(before.wish().cadence())) {
      return;
    }
    Rules rules = channels.get(transaction, before.channel()).rules();
    boolean wasInstant = before.wish().cadence() instanceof Cadence.Immediately;
    causes
        .of(transaction, alerts.waiting(transaction, before.channel()))
        .forEach(
            (alert, found) -> {
              if (found.stream().anyMatch(cause -> cause.subscription().key() == before.key())) {
                boolean joins =
                    wasInstant && alert.state() == Alert.State.PENDING && !anyInstant(found);
                Batch batch = joins ? Batch.DIGEST : alert.batch();
                follow(transaction, alert, batch, found, rules, now);
              }
            });
  }

  private void follow(
      Transaction transaction,
      Alert alert,
      Batch batch,
      List<Cause> causes,
      Rules rules,
      Instant now) {
    Instant wanted = batch == Batch.DIGEST ? wanted(alert, causes, rules) : alert.created();
    Instant due = rules.firstAllowed(wanted.isBefore(now) ? now : wanted);
    dueAlerts.reschedule(transaction, alert.key(), batch, due);
  }

  /**
   * Returns when a digest with the paper is first due; a subscription without a digest is due at
   * once.
   */
  private static Instant wanted(Alert alert, List<Cause> causes, Rules rules) {
    Optional<Instant> digest =
        causes.stream()
            .map(cause -> cause.subscription().wish().cadence())
            .filter(cadence -> !(cadence instanceof Cadence.Immediately))
            .map(cadence -> cadence.due(alert.created(), rules.zone()))
            .min(Instant::compareTo);
    return digest.orElseGet(
        () ->
            alert.reason().kind() == AlertReason.Kind.TASTE
                ? Cadence.USUAL.due(alert.created(), rules.zone())
                : alert.created());
  }

  private static boolean anyInstant(List<Cause> causes) {
    return causes.stream()
        .anyMatch(cause -> cause.subscription().wish().cadence() instanceof Cadence.Immediately);
  }
}

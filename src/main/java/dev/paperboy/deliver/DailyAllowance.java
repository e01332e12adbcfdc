package dev.paperboy.deliver;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.ReleaseStore;
import dev.paperboy.store.outbox.ReleaseStore.Carried;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ReleaseSchedule;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.util.List;

/**
 * Enforces the channel's daily cap on individually posted papers, counted by what its messages
 * carry: the backlog of an outage is not posted all at once.
 */
final class DailyAllowance {
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ReleaseStore releases = new ReleaseStore();

  /** Returns those of these alerts that are within today's cap; the others are held. */
  List<Alert> fitting(Transaction transaction, Channel channel, List<Alert> due, Instant now) {
    int room = Math.min(due.size(), room(transaction, channel, now));
    dueAlerts.hold(
        transaction, due.subList(room, due.size()), AlertReason.dayCap(channel.rules().daily()));
    return due.subList(0, room);
  }

  /** Returns the requested papers to be posted now; the others wait for their turn. */
  List<Alert> released(Transaction transaction, Channel channel, Instant now) {
    List<Alert> due = releases.due(transaction, channel.key(), now);
    if (due.isEmpty()) {
      return due;
    }
    ReleaseSchedule trickle = new ReleaseSchedule(channel.rules());
    int today =
        Math.min(room(transaction, channel, now), leftOf(trickle, transaction, channel, now));
    Instant anHourAgo = now.minus(ReleaseSchedule.REST);
    int thisHour = trickle.anHour() - releases.begunAfter(transaction, channel.key(), anHourAgo);
    int room = Math.max(0, Math.min(due.size(), Math.min(today, thisHour)));
    if (room < due.size()) {
      Instant next = room >= today ? trickle.nextDay(now) : now.plus(ReleaseSchedule.REST);
      releases.putOff(transaction, channel.key(), now, next);
    }
    return due.subList(0, room);
  }

  private int leftOf(
      ReleaseSchedule trickle, Transaction transaction, Channel channel, Instant now) {
    return trickle.aDay() - carried(transaction, channel, Carried.RELEASED, now);
  }

  private int room(Transaction transaction, Channel channel, Instant now) {
    int carried = carried(transaction, channel, Carried.ALL, now);
    return Math.max(0, channel.rules().daily() - carried);
  }

  private int carried(Transaction transaction, Channel channel, Carried which, Instant now) {
    Rules rules = channel.rules();
    return releases.carried(transaction, channel.key(), which, rules.startOfDay(now));
  }
}

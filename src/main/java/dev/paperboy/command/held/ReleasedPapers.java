package dev.paperboy.command.held;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.mute.WaitingMutes;
import dev.paperboy.meaning.Topics;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.ReleaseStore;
import dev.paperboy.store.paper.FloodStore;
import dev.paperboy.store.paper.FloodStore.Held;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.MuteVerdicts;
import dev.paperboy.subscription.ReleaseSchedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The held papers of a channel, and the released ones that are not posted yet. */
public final class ReleasedPapers {
  private final Topics topics;
  private final InstantSource clock;
  private final AlertStore alerts = new AlertStore();
  private final ReleaseStore releases = new ReleaseStore();
  private final FloodStore floods = new FloodStore();
  private final MuteStore mutes = new MuteStore();
  private final WaitingMutes muteWaiting = new WaitingMutes();

  public ReleasedPapers(Topics topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /** Returns the reply if nothing can be posted. */
  static Reply resting(Channel channel) {
    return Reply.quietly(
        "Nothing can be posted here at present: "
            + Wording.inert(channel.rest())
            + ". `/papers resume all` tries again.");
  }

  /** Finds the alerts that the channel has muted in the meantime, before the transaction. */
  MuteVerdicts muted(
      Database database, Channel channel, Function<Transaction, List<Alert>> chosen) {
    List<Mute> there =
        database.read(transaction -> mutes.of(transaction, channel.key(), clock.instant()));
    MuteVerdicts verdicts = new MuteVerdicts(topics);
    muteWaiting.prepare(verdicts, database, chosen, there.stream().map(Mute::target).toList());
    return verdicts;
  }

  /**
   * Mutes the alerts that the channel has muted in the meantime, and returns their number.
   *
   * @param verdicts the verdicts found before
   */
  int mute(Transaction transaction, Channel channel, List<Alert> chosen, MuteVerdicts verdicts) {
    return muteWaiting.mute(
        transaction, chosen, mutes.of(transaction, channel.key(), clock.instant()), verdicts);
  }

  /** Returns the rate and the end of posting released papers, as the end of a sentence. */
  String when(Transaction transaction, Channel channel, Instant now) {
    ReleaseSchedule trickle = new ReleaseSchedule(channel.rules());
    int waiting = releases.waiting(transaction, channel.key());
    Instant begin = releases.next(transaction, channel.key()).filter(now::isBefore).orElse(now);
    return "at most "
        + trickle.anHour()
        + " an hour and "
        + trickle.aDay()
        + " a day, the last at about "
        + Wording.moment(trickle.end(begin, waiting), channel.rules().zone());
  }

  /** Returns an overview with the possible actions. */
  Reply overview(Transaction transaction, Channel channel, Instant now) {
    List<String> lines = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    long held = alerts.countsOf(transaction, channel.key()).getOrDefault(State.HELD, 0L);
    lines.add(
        held == 0
            ? "No papers are held back here."
            : Wording.count(held, "paper")
                + " held back here: `/papers list held` shows them, `/papers release all` posts"
                + " them gradually.");
    for (Held flood : floods.undecided(transaction, channel.key())) {
      lines.add(line(flood, channel));
      long key = flood.flood().key();
      Invocation release = Invocation.of("release").with("id", key);
      actions.add(new Action("Post flood " + key, release));
      actions.add(new Action("Dismiss flood " + key, release.with("how", "drop")));
    }
    int waiting = releases.waiting(transaction, channel.key());
    if (waiting > 0) {
      lines.add(
          Wording.count(waiting, "requested paper")
              + " still to come, "
              + when(transaction, channel, now)
              + ". `/papers release stop` holds the rest.");
      actions.add(new Action("Stop", Invocation.stop()));
    }
    if (held > 0) {
      actions.add(new Action("Papers held back", Invocation.held()));
    }
    return new Reply(
        true,
        String.join("\n", lines),
        List.of(),
        actions.subList(0, Math.min(actions.size(), 20)));
  }

  private static String line(Held held, Channel channel) {
    long flood = held.flood().key();
    return "Flood "
        + flood
        + ": "
        + held.flood().feed()
        + " announced "
        + Wording.count(held.flood().papers(), "paper")
        + " on "
        + Wording.moment(held.flood().began(), channel.rules().zone())
        + " (usually up to "
        + held.flood().usual()
        + " a day); "
        + held.held()
        + " held here. "
        + Wording.typed("/papers release " + flood)
        + " posts them, "
        + Wording.typed("/papers release " + flood + " drop")
        + " dismisses them.";
  }
}

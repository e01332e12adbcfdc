package dev.paperboy.command.mute;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;
import dev.paperboy.subscription.MuteVerdicts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Applies mutes to pending papers. */
public final class WaitingMutes {
  private static final int AT_A_TIME = 500;

  private final AlertStore alerts = new AlertStore();
  private final PaperStore papers = new PaperStore();

  /** Finds the affected pending papers of a channel, before the transaction that adds the mutes. */
  public void prepare(
      MuteVerdicts verdicts, Database database, long channel, Collection<Target> targets) {
    prepare(verdicts, database, transaction -> alerts.waiting(transaction, channel), targets);
  }

  /** Finds the same among other alerts. */
  public void prepare(
      MuteVerdicts verdicts,
      Database database,
      Function<Transaction, List<Alert>> waiting,
      Collection<Target> targets) {
    List<Alert> all = targets.isEmpty() ? List.of() : database.read(waiting);
    for (List<Alert> some : parts(all)) {
      database
          .read(transaction -> papers(transaction, some))
          .values()
          .forEach(stored -> verdicts.prepare(targets, stored.paper(), stored.revision()));
    }
  }

  /** Mutes pending papers that are not in a message yet, and returns their number. */
  public int mute(Transaction transaction, Mute mute, MuteVerdicts verdicts) {
    return mute(transaction, alerts.waiting(transaction, mute.channel()), List.of(mute), verdicts);
  }

  /** Mutes those of these alerts that the mutes affect, and returns their number. */
  public int mute(
      Transaction transaction, List<Alert> waiting, List<Mute> mutes, MuteVerdicts verdicts) {
    int taken = 0;
    for (List<Alert> some : parts(mutes.isEmpty() ? List.of() : waiting)) {
      Map<PaperId, StoredPaper> known = papers(transaction, some);
      for (Alert alert : some) {
        Optional<Mute> mute =
            Optional.ofNullable(known.get(alert.paper()))
                .flatMap(stored -> verdicts.find(mutes, stored.paper(), stored.revision()));
        if (mute.isPresent()) {
          alerts.mute(transaction, alert.key(), AlertReason.muted(mute.get()));
          taken++;
        }
      }
    }
    return taken;
  }

  private static List<List<Alert>> parts(List<Alert> all) {
    List<List<Alert>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_A_TIME)));
    }
    return parts;
  }

  private Map<PaperId, StoredPaper> papers(Transaction transaction, List<Alert> some) {
    return papers.find(transaction, some.stream().map(Alert::paper).toList());
  }
}

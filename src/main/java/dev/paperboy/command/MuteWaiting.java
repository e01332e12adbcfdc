package dev.paperboy.command;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.store.Alert;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mutes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets mutes hold for papers that wait to be posted. */
final class MuteWaiting {
  private static final int AT_A_TIME = 500;

  private final AlertStore alerts = new AlertStore();
  private final PaperStore papers = new PaperStore();

  /** Mutes what waits to be posted and no message carries yet; answers how many papers that are. */
  int mute(Transaction transaction, Mute mute) {
    return mute(transaction, alerts.waiting(transaction, mute.channel()), List.of(mute));
  }

  /** Mutes those of these alerts that the mutes are about; answers how many. */
  int mute(Transaction transaction, List<Alert> waiting, List<Mute> mutes) {
    Mutes ready = Mutes.of(mutes);
    int taken = 0;
    for (int from = 0; from < waiting.size(); from += AT_A_TIME) {
      List<Alert> some = waiting.subList(from, Math.min(waiting.size(), from + AT_A_TIME));
      Map<PaperId, StoredPaper> known =
          papers.find(transaction, some.stream().map(Alert::paper).toList());
      for (Alert alert : some) {
        Optional<Mute> mute =
            Optional.ofNullable(known.get(alert.paper()))
                .flatMap(stored -> ready.find(AnalyzedPaper.of(stored.paper())));
        if (mute.isPresent()) {
          alerts.mute(transaction, alert.key(), mute.get().reason());
          taken++;
        }
      }
    }
    return taken;
  }
}

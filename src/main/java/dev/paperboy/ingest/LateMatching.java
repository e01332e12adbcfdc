package dev.paperboy.ingest;

import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.EmbeddingStore;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Matches papers again that were matched by the built-in model, because their vectors by the model
 * in use came late. A subscription that matches now and had not matched gets the paper, unless it
 * is newer than the paper; a channel that has it gets it no second time. Thread-safe.
 */
public final class LateMatching {
  private static final int MOST_ATTEMPTS = 3;

  private final Database database;
  private final ActiveSubscriptions active;
  private final Topics builtIn;
  private final InstantSource clock;
  private final EmbeddingStore embeddings = new EmbeddingStore();
  private final PaperStore papers = new PaperStore();

  /**
   * Creates a matching.
   *
   * @param builtIn the topics that the papers were compared with
   */
  public LateMatching(
      Database database, ActiveSubscriptions active, Topics builtIn, InstantSource clock) {
    this.database = database;
    this.active = active;
    this.builtIn = builtIn;
    this.clock = clock;
  }

  /** Matches a paper whose vector is there now; returns the number of alerts. */
  public int match(Late late) {
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == MOST_ATTEMPTS;
      Optional<Paper> paper = database.read(transaction -> stored(transaction, late));
      if (paper.isEmpty()) {
        return 0;
      }
      PageMatching matching =
          new PageMatching(database, active, before -> AnalyzedPaper.of(before, builtIn), clock);
      PaperChange change = new PaperChange(paper.get(), paper.get());
      matching.await(List.of(change), Duration.ZERO);
      matching.match(List.of(change));
      Optional<Integer> alerts =
          database.write(transaction -> save(transaction, late, change, matching, last));
      if (alerts.isPresent()) {
        return alerts.get();
      }
    }
  }

  private Optional<Paper> stored(Transaction transaction, Late late) {
    return papers.find(transaction, late.paper()).map(StoredPaper::paper);
  }

  /**
   * Saves the alerts; returns empty, with nothing saved, if the matches are no longer valid.
   *
   * @param here whether to make them valid within the transaction
   */
  private Optional<Integer> save(
      Transaction transaction, Late late, PaperChange change, PageMatching matching, boolean here) {
    papers.lock(transaction);
    if (stored(transaction, late).filter(change.after()::equals).isEmpty()) {
      return here ? Optional.of(0) : Optional.empty();
    }
    if (here) {
      matching.settle(transaction, List.of(change));
    } else if (!matching.holds(transaction, List.of(change))) {
      return Optional.empty();
    }
    if (!embeddings.isDone(transaction, late.paper())) {
      return Optional.of(0);
    }
    Instant now = clock.instant();
    List<Want> wants = matching.wants(change);
    AlertRecorder alertRecorder =
        new AlertRecorder(transaction, matching, List.of(change), late.poll(), now);
    alertRecorder.hasten(
        transaction,
        late.paper(),
        wants.stream().filter(want -> want.urgent() && !want.urgentBefore()).toList());
    List<Want> fresh =
        wants.stream()
            .filter(want -> late.news() ? isOlder(want, late.matched()) : !want.before())
            .toList();
    int alerts = fresh.isEmpty() ? 0 : alertRecorder.record(transaction, change, fresh);
    alertRecorder.finish(transaction);
    if (matching.isLate(change)) {
      // A topic was added meanwhile whose vector has not come.
      embeddings.await(transaction, late);
    }
    return Optional.of(alerts);
  }

  private static boolean isOlder(Want want, Instant matched) {
    return !want.subscription().history().createdAt().isAfter(matched);
  }
}

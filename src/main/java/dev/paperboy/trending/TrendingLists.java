package dev.paperboy.trending;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SignalHistory;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.trending.TrendingOrder.Scored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists of trending papers. Thread-safe. */
public final class TrendingLists {
  /** The number of papers that are read from the database at once to be tested. */
  private static final int READ = 100;

  private final SignalHistory history = new SignalHistory();
  private final PaperStore papers = new PaperStore();
  private final MarkStore marks = new MarkStore();
  private final Database database;
  private final InstantSource clock;

  /** Creates the lists of the papers in this database. */
  public TrendingLists(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Returns the papers that gained upvotes in the span that ends now, most points first.
   *
   * @param topic what papers must match; empty for all papers
   * @param limit the maximum number of papers
   */
  public TrendingList list(TrendingSpan span, Optional<Query> topic, int limit) {
    return list(span, topic, 0, limit);
  }

  /**
   * Returns a page of {@link #list(TrendingSpan, Optional, int)}.
   *
   * @param offset the number of papers to skip
   */
  public TrendingList list(TrendingSpan span, Optional<Query> topic, int offset, int limit) {
    Instant since = span.start(clock.instant());
    return database.read(
        transaction -> {
          List<Scored> scored = TrendingOrder.of(history.changedSince(transaction, since), since);
          List<TrendingPaper> found = found(transaction, scored, topic, offset, limit + 1);
          return new TrendingList(
              span,
              since,
              found.subList(0, Math.min(limit, found.size())),
              found.size() > limit,
              found.isEmpty() ? whyEmpty(transaction, span, !scored.isEmpty(), offset) : "");
        });
  }

  private List<TrendingPaper> found(
      Transaction transaction, List<Scored> scored, Optional<Query> topic, int offset, int most) {
    List<TrendingPaper> found = new ArrayList<>();
    int rank = topic.isEmpty() ? Math.min(offset, scored.size()) : 0;
    for (int from = rank; from < scored.size() && found.size() < most; from += READ) {
      List<Scored> part = scored.subList(from, Math.min(from + READ, scored.size()));
      Map<PaperId, StoredPaper> stored =
          papers.find(transaction, part.stream().map(Scored::paper).toList());
      for (Scored one : part) {
        StoredPaper paper = stored.get(one.paper());
        if (paper != null && found.size() < most && isOn(topic, paper)) {
          rank++;
          if (rank > offset) {
            found.add(new TrendingPaper(rank, paper.paper(), one.score()));
          }
        }
      }
    }
    return found;
  }

  private static boolean isOn(Optional<Query> topic, StoredPaper paper) {
    return topic.isEmpty()
        || Evaluation.matches(topic.get().expression(), AnalyzedPaper.of(paper.paper()));
  }

  private String whyEmpty(
      Transaction transaction, TrendingSpan span, boolean othersTrend, int offset) {
    if (offset > 0) {
      return "There are no further papers.";
    }
    if (othersTrend) {
      return "No paper on this topic gained upvotes in " + span.words() + "; others did.";
    }
    return marks.isAny(transaction, MarkStore.VOTES)
        ? "No paper gained upvotes in " + span.words() + "."
        : "No feed has reported upvotes yet. Hugging Face does: its feed must be configured and"
            + " read once.";
  }
}

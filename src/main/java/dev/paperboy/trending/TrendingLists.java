package dev.paperboy.trending;

import static java.util.Objects.requireNonNull;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.search.PaperIndex;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lists of trending papers. Thread-safe. */
public final class TrendingLists {
  private final SignalHistory history = new SignalHistory();
  private final PaperStore papers = new PaperStore();
  private final MarkStore marks = new MarkStore();
  private final Map<TrendingSpan, Ranking> rankings = new ConcurrentHashMap<>();
  private final Database database;
  private final PaperIndex index;
  private final InstantSource clock;

  /** Creates the lists of the papers in this database, which the index has too. */
  public TrendingLists(Database database, PaperIndex index, InstantSource clock) {
    this.database = database;
    this.index = index;
    this.clock = clock;
  }

  /** The order of all papers that gained upvotes, as long as no paper changes. */
  private record Ranking(Instant since, long revision, List<Scored> papers) {}

  /**
   * Returns the papers that gained upvotes in the span that ends now, most points first.
   *
   * @param topic what papers must match; empty for all papers
   * @param offset the number of papers to skip
   * @param limit the maximum number of papers
   */
  public TrendingList list(TrendingSpan span, Optional<Query> topic, int offset, int limit) {
    Instant since = span.start(clock.instant());
    Optional<Set<PaperId>> onTopic = topic.map(index::upvoted);
    return database.read(
        transaction -> {
          List<Scored> all = ranking(transaction, span, since);
          List<Scored> listed =
              onTopic
                  .map(ids -> all.stream().filter(one -> ids.contains(one.paper())).toList())
                  .orElse(all);
          int from = Math.min(offset, listed.size());
          int until = (int) Math.min((long) from + limit, listed.size());
          List<TrendingPaper> page = page(transaction, listed.subList(from, until), from);
          return new TrendingList(
              page,
              until < listed.size(),
              page.isEmpty() ? whyEmpty(transaction, span, !all.isEmpty(), offset) : "");
        });
  }

  private List<Scored> ranking(Transaction transaction, TrendingSpan span, Instant since) {
    long revision = papers.revision(transaction);
    return requireNonNull(
            // Of several threads that find papers changed, one computes the order for all.
            rankings.compute(
                span,
                (key, known) ->
                    known != null && known.since().equals(since) && known.revision() == revision
                        ? known
                        : new Ranking(since, revision, order(transaction, since))))
        .papers();
  }

  private List<Scored> order(Transaction transaction, Instant since) {
    return TrendingOrder.of(history.changedSince(transaction, since), since);
  }

  private List<TrendingPaper> page(Transaction transaction, List<Scored> scored, int before) {
    Map<PaperId, StoredPaper> stored =
        papers.find(transaction, scored.stream().map(Scored::paper).toList());
    List<TrendingPaper> page = new ArrayList<>();
    for (Scored one : scored) {
      StoredPaper paper = stored.get(one.paper());
      if (paper != null) {
        page.add(new TrendingPaper(before + page.size() + 1, paper.paper(), one.score()));
      }
    }
    return page;
  }

  private String whyEmpty(
      Transaction transaction, TrendingSpan span, boolean othersTrend, int offset) {
    if (offset > 0) {
      return "There are no further papers.";
    }
    if (othersTrend && index.backlog() > 0) {
      return "The search index is still being built: papers on this topic are not all found yet.";
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

package dev.paperboy.match;

import dev.paperboy.match.Snapshot.Part;
import dev.paperboy.match.Snapshot.Recent;
import dev.paperboy.match.Subscribers.Hits;
import dev.paperboy.match.feature.FeatureLeaves;
import dev.paperboy.match.feature.Features;
import dev.paperboy.match.feature.Formula;
import dev.paperboy.match.feature.PaperFeatures;
import dev.paperboy.match.feature.QueryTrial;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.query.Expression;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index of the queries of all subscriptions, which evaluates for each paper only the queries
 * that may match it.
 *
 * <p>An index for selective dissemination of information: queries are stored, and each paper is a
 * lookup.
 *
 * <ul>
 *   <li>From T. W. Yan and H. Garcia-Molina, <i>Index structures for selective dissemination of
 *       information under the Boolean model</i>, TODS 19(2), 1994: a query is indexed under a key,
 *       a word that occurs in every paper it matches, preferably its rarest one; only the queries
 *       under the words of a paper are candidates.
 *   <li>From S. Whang et al., <i>Indexing Boolean expressions</i>, VLDB 2009: arbitrary expressions
 *       are split into clauses, identical ones are stored once, and what remains to be verified is
 *       stored next to the postings.
 *   <li>From Lucene's monitor and its term-filtered presearcher: keys are selected from the query
 *       tree by weight, a disjunction is indexed under all of its branches, and one bad query never
 *       breaks a batch.
 * </ul>
 *
 * <p>A query is processed as follows: its leaves become {@link Features} and its tree a {@link
 * Formula}, {@link KeyChoice} selects the keys, {@link FormulaProgram} compiles the remaining
 * tests, and {@link SegmentBuilder} builds a {@link Segment}. A paper passes through {@link
 * PaperFeatures}, {@link Segment#match} and {@link Subscribers}.
 *
 * <p>Writes are serialized. Segments grow by the logarithmic method of Bentley and Saxe, so that a
 * change takes microseconds, and occasionally, when segments are merged, longer. Readers never
 * wait: each paper is matched against the current {@link Snapshot}.
 *
 * <p>A query is stored as its text, which must parse to its expression, as that of every parsed
 * query does.
 */
public final class SubscriptionIndex {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionIndex.class);
  private static final int MOST_RECENT = 128;

  /** A segment is merged into its predecessor while that is less than this many times larger. */
  private static final int GROWTH = 4;

  private final TermFrequencies frequencies;
  private final QueryTrial judgement;
  private final QueryFailures failures = new QueryFailures();
  private final Queue<Reader> readers = new ConcurrentLinkedQueue<>();
  private Features features = new Features();
  private volatile Snapshot snapshot;

  /** The working memory of one thread that matches papers. */
  private record Reader(PaperFeatures features, SegmentMatches found) {}

  /**
   * Creates an empty index.
   *
   * @param frequencies term frequencies, used whenever keys are selected
   */
  public SubscriptionIndex(TermFrequencies frequencies) {
    this(frequencies, QueryTrial.PLAIN);
  }

  /**
   * Creates an empty index with another way to evaluate a query on a paper.
   *
   * @param judgement used for the reasons of a match, and for leaves that the index alone cannot
   *     evaluate
   */
  public SubscriptionIndex(TermFrequencies frequencies, QueryTrial judgement) {
    this.frequencies = frequencies;
    this.judgement = judgement;
    this.snapshot = new Snapshot(features.view(), List.of(), List.of());
  }

  /**
   * Adds a query, replacing that of the same subscription. A query that cannot be compiled is
   * skipped, logged and listed in {@link #failures}.
   */
  public synchronized void register(StoredQuery stored) {
    Snapshot without = forgotten(stored.subscription());
    List<Recent> recent = new ArrayList<>(without.recent());
    try {
      recent.add(new Recent(stored.subscription(), stored.query(), compiled(stored, features)));
    } catch (RuntimeException | StackOverflowError failure) {
      failures.report(stored, failure);
    }
    List<Part> parts = without.parts();
    if (recent.size() == MOST_RECENT) {
      parts = merged(parts, recent);
      recent = List.of();
    }
    snapshot = new Snapshot(features.view(), parts, recent);
  }

  /** Removes the query of a subscription, if it has one. */
  public synchronized void remove(long subscription) {
    Snapshot without = forgotten(subscription);
    List<Part> parts = without.parts().stream().map(this::compacted).toList();
    snapshot = new Snapshot(without.features(), parts, without.recent());
  }

  /** Replaces all queries. */
  public synchronized void replace(Collection<StoredQuery> all) {
    Map<Long, StoredQuery> byNumber = new LinkedHashMap<>();
    all.forEach(stored -> byNumber.put(stored.subscription(), stored));
    failures.clear();
    lay(() -> byNumber.values().stream());
  }

  /**
   * Selects all keys again by the current frequencies, and removes features that no query uses any
   * more. Takes as long as {@link #replace} with every query parsed again.
   */
  public synchronized void rekey() {
    Snapshot now = snapshot;
    lay(now::stored);
  }

  /** Returns the number of queries. */
  public int size() {
    return snapshot.size();
  }

  /** Returns the number of queries that have no key and are evaluated for every paper. */
  public int unkeyed() {
    Snapshot now = snapshot;
    return now.parts().stream().mapToInt(part -> part.segment().entriesUnder(Features.EVERY)).sum()
        + (int) now.recent().stream().filter(each -> each.compiled().isUnkeyed()).count();
  }

  /** Returns the subscriptions that match a paper. */
  public Subscribers subscribers(AnalyzedPaper paper) {
    Snapshot now = snapshot;
    Reader reader = readers.poll();
    if (reader == null) {
      reader = new Reader(new PaperFeatures(judgement), new SegmentMatches());
    }
    try {
      Subscribers found = found(paper, now, reader);
      readers.add(reader);
      return found;
    } catch (RuntimeException | StackOverflowError failure) {
      // A failing leaf must not keep the paper from all other subscribers.
      LOG.atError()
          .addKeyValue("paper", paper.paper().id())
          .setCause(failure)
          .log("paper could not be matched by the index; every query is evaluated");
      return plainly(paper, now);
    }
  }

  /**
   * Returns the subscriptions that match a paper, by number, with the reasons. A query whose
   * evaluation fails is skipped, logged and listed in {@link #failures}; the others are matched
   * regardless.
   */
  public List<Match> match(AnalyzedPaper paper) {
    Subscribers subscribers = subscribers(paper);
    List<Match> matches = new ArrayList<>();
    for (Hits hits : subscribers.hits()) {
      for (int query : hits.queries()) {
        String text = hits.part().segment().text(query);
        addMatches(hits.part().subscribers(query), text, paper, matches);
      }
    }
    for (Recent recent : subscribers.recent()) {
      addMatches(new long[] {recent.subscription()}, recent.text(), paper, matches);
    }
    matches.sort(Comparator.comparingLong(Match::subscription));
    return List.copyOf(matches);
  }

  /** Returns why a subscription matches a paper, in reading order; empty if it does not. */
  public List<Evidence> why(long subscription, AnalyzedPaper paper) {
    return snapshot
        .query(subscription)
        .map(query -> judgement.explain(query.expression(), paper))
        .orElse(List.of());
  }

  /** Returns the most recent failure of each subscription's query; empty if there is none. */
  public Map<Long, String> failures() {
    return failures.asMap();
  }

  private CompiledQuery compiled(StoredQuery stored, Features into) {
    Expression expression = stored.query().expression();
    return CompiledQuery.of(new FeatureLeaves(into, frequencies).formula(expression), into);
  }

  private Snapshot forgotten(long subscription) {
    failures.forget(subscription);
    return snapshot.without(subscription);
  }

  /** Returns the parts with a new one that merges the recent subscriptions and all small parts. */
  private List<Part> merged(List<Part> parts, List<Recent> recent) {
    SegmentBuilder builder = new SegmentBuilder();
    int size = recent.size();
    int kept = parts.size();
    while (kept > 0 && parts.get(kept - 1).size() < (long) GROWTH * size) {
      kept--;
      size += parts.get(kept).size();
      parts.get(kept).copyTo(builder);
    }
    for (Recent each : recent) {
      int known = builder.queries();
      int query = builder.query(each.text());
      if (query == known) {
        builder.compiled(query, each.compiled());
      }
      builder.subscribe(query, each.subscription());
    }
    List<Part> merged = new ArrayList<>(parts.subList(0, kept));
    merged.add(Part.of(builder.build(features.count())));
    return merged;
  }

  /** Rebuilds a part of which most subscriptions were removed. */
  private Part compacted(Part part) {
    if (part.removed().cardinality() <= part.segment().size() / 2) {
      return part;
    }
    SegmentBuilder builder = new SegmentBuilder();
    part.copyTo(builder);
    return Part.of(builder.build(features.count()));
  }

  /** Rebuilds the index from all queries, in two passes. */
  private void lay(Supplier<Stream<StoredQuery>> all) {
    Set<String> terms = new HashSet<>();
    all.get().forEach(stored -> FeatureLeaves.forEachTerm(stored.query().expression(), terms::add));
    features = new Features();
    new FeatureLeaves(features, frequencies).intern(terms);
    Segment segment = build(all.get(), features);
    snapshot = new Snapshot(features.view(), List.of(Part.of(segment)), List.of());
  }

  private Segment build(Stream<StoredQuery> all, Features into) {
    SegmentBuilder builder = new SegmentBuilder();
    Set<Integer> failed = new HashSet<>();
    all.forEach(
        stored -> {
          int known = builder.queries();
          int query = builder.query(stored.query().text());
          if (query == known && !isPrepared(stored, query, into, builder)) {
            failed.add(query);
          } else if (!failed.contains(query)) {
            builder.subscribe(query, stored.subscription());
          }
        });
    return builder.build(into.count());
  }

  private boolean isPrepared(StoredQuery stored, int query, Features into, SegmentBuilder builder) {
    try {
      builder.compiled(query, compiled(stored, into));
      return true;
    } catch (RuntimeException | StackOverflowError failure) {
      failures.report(stored, failure);
      return false;
    }
  }

  private static Subscribers found(AnalyzedPaper paper, Snapshot now, Reader reader) {
    reader.features().read(paper, now.features());
    List<Hits> hits = new ArrayList<>();
    for (Part part : now.parts()) {
      reader.found().clear(part.segment().queries());
      part.segment().match(reader.features(), reader.found());
      hits.add(new Hits(part, reader.found().toArray()));
    }
    long[] present = reader.features().present();
    return new Subscribers(
        hits, now.recent().stream().filter(recent -> recent.compiled().accepts(present)).toList());
  }

  private Subscribers plainly(AnalyzedPaper paper, Snapshot now) {
    List<Hits> hits = new ArrayList<>();
    for (Part part : now.parts()) {
      int[] queries =
          IntStream.range(0, part.segment().queries())
              .filter(query -> matches(part.segment().text(query), part.subscribers(query), paper))
              .toArray();
      hits.add(new Hits(part, queries));
    }
    return new Subscribers(
        hits,
        now.recent().stream()
            .filter(each -> matches(each.text(), new long[] {each.subscription()}, paper))
            .toList());
  }

  private boolean matches(String text, long[] subscribers, AnalyzedPaper paper) {
    try {
      return subscribers.length > 0 && judgement.matches(Snapshot.parsed(text).expression(), paper);
    } catch (RuntimeException | StackOverflowError failure) {
      LongStream.of(subscribers).forEach(each -> failures.report(each, text, paper, failure));
      return false;
    }
  }

  /** The reasons are computed once for all subscribers of a query. */
  private void addMatches(
      long[] subscribers, String text, AnalyzedPaper paper, List<Match> matches) {
    try {
      List<Evidence> why = judgement.explain(Snapshot.parsed(text).expression(), paper);
      LongStream.of(subscribers).forEach(each -> matches.add(new Match(each, why)));
    } catch (RuntimeException | StackOverflowError failure) {
      LongStream.of(subscribers).forEach(each -> failures.report(each, text, paper, failure));
    }
  }
}

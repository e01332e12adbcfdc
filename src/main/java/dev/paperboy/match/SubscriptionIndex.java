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
 * The queries of all subscriptions, laid out so that a paper meets only those that it may match.
 *
 * <p>An index for selective dissemination: papers are the questions, queries what is stored.
 *
 * <ul>
 *   <li>From T. W. Yan and H. Garcia-Molina, <i>Index structures for selective dissemination of
 *       information under the Boolean model</i>, TODS 19(2), 1994: a query is found under a key, a
 *       word that every paper it matches has, and best under its rarest one; only what is found
 *       under the words of a paper is looked at further.
 *   <li>From S. Whang et al., <i>Indexing Boolean expressions</i>, VLDB 2009: expressions of any
 *       form are broken into clauses, identical ones are kept once, and what is left to verify lies
 *       beside the postings.
 *   <li>From Lucene's monitor and its term-filtered presearcher: keys come from the query tree by
 *       weight, a disjunction under all of its branches, and one bad query never breaks a batch.
 * </ul>
 *
 * <p>The way of a query: its leaves become {@link Features}, the tree a {@link Formula}, {@link
 * KeyChoice} picks the keys, {@link FormulaProgram} writes down what is left, {@link
 * SegmentBuilder} lays it all out as a {@link Segment}. The way of a paper: {@link PaperFeatures},
 * {@link Segment#match}, {@link Subscribers}.
 *
 * <p>Changes come one at a time; segments grow by the logarithmic method of Bentley and Saxe, so
 * that a change takes microseconds and now and then, while segments are merged, longer. Readers
 * never wait: each paper is matched against the {@link Snapshot} that is there when it comes.
 *
 * <p>A query is kept as its text, which has to parse to its expression, as that of every parsed
 * query does.
 */
public final class SubscriptionIndex {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionIndex.class);
  private static final int MOST_RECENT = 128;

  /** A segment is merged into the one before it while that is less than so many times larger. */
  private static final int GROWTH = 4;

  private final TermFrequencies frequencies;
  private final QueryTrial judgement;
  private final QueryFailures failures = new QueryFailures();
  private final Queue<Reader> readers = new ConcurrentLinkedQueue<>();
  private Features features = new Features();
  private volatile Snapshot snapshot;

  /** What one thread needs to match a paper. */
  private record Reader(PaperFeatures features, SegmentMatches found) {}

  /**
   * No queries yet.
   *
   * @param frequencies how common terms are, asked whenever keys are chosen
   */
  public SubscriptionIndex(TermFrequencies frequencies) {
    this(frequencies, QueryTrial.PLAIN);
  }

  /**
   * The same with another way to hold a query against a paper.
   *
   * @param judgement asked for the reasons, and where the index alone cannot tell
   */
  public SubscriptionIndex(TermFrequencies frequencies, QueryTrial judgement) {
    this.frequencies = frequencies;
    this.judgement = judgement;
    this.snapshot = new Snapshot(features.view(), List.of(), List.of());
  }

  /**
   * Adds a query, in place of the one that the same subscription had. One that cannot be prepared
   * is passed over, logged and listed in {@link #failures}.
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

  /** Takes the query of a subscription away, if it has one. */
  public synchronized void remove(long subscription) {
    Snapshot without = forgotten(subscription);
    List<Part> parts = without.parts().stream().map(this::compacted).toList();
    snapshot = new Snapshot(without.features(), parts, without.recent());
  }

  /** Puts these queries in place of all that were there. */
  public synchronized void replace(Collection<StoredQuery> all) {
    Map<Long, StoredQuery> byNumber = new LinkedHashMap<>();
    all.forEach(stored -> byNumber.put(stored.subscription(), stored));
    failures.clear();
    lay(() -> byNumber.values().stream());
  }

  /**
   * Chooses all keys anew by the frequencies as they are now, and forgets what no query asks for
   * any more. Takes as long as {@link #replace} with every query parsed again.
   */
  public synchronized void rekey() {
    Snapshot now = snapshot;
    lay(now::stored);
  }

  /** How many queries there are. */
  public int size() {
    return snapshot.size();
  }

  /** How many queries have no key and are looked at for every paper. */
  public int unkeyed() {
    Snapshot now = snapshot;
    return now.parts().stream().mapToInt(part -> part.segment().entriesUnder(Features.EVERY)).sum()
        + (int) now.recent().stream().filter(each -> each.compiled().isUnkeyed()).count();
  }

  /** The subscriptions that want a paper. */
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
      // One leaf that fails must not keep the paper from everyone else.
      LOG.atError()
          .addKeyValue("paper", paper.paper().id())
          .setCause(failure)
          .log("paper could not be matched by the index; every query is evaluated");
      return plainly(paper, now);
    }
  }

  /**
   * The subscriptions that want a paper, by number, with the reasons. A query that fails on it is
   * passed over, logged and listed in {@link #failures}; the others are matched all the same.
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

  /** Why a subscription wants a paper, in reading order; empty where it does not. */
  public List<Evidence> why(long subscription, AnalyzedPaper paper) {
    return snapshot
        .query(subscription)
        .map(query -> judgement.explain(query.expression(), paper))
        .orElse(List.of());
  }

  /** What went wrong with which subscription's query, last time it did; empty when all is well. */
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

  /** The parts with one more that holds what came last and all small parts. */
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

  /** A part of which most was removed is laid out again. */
  private Part compacted(Part part) {
    if (part.removed().cardinality() <= part.segment().size() / 2) {
      return part;
    }
    SegmentBuilder builder = new SegmentBuilder();
    part.copyTo(builder);
    return Part.of(builder.build(features.count()));
  }

  /** Lays out all queries from nothing; they are gone over twice. */
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

  /** The reasons are found once for all that share a query. */
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

package dev.paperboy.search;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.search.completion.SharedCompletions;
import dev.paperboy.search.index.CommitMark;
import dev.paperboy.search.index.IndexFolder;
import dev.paperboy.search.index.IndexInUse;
import dev.paperboy.search.index.IndexedPaper;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.PaperIndexWriter;
import dev.paperboy.search.index.SharedReader;
import dev.paperboy.search.index.TermForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The search index: every paper that was seen, found by the query language, ranked. It is derived
 * from the database and holds nothing that the database does not.
 *
 * <p>The caller keeps it up to date: it asks for the {@link #revision} that the index has read to,
 * adds what came later, refreshes and commits. What was added shows after {@link #refresh} and
 * survives a crash after {@link #commit}. The revision is committed with the papers, so that after
 * a crash the two agree.
 *
 * <p>Thread-safe. All methods throw {@link UncheckedIOException} where the disk fails; a failed
 * write takes the index back to its last commit, and {@link #revision} tells from where to go on.
 */
public final class PaperIndex implements AutoCloseable {
  private static final int DEEPEST = 10_000;

  private final IndexFolder folder;
  private final @Nullable PaperIndexWriter writing;
  private final SharedReader shared;
  private final SharedCompletions completions;
  private final InstantSource clock;
  private final Ranking ranking;
  private volatile long backlog;

  static {
    // A query of 500 characters asks for up to 250 words in several fields and forms.
    IndexSearcher.setMaxClauseCount(100_000);
  }

  private PaperIndex(
      IndexFolder folder,
      @Nullable PaperIndexWriter writing,
      SharedReader shared,
      InstantSource clock,
      Ranking ranking) {
    this.folder = folder;
    this.writing = writing;
    this.shared = shared;
    this.completions = new SharedCompletions(shared);
    this.clock = clock;
    this.ranking = ranking;
  }

  /**
   * Opens the index for reading and writing. One that is damaged, was written by another version or
   * belongs to another database is emptied: its revision is 0 then, and a log line says why.
   *
   * @param folder where its files are; created when absent
   * @param databaseMark what tells this database from any other
   * @param clock the time that "fresh" is measured from
   * @throws IndexInUse while another process is writing to it
   */
  public static PaperIndex open(Path folder, String databaseMark, InstantSource clock) {
    return open(folder, databaseMark, clock, Ranking.CHOSEN);
  }

  /** As {@link #open(Path, String, InstantSource)}, with another ranking: to measure it. */
  public static PaperIndex open(
      Path folder, String databaseMark, InstantSource clock, Ranking ranking) {
    IndexFolder files = new IndexFolder(folder, databaseMark);
    PaperIndexWriter writing = files.openForWriting();
    try {
      return new PaperIndex(
          files, writing, new SharedReader(writing.firstView(), ranking), clock, ranking);
    } catch (RuntimeException failed) {
      writing.close();
      throw failed;
    }
  }

  /**
   * Opens the last commit for reading, also beside a process that is writing. An index that is
   * absent or cannot be used looks empty, at revision 0, until a {@link #refresh} finds a good one.
   */
  public static PaperIndex openReadOnly(Path folder, String databaseMark, InstantSource clock) {
    IndexFolder files = new IndexFolder(folder, databaseMark);
    DirectoryReader view = files.openForReading().orElseGet(PaperIndex::emptyView);
    return new PaperIndex(
        files, null, new SharedReader(view, Ranking.CHOSEN), clock, Ranking.CHOSEN);
  }

  /** The last revision of the database that was added; in a read-only index, the last seen. */
  public long revision() {
    if (writing != null) {
      return writing.revision();
    }
    return shared.read(
        searcher ->
            CommitMark.of(
                    ((DirectoryReader) searcher.getIndexReader()).getIndexCommit().getUserData())
                .map(CommitMark::revision)
                .orElse(0L));
  }

  /**
   * Adds papers, each in place of what was known by its id. Batches of some hundreds go fastest.
   *
   * @param papers the papers; the last one of an id counts
   * @param revisionAfter the revision of the database that the index has read once these are in
   */
  public void add(Collection<IndexedPaper> papers, long revisionAfter) {
    Map<String, Supplier<Document>> documents = new LinkedHashMap<>();
    for (IndexedPaper paper : papers) {
      documents.put(paper.paper().id().toString(), () -> PaperDocument.of(paper, ranking));
    }
    writable().put(documents, revisionAfter);
  }

  /** Removes the papers of these ids, those that are there. */
  public void remove(Collection<PaperId> papers, long revisionAfter) {
    writable().remove(papers.stream().map(PaperId::toString).toList(), revisionAfter);
  }

  /** Forgets every paper; the revision is 0 then. */
  public void clear() {
    writable().clear();
  }

  /** Lets searches that begin from now on see what was added, or committed by another process. */
  public void refresh() {
    if (writing != null) {
      synchronized (shared) {
        writing.newerView(shared.current()).ifPresent(shared::replace);
      }
    } else {
      // Opened afresh, not derived: the writer may have rebuilt the index from nothing meanwhile.
      folder.openForReading().ifPresent(shared::replace);
    }
    completions.refresh();
  }

  /** Makes what was added survive a crash. */
  public void commit() {
    writable().commit();
  }

  /**
   * Merges the parts of the index that adding many papers has left, and commits. Searches are as
   * fast as they get then, since they look into each part; it goes on meanwhile where it is not
   * waited for, but a program that ends puts it off. Takes up to a third of the time of adding.
   */
  public void settle() {
    writable().settle();
  }

  /** In how many papers a term of the analysis stands, joined ones included. */
  public int frequency(String term) {
    return shared.read(
        searcher ->
            searcher
                .getIndexReader()
                .docFreq(new Term(PaperDocument.TEXT, TermForm.limited(term))));
  }

  /**
   * Says how many papers are waiting to be added, where that takes long enough for people to be
   * told; 0 otherwise.
   */
  public void setBacklog(long papers) {
    backlog = papers;
  }

  /** How many papers a search will find only when more of the index is built; mostly 0. */
  public long backlog() {
    return backlog;
  }

  /** How many papers a search can find. */
  public int size() {
    return shared.read(searcher -> searcher.getIndexReader().numDocs());
  }

  /**
   * Ranked search: the best fit first, of equals on a page the one with the smaller id; pages do
   * not overlap while nothing is added. A query of conditions alone ({@code cat:cs.CL upvotes>=20})
   * has no best fit and lists the newest first.
   *
   * @param query what to look for
   * @param offset how many hits to pass over, from 0
   * @param limit how many hits to return at most; nothing deeper than 10,000 is returned
   */
  public SearchPage search(Query query, int offset, int limit) {
    return search(query, HitOrder.RELEVANCE, offset, limit);
  }

  /** As {@link #search(Query, int, int)}, in another order. */
  public SearchPage search(Query query, HitOrder order, int offset, int limit) {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("offset and limit are 0 or more");
    }
    int first = Math.min(offset, DEEPEST);
    int last = Math.min(DEEPEST - first, limit) + first;
    return shared.read(
        searcher ->
            new RankedSearch(searcher, ranking, clock.instant()).page(query, order, first, last));
  }

  /**
   * As {@link #search(Query, Order, int, int)}; where nothing matches, what was probably meant is
   * looked for instead, and where hardly anything does, it is told.
   */
  public SearchOutcome answer(Query query, HitOrder order, int offset, int limit) {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("offset and limit are 0 or more");
    }
    int first = Math.min(offset, DEEPEST);
    int last = Math.min(DEEPEST - first, limit) + first;
    return shared.read(
        searcher ->
            new ForgivingSearch(
                    new RankedSearch(searcher, ranking, clock.instant()), searcher.getIndexReader())
                .answer(query, order, first, last));
  }

  /** How the papers that match are spread over sources, categories and months. */
  public Facets facets(Query query) {
    return shared.read(
        searcher ->
            new FacetCounter(searcher).of(new QueryTranslation(ranking).of(query.expression())));
  }

  /**
   * Words of titles and summaries that begin so, those that most papers have first.
   *
   * @param beginning folded
   */
  public List<String> wordsFrom(String beginning, int limit) {
    return completions.get().words(beginning, limit);
  }

  /** Parts of authors' names that begin so, folded; those that most papers have first. */
  public List<String> namesFrom(String beginning, int limit) {
    return completions.get().names(beginning, limit);
  }

  /** Categories that begin so, whatever the case; those that most papers have first. */
  public List<String> categoriesFrom(String beginning, int limit) {
    return completions.get().categories(beginning, limit);
  }

  /** Reads what the first completion needs and would otherwise wait for; later it does nothing. */
  public void warmUp() {
    completions.get();
  }

  /** How many papers match that were announced from one time on and before another. */
  public int count(Query query, Instant from, Instant until) {
    return shared.read(searcher -> new DatedSearch(searcher).count(query, from, until));
  }

  /**
   * The newest papers that match and were announced from some time on, newest first; of equals the
   * one with the smaller id first.
   */
  public List<Hit> matching(Query query, Instant announcedSince, int limit) {
    return shared.read(searcher -> new DatedSearch(searcher).newest(query, announcedSince, limit));
  }

  /**
   * The papers whose texts have most in common with this one's, rare words counting most; empty
   * where none has enough. The paper itself need not be in the index and is never returned.
   */
  public List<Hit> similar(Paper paper, int limit) {
    return shared.read(searcher -> new SimilarPapers(searcher, ranking).to(paper, limit));
  }

  /** Commits what was added and lets go of the folder. */
  @Override
  public void close() {
    shared.close();
    if (writing != null) {
      writing.close();
    }
  }

  private PaperIndexWriter writable() {
    if (writing == null) {
      throw new IllegalStateException("the search index is open for reading only");
    }
    return writing;
  }

  private static DirectoryReader emptyView() {
    try {
      ByteBuffersDirectory memory = new ByteBuffersDirectory();
      new IndexWriter(memory, new IndexWriterConfig()).close();
      return DirectoryReader.open(memory);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

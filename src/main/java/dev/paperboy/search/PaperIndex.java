package dev.paperboy.search;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.MissingVectorException;
import dev.paperboy.meaning.Space;
import dev.paperboy.meaning.Spaces;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.search.completion.SharedCompletions;
import dev.paperboy.search.facet.FacetCounter;
import dev.paperboy.search.facet.Facets;
import dev.paperboy.search.index.CommitMark;
import dev.paperboy.search.index.IndexFolder;
import dev.paperboy.search.index.IndexInUse;
import dev.paperboy.search.index.IndexedPaper;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.PaperIndexWriter;
import dev.paperboy.search.index.SharedReader;
import dev.paperboy.search.index.TermForm;
import dev.paperboy.search.meaning.StoredVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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
 * The search index: finds all known papers by queries of the query language, ranked. It is derived
 * from the database and contains nothing that the database does not.
 *
 * <p>The caller keeps it up to date: it reads the {@link #revision} up to which the index is
 * complete, adds the changes since, refreshes and commits. Added papers become visible with {@link
 * #refresh} and survive a crash after {@link #commit}. The revision is committed together with the
 * papers, so that both are consistent after a crash.
 *
 * <p>Thread-safe. All methods throw {@link UncheckedIOException} if the disk fails; a failed write
 * rolls the index back to its last commit, and {@link #revision} returns where to resume. It is a
 * long class because every method goes through the same reader, writer and handling of failures.
 */
public final class PaperIndex implements AutoCloseable {
  private static final int DEEPEST = 10_000;
  private static final int MOST_COUNTED = 200_000;

  private final IndexFolder folder;
  private final @Nullable PaperIndexWriter writing;
  private final SharedReader shared;
  private final SharedCompletions completions;
  private final InstantSource clock;
  private final Ranking ranking;
  private final Optional<IndexMeaning> meaning;
  private volatile @Nullable Spaces spaces;
  private volatile long backlog;

  static {
    // A query of 500 characters expands to up to 250 words in several fields and forms.
    IndexSearcher.setMaxClauseCount(100_000);
  }

  private PaperIndex(
      IndexFolder folder,
      @Nullable PaperIndexWriter writing,
      SharedReader shared,
      InstantSource clock,
      Ranking ranking,
      Optional<IndexMeaning> meaning) {
    this.folder = folder;
    this.writing = writing;
    this.shared = shared;
    this.completions = new SharedCompletions(shared);
    this.clock = clock;
    this.ranking = ranking;
    this.meaning = meaning;
  }

  /**
   * Opens the index for reading and writing. One that is damaged, was written by another version or
   * for another model, or belongs to another database is emptied: its revision is then 0, and the
   * reason is logged.
   *
   * @param folder the directory of its files; created if absent
   * @param databaseMark identifies this database
   * @param clock the clock by which freshness is measured
   * @param models returns the model that makes the vectors of papers at the moment
   * @throws IndexInUse while another process is writing to it
   */
  public static PaperIndex open(
      Path folder, String databaseMark, InstantSource clock, Supplier<EmbeddingModel> models) {
    return open(folder, databaseMark, clock, Ranking.CHOSEN, Optional.of(models));
  }

  /** Opens an index of words alone, for measurements. */
  public static PaperIndex open(Path folder, String databaseMark, InstantSource clock) {
    return open(folder, databaseMark, clock, Ranking.CHOSEN, Optional.empty());
  }

  /** Opens an index with another ranking, for measurements. */
  public static PaperIndex open(
      Path folder,
      String databaseMark,
      InstantSource clock,
      Ranking ranking,
      Optional<Supplier<EmbeddingModel>> models) {
    Optional<IndexMeaning> meaning = models.map(IndexMeaning::new);
    IndexFolder files = new IndexFolder(folder, databaseMark, name(meaning));
    PaperIndexWriter writing = files.openForWriting();
    try {
      return new PaperIndex(
          files, writing, new SharedReader(writing.firstView(), ranking), clock, ranking, meaning);
    } catch (RuntimeException failed) {
      writing.close();
      throw failed;
    }
  }

  /**
   * Opens the last commit for reading, even while another process is writing. An index that is
   * absent or cannot be used appears empty, at revision 0, until a {@link #refresh} finds a usable
   * one.
   */
  public static PaperIndex openReadOnly(
      Path folder, String databaseMark, InstantSource clock, Supplier<EmbeddingModel> models) {
    return openReadOnly(folder, databaseMark, clock, Optional.of(new IndexMeaning(models)));
  }

  /** Opens the last commit of an index of words alone for reading. */
  public static PaperIndex openReadOnly(Path folder, String databaseMark, InstantSource clock) {
    return openReadOnly(folder, databaseMark, clock, Optional.empty());
  }

  private static PaperIndex openReadOnly(
      Path folder, String databaseMark, InstantSource clock, Optional<IndexMeaning> meaning) {
    IndexFolder files = new IndexFolder(folder, databaseMark, name(meaning));
    DirectoryReader view = files.openForReading().orElseGet(PaperIndex::emptyView);
    return new PaperIndex(
        files, null, new SharedReader(view, Ranking.CHOSEN), clock, Ranking.CHOSEN, meaning);
  }

  private static String name(Optional<IndexMeaning> meaning) {
    return meaning.map(known -> known.model().name()).orElse("");
  }

  /**
   * Sets what queries for topics compare papers with; before, such queries are illegal.
   *
   * @param topics by the same models
   */
  public void setTopics(Topics topics) {
    meaning.ifPresent(known -> known.setTopics(topics));
  }

  /**
   * Sets the models by which papers are indexed and searched from now on. The one that is always
   * there must be that of the index.
   */
  public void setSpaces(Spaces newSpaces) {
    spaces = newSpaces;
  }

  /** A search that may compare vectors. */
  private interface Search<T> {
    T in(IndexSearcher searcher, Optional<IndexMeaning> meaning) throws IOException;
  }

  private <T> T read(Search<T> search) {
    Spaces known = spaces;
    if (known == null) {
      return shared.read(searcher -> search.in(searcher, meaning));
    }
    try {
      return read(search, known.current());
    } catch (MissingVectorException late) {
      return read(search, known.always());
    }
  }

  private <T> T read(Search<T> search, Space space) {
    return shared.read(searcher -> search.in(searcher, Optional.of(IndexMeaning.of(space))));
  }

  /**
   * Returns the last revision of the database that was added; in a read-only index, the last one
   * read.
   */
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
   * Adds papers, replacing those with the same id. Batches of a few hundred are the fastest.
   *
   * @param papers the papers; if an id occurs more than once, the last paper is used
   * @param revisionAfter the revision of the database that the index represents once these papers
   *     are added
   */
  public void add(Collection<IndexedPaper> papers, long revisionAfter) {
    Map<String, Supplier<Document>> documents = new LinkedHashMap<>();
    Spaces known = spaces;
    List<EmbeddingModel> models =
        known == null ? meaning.map(IndexMeaning::model).stream().toList() : known.models();
    for (IndexedPaper paper : papers) {
      documents.put(paper.paper().id().toString(), () -> PaperDocument.of(paper, ranking, models));
    }
    writable().put(documents, revisionAfter);
  }

  /** Removes the papers with these ids, if present. */
  public void remove(Collection<PaperId> papers, long revisionAfter) {
    writable().remove(papers.stream().map(PaperId::toString).toList(), revisionAfter);
  }

  /** Removes every paper; the revision is then 0. */
  public void clear() {
    writable().clear();
  }

  /**
   * Makes additions, or commits of another process, visible to searches that begin after this call.
   */
  public void refresh() {
    if (writing != null) {
      synchronized (shared) {
        writing.newerView(shared.current()).ifPresent(shared::replace);
      }
    } else {
      // Reopened rather than derived: the writer may have rebuilt the index from scratch in the
      // meantime.
      folder.openForReading().ifPresent(shared::replace);
    }
    completions.refresh();
  }

  /** Makes all additions durable. */
  public void commit() {
    writable().commit();
  }

  /**
   * Merges the segments that adding many papers has left, and commits. Searches are then as fast as
   * possible, since they visit every segment. Otherwise the merges run in the background, and a
   * program that exits postpones them. Takes up to a third of the time of adding.
   */
  public void settle() {
    writable().settle();
  }

  /** Returns the number of papers that contain a term of the analysis, joined terms included. */
  public int frequency(String term) {
    return shared.read(
        searcher ->
            searcher
                .getIndexReader()
                .docFreq(new Term(PaperDocument.TEXT, TermForm.limited(term))));
  }

  /**
   * Sets the number of papers that are waiting to be indexed, if indexing takes long enough to be
   * worth reporting; 0 otherwise.
   */
  public void setBacklog(long papers) {
    backlog = papers;
  }

  /**
   * Returns the number of papers that cannot be found yet because the index is still being built;
   * usually 0.
   */
  public long backlog() {
    return backlog;
  }

  /** Returns the number of papers in the index. */
  public int size() {
    return shared.read(searcher -> searcher.getIndexReader().numDocs());
  }

  /**
   * Returns a page of the ranked papers that match exactly, best match first; on a page, ties are
   * broken by the smaller id. Pages do not overlap as long as nothing is added. A query that
   * consists of conditions only ({@code cat:cs.CL upvotes>=20}) has no relevance and lists the
   * newest first.
   *
   * @param query the query
   * @param offset the number of hits to skip, from 0
   * @param limit the maximum number of hits to return; hits beyond the first 10,000 are never
   *     returned
   */
  public SearchPage search(Query query, int offset, int limit) {
    return search(query, HitOrder.RELEVANCE, offset, limit);
  }

  /** Like {@link #search(Query, int, int)}, but in another order. */
  public SearchPage search(Query query, HitOrder order, int offset, int limit) {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("offset and limit are 0 or more");
    }
    int first = Math.min(offset, DEEPEST);
    int last = Math.min(DEEPEST - first, limit) + first;
    return read((searcher, known) -> ranked(searcher, known).page(query, order, first, last));
  }

  /**
   * Like {@link #search(Query, HitOrder, int, int)}, but the papers that match plain words, best
   * first, are followed by up to 200 that are close in meaning. If nothing matches, searches for a
   * corrected query instead, and if hardly anything matches, suggests one.
   */
  public SearchOutcome answer(Query query, HitOrder order, int offset, int limit) {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("offset and limit are 0 or more");
    }
    int first = Math.min(offset, DEEPEST);
    int last = Math.min(DEEPEST - first, limit) + first;
    return read(
        (searcher, known) ->
            new ForgivingSearch(ranked(searcher, known), searcher.getIndexReader())
                .answer(query, order, first, last));
  }

  private RankedSearch ranked(IndexSearcher searcher, Optional<IndexMeaning> known) {
    return new RankedSearch(searcher, ranking, known, clock.instant());
  }

  private DatedSearch dated(IndexSearcher searcher, Optional<IndexMeaning> known) {
    return new DatedSearch(searcher, translation(known));
  }

  private QueryTranslation translation(Optional<IndexMeaning> known) {
    return new QueryTranslation(ranking, known);
  }

  /** Returns the distribution of the matching papers over sources, categories and months. */
  public Facets facets(Query query) {
    return facets(query, MOST_COUNTED);
  }

  /**
   * Like {@link #facets(Query)}, but of about so many matches at most; the distribution is inexact
   * if there are more.
   */
  public Facets facets(Query query, int most) {
    return read(
        (searcher, known) ->
            new FacetCounter(searcher, most).of(translation(known).of(query.expression())));
  }

  /**
   * Returns words of titles and summaries with a prefix, the most frequent first.
   *
   * @param beginning the prefix, folded
   */
  public List<String> wordsFrom(String beginning, int limit) {
    return completions.get().words(beginning, limit);
  }

  /** Returns parts of authors' names with a prefix, folded, the most frequent first. */
  public List<String> namesFrom(String beginning, int limit) {
    return completions.get().names(beginning, limit);
  }

  /** Returns categories with a prefix, ignoring case, the most frequent first. */
  public List<String> categoriesFrom(String beginning, int limit) {
    return completions.get().categories(beginning, limit);
  }

  /**
   * Loads the data that the first completion and the first search would otherwise wait for; has no
   * effect afterwards.
   */
  public void warmUp() {
    completions.get();
    if (meaning.isPresent()) {
      read(
          (searcher, known) ->
              new StoredVectors(searcher, known.orElseThrow().field())
                  .prepare(known.orElseThrow().model().dimensions()));
    }
  }

  /**
   * Returns the number of matching papers that were announced from one time, inclusive, to another,
   * exclusive.
   */
  public int count(Query query, Instant from, Instant until) {
    return read((searcher, known) -> dated(searcher, known).count(query, from, until));
  }

  /**
   * Returns the newest matching papers that were announced at or after a time, newest first; ties
   * are broken by the smaller id.
   */
  public List<Hit> matching(Query query, Instant announcedSince, int limit) {
    return read((searcher, known) -> dated(searcher, known).newest(query, announcedSince, limit));
  }

  /** Like {@link #visitVectors(String, Instant, BiConsumer)}, by the model that is always there. */
  public void visitVectors(Instant announcedSince, BiConsumer<Instant, Embedding> visitor) {
    meaning.ifPresent(known -> visitVectors(known.model().name(), announcedSince, visitor));
  }

  /**
   * Passes on each paper that was announced at or after a time, with its vector by a model, in any
   * order.
   *
   * @param model the name of the model
   */
  public void visitVectors(
      String model, Instant announcedSince, BiConsumer<Instant, Embedding> visitor) {
    vectors(model, vectors -> vectors.visit(PaperDocument.millis(announcedSince), visitor));
  }

  /** Returns the vector of a paper by a model. */
  public Optional<Embedding> vector(String model, PaperId paper) {
    return vectors(model, vectors -> vectors.of(paper.toString()));
  }

  /** Returns up to so many papers that have no vector by a model. */
  public List<PaperId> without(String model, int limit) {
    return shared.read(
        searcher ->
            new HitList(searcher)
                    .hits(new StoredVectors(searcher, PaperDocument.vectors(model)).missing(limit))
                    .stream()
                    .map(Hit::paper)
                    .toList());
  }

  /** Returns how many papers have no vector by a model. */
  public long countWithout(String model) {
    return vectors(model, StoredVectors::countMissing);
  }

  /** Reads the vectors of one model. */
  private interface Reading<T> {
    T of(StoredVectors vectors) throws IOException;
  }

  private <T> T vectors(String model, Reading<T> reading) {
    return shared.read(
        searcher -> reading.of(new StoredVectors(searcher, PaperDocument.vectors(model))));
  }

  /** Returns all matching papers that have upvotes. */
  public Set<PaperId> upvoted(Query query) {
    return read((searcher, known) -> UpvotedPapers.matching(searcher, translation(known), query));
  }

  /**
   * Returns matching papers that were announced from one time, inclusive, to another, exclusive,
   * newest first; ties are broken by the smaller id.
   *
   * @param offset the number of papers to skip, from 0
   */
  public List<Hit> matching(Query query, Instant from, Instant until, int offset, int limit) {
    return read(
        (searcher, known) -> dated(searcher, known).newest(query, from, until, offset, limit));
  }

  /**
   * Returns the papers whose texts are most similar to this paper's, rare words counting most;
   * empty if none is similar enough. The paper need not be in the index and is never returned
   * itself.
   */
  public List<Hit> similar(Paper paper, int limit) {
    return read((searcher, known) -> new SimilarPapers(searcher, ranking, known).to(paper, limit));
  }

  /** Commits all additions and releases the directory. */
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

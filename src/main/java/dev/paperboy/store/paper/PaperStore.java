package dev.paperboy.store.paper;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.Trend;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.CounterStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Stores every known paper, once. */
public final class PaperStore {
  private static final String UPSERT =
      """
      INSERT INTO papers (id, revision, first_seen, announced, title, abstract, tldr, authors,
        categories, keywords, published, version, url, thumbnail, organization, comment, upvotes,
        comments, code, project, feeds, revised, trend_rank, trend_day, provenance,
        tldr_origin, most_upvotes)
      VALUES (:id, :revision, :now, :announced, :title, :abstract, :tldr, :authors, :categories,
        :keywords, :published, :version, :url, :thumbnail, :organization, :comment, :upvotes,
        :comments, :code, :project, :feeds, :revised, :trend_rank, :trend_day,
        :provenance, :tldr_origin, :upvotes)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision,
        announced = excluded.announced, title = excluded.title, abstract = excluded.abstract,
        tldr = excluded.tldr, authors = excluded.authors, categories = excluded.categories,
        keywords = excluded.keywords, published = excluded.published, version = excluded.version,
        url = excluded.url, thumbnail = excluded.thumbnail, organization = excluded.organization,
        comment = excluded.comment, upvotes = excluded.upvotes, comments = excluded.comments,
        code = excluded.code, project = excluded.project, feeds = excluded.feeds,
        revised = excluded.revised, trend_rank = excluded.trend_rank,
        trend_day = excluded.trend_day, provenance = excluded.provenance,
        tldr_origin = excluded.tldr_origin,
        most_upvotes = CASE WHEN excluded.upvotes > papers.most_upvotes THEN excluded.upvotes
          ELSE papers.most_upvotes END
      """;

  private final SignalHistory signalHistory = new SignalHistory();

  /**
   * A paper to be saved.
   *
   * @param announced when it was first announced as new; null if it was not yet
   */
  public record Entry(Paper paper, @Nullable Instant announced) {}

  /**
   * Prevents other transactions from saving papers until this one ends. A transaction that reads
   * papers in order to change them must begin with this: two feeds that announce a paper at the
   * same time must not overwrite each other's additions.
   */
  public void lock(Transaction transaction) {
    CounterStore.advance(transaction, CounterStore.PAPERS, 0);
  }

  /**
   * Saves new and changed papers; each gets a new revision. Changes of upvotes and comments are
   * recorded in {@link SignalHistory}.
   */
  public void save(Transaction transaction, List<Entry> entries, Instant now) {
    if (entries.isEmpty()) {
      return;
    }
    // Allocating the numbers from one row serializes writers, so that after a reader has read up to
    // a revision, no smaller one is committed later.
    long revision = CounterStore.advance(transaction, CounterStore.PAPERS, entries.size());
    Map<PaperId, SignalSeries> signals = signalHistory.changes(transaction, entries, now);
    PreparedBatch batch = transaction.handle().prepareBatch(UPSERT);
    long next = revision - entries.size();
    for (Entry entry : entries) {
      next++;
      bind(batch, entry.paper());
      batch
          .bind("revision", next)
          .bind("now", now)
          .bind("announced", Columns.millis(entry.announced()))
          .add();
    }
    batch.execute();
    signalHistory.save(transaction, signals, now);
  }

  private static void bind(PreparedBatch batch, Paper paper) {
    Trend trend = paper.trend();
    batch
        .bind("id", paper.id().toString())
        .bind("title", paper.title())
        .bind("abstract", paper.abstractText())
        .bind("tldr", paper.tldr())
        .bind("authors", Columns.toJson(paper.authors()))
        .bind("categories", Columns.toJson(paper.categories()))
        .bind("keywords", Columns.toJson(paper.keywords()))
        .bind("published", paper.published())
        .bind("version", paper.version())
        .bind("url", paper.url())
        .bind("thumbnail", paper.thumbnail())
        .bind("organization", paper.organization())
        .bind("comment", paper.comment())
        .bind("upvotes", paper.signals().upvotes())
        .bind("comments", paper.signals().comments())
        .bind("code", paper.signals().code())
        .bind("project", paper.signals().project())
        .bind("feeds", Columns.toJson(paper.feeds()))
        .bind("revised", Columns.millis(paper.revised()))
        .bind("trend_rank", trend == null ? null : (Integer) trend.rank())
        .bind("trend_day", trend == null ? null : trend.day().toString())
        .bind("provenance", paper.provenance().name())
        .bind("tldr_origin", paper.tldrOrigin().name());
  }

  /** Returns the paper with this ID. */
  public Optional<StoredPaper> find(Transaction transaction, PaperId id) {
    return Optional.ofNullable(find(transaction, List.of(id)).get(id));
  }

  /** Returns the paper for a user's spelling: an ID, or an address of the paper. */
  public Optional<StoredPaper> named(Transaction transaction, String spelling) {
    List<PaperId> meanings = PaperReference.meanings(spelling);
    Map<PaperId, StoredPaper> found = find(transaction, meanings);
    return meanings.stream()
        .flatMap(id -> Stream.ofNullable(found.get(id)))
        .findFirst()
        .or(() -> linked(transaction, meanings));
  }

  /** Returns the latest item with one of these addresses. */
  private static Optional<StoredPaper> linked(Transaction transaction, List<PaperId> meanings) {
    List<String> links =
        meanings.stream()
            .filter(id -> id.scheme() == PaperId.Scheme.URL)
            .map(PaperId::local)
            .toList();
    return links.isEmpty()
        ? Optional.empty()
        : transaction
            .handle()
            .createQuery(
                """
                SELECT * FROM papers
                WHERE id IN (SELECT paper FROM items WHERE link IN (<links>))
                ORDER BY first_seen DESC, id LIMIT 1
                """)
            .bindList("links", links)
            .mapTo(StoredPaper.class)
            .findOne();
  }

  /** Returns those of these papers that are known. */
  public Map<PaperId, StoredPaper> find(Transaction transaction, Collection<PaperId> ids) {
    Map<PaperId, StoredPaper> found = new HashMap<>();
    Chunks.of(
            ids.stream().map(PaperId::toString).distinct().toList(),
            some ->
                transaction
                    .handle()
                    .createQuery("SELECT * FROM papers WHERE id IN (<ids>)")
                    .bindList("ids", some)
                    .mapTo(StoredPaper.class)
                    .list())
        .forEach(stored -> found.put(stored.paper().id(), stored));
    return found;
  }

  /** Returns papers that changed after this revision, in the order of their changes. */
  public List<StoredPaper> changedAfter(Transaction transaction, long revision, int limit) {
    return transaction
        .query(
            "SELECT * FROM papers WHERE revision > :revision ORDER BY revision LIMIT :limit",
            Map.of("revision", revision, "limit", limit))
        .mapTo(StoredPaper.class)
        .list();
  }

  /** Returns the revision of the latest change of any paper; 0 if there is none. */
  public long revision(Transaction transaction) {
    return CounterStore.value(transaction, CounterStore.PAPERS);
  }

  /** Returns the number of papers that changed after this revision. */
  public long countChangedAfter(Transaction transaction, long revision) {
    return transaction
        .query(
            "SELECT count(*) FROM papers WHERE revision > :revision", Map.of("revision", revision))
        .mapTo(Long.class)
        .one();
  }

  /** Returns the papers whose IDs follow this one, in order. */
  public List<StoredPaper> after(Transaction transaction, String id, int limit) {
    return transaction
        .query(
            "SELECT * FROM papers WHERE id > :id ORDER BY id LIMIT :limit",
            Map.of("id", id, "limit", limit))
        .mapTo(StoredPaper.class)
        .list();
  }

  /** Returns the number of papers whose IDs follow this one. */
  public long countAfter(Transaction transaction, String id) {
    return transaction
        .query("SELECT count(*) FROM papers WHERE id > :id", Map.of("id", id))
        .mapTo(Long.class)
        .one();
  }

  /** Returns the most recently added or changed papers, latest first. */
  public List<StoredPaper> latest(Transaction transaction, int limit) {
    return transaction
        .query("SELECT * FROM papers ORDER BY revision DESC LIMIT :limit", Map.of("limit", limit))
        .mapTo(StoredPaper.class)
        .list();
  }

  /** Returns the papers whose arXiv IDs begin with these digits, latest first. */
  public List<StoredPaper> withArxivNumber(Transaction transaction, String digits, int limit) {
    // A letter sorts after the digits in every collation, whether or not punctuation is ignored.
    return transaction
        .handle()
        .createQuery(
            """
            SELECT * FROM papers WHERE id >= :from AND id < :until AND id LIKE :beginning ESCAPE '!'
            ORDER BY id DESC LIMIT :limit
            """)
        .bind("from", "arxiv:" + digits)
        .bind("until", "arxiv:" + digits + "z")
        .bind("beginning", Columns.beginning("arxiv:" + digits))
        .bind("limit", limit)
        .mapTo(StoredPaper.class)
        .list();
  }

  /** Returns the number of papers. */
  public long count(Transaction transaction) {
    return transaction.handle().createQuery("SELECT count(*) FROM papers").mapTo(Long.class).one();
  }

  /** Returns the earliest time, at or after this instant, at which a paper was announced as new. */
  public Optional<Instant> firstAnnounced(Transaction transaction, Instant since) {
    return transaction
        .query(
            "SELECT min(announced) AS first FROM papers WHERE announced >= :since",
            Map.of("since", since))
        .mapTo(Instant.class)
        .findOne();
  }
}

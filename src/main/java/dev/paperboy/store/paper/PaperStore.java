package dev.paperboy.store.paper;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.Trend;
import dev.paperboy.store.Columns;
import dev.paperboy.store.CounterStore;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Every paper that was seen, once. */
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

  /**
   * What is to be saved of a paper.
   *
   * @param announced when it was first announced as new; null where it was not yet
   */
  public record Entry(Paper paper, @Nullable Instant announced) {}

  /**
   * Lets no other transaction save papers until this one ends. Whoever reads papers in order to
   * change them begins with this: two feeds that announce one paper at a time must not each
   * overwrite what the other has added.
   */
  public void lock(Transaction transaction) {
    CounterStore.advance(transaction, CounterStore.PAPERS, 0);
  }

  /** Saves papers, new and changed ones; each gets a new revision. */
  public void save(Transaction transaction, List<Entry> entries, Instant now) {
    if (entries.isEmpty()) {
      return;
    }
    // Taking the numbers from one row makes writers wait for each other, so that whoever reads up
    // to a revision can never be overtaken by a smaller one that is committed later.
    long revision = CounterStore.advance(transaction, CounterStore.PAPERS, entries.size());
    PreparedBatch batch = transaction.handle().prepareBatch(UPSERT);
    long next = revision - entries.size();
    for (Entry entry : entries) {
      next++;
      bind(batch, entry.paper());
      batch
          .bind("revision", next)
          .bind("now", now.toEpochMilli())
          .bind("announced", Columns.millis(entry.announced()))
          .add();
    }
    batch.execute();
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
        .bind("published", paper.published().toEpochMilli())
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

  /** The paper of this id. */
  public Optional<StoredPaper> find(Transaction transaction, PaperId id) {
    return Optional.ofNullable(find(transaction, List.of(id)).get(id));
  }

  /** The paper that people mean by a spelling: an id, or an address where it is. */
  public Optional<StoredPaper> named(Transaction transaction, String spelling) {
    List<PaperId> meanings = PaperReference.meanings(spelling);
    Map<PaperId, StoredPaper> found = find(transaction, meanings);
    return meanings.stream()
        .flatMap(id -> Stream.ofNullable(found.get(id)))
        .findFirst()
        .or(() -> linked(transaction, meanings));
  }

  /** The latest item that has one of these addresses. */
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

  /** Those of these papers that are known. */
  public Map<PaperId, StoredPaper> find(Transaction transaction, Collection<PaperId> ids) {
    Map<PaperId, StoredPaper> found = new HashMap<>();
    if (!ids.isEmpty()) {
      transaction
          .handle()
          .createQuery("SELECT * FROM papers WHERE id IN (<ids>)")
          .bindList("ids", ids.stream().map(PaperId::toString).distinct().toList())
          .mapTo(StoredPaper.class)
          .forEach(stored -> found.put(stored.paper().id(), stored));
    }
    return found;
  }

  /** Papers that changed after this revision, in the order of their changes. */
  public List<StoredPaper> changedAfter(Transaction transaction, long revision, int limit) {
    return transaction
        .handle()
        .createQuery(
            "SELECT * FROM papers WHERE revision > :revision ORDER BY revision LIMIT :limit")
        .bind("revision", revision)
        .bind("limit", limit)
        .mapTo(StoredPaper.class)
        .list();
  }

  /** The revision of the latest change of any paper; 0 before the first. */
  public long revision(Transaction transaction) {
    return CounterStore.value(transaction, CounterStore.PAPERS);
  }

  /** How many papers changed after this revision. */
  public long countChangedAfter(Transaction transaction, long revision) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM papers WHERE revision > :revision")
        .bind("revision", revision)
        .mapTo(Long.class)
        .one();
  }

  /** The papers whose ids follow this one, in their order. */
  public List<StoredPaper> after(Transaction transaction, String id, int limit) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM papers WHERE id > :id ORDER BY id LIMIT :limit")
        .bind("id", id)
        .bind("limit", limit)
        .mapTo(StoredPaper.class)
        .list();
  }

  /** How many papers have ids that follow this one. */
  public long countAfter(Transaction transaction, String id) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM papers WHERE id > :id")
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }

  /** The papers that were new or changed last, the latest first. */
  public List<StoredPaper> latest(Transaction transaction, int limit) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM papers ORDER BY revision DESC LIMIT :limit")
        .bind("limit", limit)
        .mapTo(StoredPaper.class)
        .list();
  }

  /** The papers whose arXiv ids begin with these digits, the latest first. */
  public List<StoredPaper> withArxivNumber(Transaction transaction, String digits, int limit) {
    // A letter sorts after the digits in every collation, with the punctuation counted or not.
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

  /** How many papers there are. */
  public long count(Transaction transaction) {
    return transaction.handle().createQuery("SELECT count(*) FROM papers").mapTo(Long.class).one();
  }

  /** When the oldest paper that was announced as new was announced, at or after this moment. */
  public Optional<Instant> firstAnnounced(Transaction transaction, Instant since) {
    return transaction
        .handle()
        .createQuery("SELECT min(announced) AS first FROM papers WHERE announced >= :since")
        .bind("since", since.toEpochMilli())
        .mapTo(Instant.class)
        .findOne();
  }

  /** The papers announced since this moment that have most upvotes, those with most first. */
  public List<PaperId> mostUpvoted(Transaction transaction, Instant since, int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id FROM papers WHERE announced >= :since AND upvotes > 0
            ORDER BY upvotes DESC, id LIMIT :limit
            """)
        .bind("since", since.toEpochMilli())
        .bind("limit", limit)
        .mapTo(PaperId.class)
        .list();
  }

  /**
   * The papers announced from one moment on and before another that have most upvotes: those with
   * most first, of equals those that were announced first.
   */
  public List<StoredPaper> mostUpvoted(
      Transaction transaction, Instant since, Instant until, int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT * FROM papers
            WHERE announced >= :since AND announced < :until AND upvotes > 0
            ORDER BY upvotes DESC, announced, id LIMIT :limit
            """)
        .bind("since", since.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .bind("limit", limit)
        .mapTo(StoredPaper.class)
        .list();
  }
}

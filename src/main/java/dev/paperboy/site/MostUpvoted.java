package dev.paperboy.site;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.search.Hit;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.NewsDays;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Ranks the papers announced in a span by their upvotes. Thread-safe. */
public final class MostUpvoted implements TrendingSource {
  /** Of a topic, this many papers with the most upvotes are looked at. */
  private static final int MOST_OF_TOPIC = 2_000;

  private final Database database;
  private final PaperIndex index;
  private final InstantSource clock;
  private final NewsDays news = new NewsDays();
  private final PaperStore papers = new PaperStore();

  /** Ranks the papers of this database. */
  public MostUpvoted(Database database, PaperIndex index, InstantSource clock) {
    this.database = database;
    this.index = index;
    this.clock = clock;
  }

  @Override
  public Ranking of(Span span, Optional<Query> topic, int offset, int limit) {
    Instant now = clock.instant();
    Instant since = now.minus(Duration.ofHours(span.hours()));
    List<StoredPaper> found =
        topic
            .map(query -> ofTopic(query, since, offset, limit + 1))
            .orElseGet(
                () ->
                    database.read(
                        transaction ->
                            news.papers(transaction, since, now.plusMillis(1), limit + 1, offset)));
    List<Ranked> ranked =
        found.stream()
            .map(StoredPaper::paper)
            .filter(paper -> paper.signals().upvotes() > 0)
            .map(paper -> new Ranked(paper, numbers(paper)))
            .toList();
    return new Ranking(
        "The papers announced in " + span.words() + ", those with the most upvotes first.",
        ranked.stream().limit(limit).toList(),
        ranked.size() > limit);
  }

  private List<StoredPaper> ofTopic(Query topic, Instant since, int offset, int limit) {
    List<PaperId> ids =
        index.search(topic, HitOrder.UPVOTES, 0, MOST_OF_TOPIC).hits().stream()
            .filter(hit -> !hit.announced().isBefore(since))
            .map(Hit::paper)
            .skip(offset)
            .limit(limit)
            .toList();
    Map<PaperId, StoredPaper> known = database.read(transaction -> papers.find(transaction, ids));
    return ids.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
  }

  private static String numbers(Paper paper) {
    List<String> words = new ArrayList<>();
    words.add("▲ " + paper.signals().upvotes());
    int comments = paper.signals().comments();
    if (comments > 0) {
      words.add(comments + (comments == 1 ? " comment" : " comments"));
    }
    if (!paper.signals().code().isEmpty()) {
      words.add("code");
    }
    if (paper.feeds().size() > 1) {
      words.add(paper.feeds().size() + " feeds");
    }
    return String.join(", ", words);
  }
}

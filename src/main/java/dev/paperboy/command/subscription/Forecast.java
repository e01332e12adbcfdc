package dev.paperboy.command.subscription;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Wording;
import dev.paperboy.command.cadence.CadenceHint;
import dev.paperboy.command.cadence.SubscriptionParser;
import dev.paperboy.command.paper.CardLookup;
import dev.paperboy.command.paper.MatchedWords;
import dev.paperboy.command.paper.TrendingHint;
import dev.paperboy.command.subscription.NarrowerQueries.Narrower;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Forecasts what a subscription will post from the recent past, and suggests narrower queries if
 * that is too much.
 */
public final class Forecast {
  /** The number of days that it covers. */
  static final int DAYS = 30;

  private static final int EXAMPLES = 3;
  private static final int COUNTED = 10_000;

  /** The number of papers that are analysed for matching words and possible exclusions. */
  private static final int EXAMINED = 200;

  private final Database database;
  private final Topics topics;
  private final PaperIndex index;
  private final CardLookup cardsOf;
  private final InstantSource clock;
  private final PaperStore papers = new PaperStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final MuteStore mutes = new MuteStore();

  public Forecast(
      Database database, Topics topics, PaperIndex index, CardLookup cardsOf, InstantSource clock) {
    this.database = database;
    this.topics = topics;
    this.index = index;
    this.cardsOf = cardsOf;
    this.clock = clock;
  }

  /**
   * What a subscription would have posted.
   *
   * @param text a few sentences
   * @param newest the newest of the papers
   * @param narrower queries that would have posted less; empty if it is not too much
   * @param pace the papers over time
   * @param meant the probably intended query; usually empty
   * @param border the papers next to the threshold of a topic
   */
  record Outlook(
      String text,
      List<Card> newest,
      List<Narrower> narrower,
      ArrivalRate pace,
      Optional<Query> meant,
      TopicBorder.Papers border) {

    /** Returns the text to precede the newest papers. */
    String beforeNewest() {
      // After a list, the sentence would appear to be part of its last item.
      return newest.isEmpty() ? text : text + (endsWithList() ? "\n" : " ") + "The newest:";
    }

    private boolean endsWithList() {
      return !narrower.isEmpty() || !border.lines().isEmpty();
    }

    /**
     * Returns actions that use another query instead: the probably intended one, or a narrower one.
     *
     * @param command with everything but the query filled in
     */
    List<Action> actions(Invocation command) {
      return Stream.concat(
              meant.stream()
                  .map(query -> new Action(query.text(), command.with("query", query.text()))),
              narrower.stream()
                  .map(
                      one ->
                          new Action(
                              one.change() + ": " + NarrowerQueries.rate(pace, one.papers()),
                              command.with(
                                  "query", SubscriptionParser.typed(one.query().canonical())))))
          .toList();
    }
  }

  /**
   * Returns a forecast from the matching papers of the last 30 days, or of the days that are
   * stored.
   *
   * @param edited the number of the subscription to be replaced; 0 for none
   */
  Outlook of(Channel channel, Wish wish, Query query, int edited) {
    Instant now = clock.instant();
    Instant since = now.minus(Duration.ofDays(DAYS));
    Optional<Instant> first =
        database.read(transaction -> papers.firstAnnounced(transaction, since));
    if (first.isEmpty()) {
      return new Outlook(
          joined(
              CadenceHint.sentence(wish.query()), TrendingHint.sentence(query), nothingToJudgeBy()),
          List.of(),
          List.of(),
          new ArrivalRate(0, 1, List.of(), 0),
          TrendingHint.meant(query),
          new TopicBorder.Papers(List.of(), List.of()));
    }
    RecentPapers lately =
        new RecentPapers(
            index, since, database.read(transaction -> mutes.of(transaction, channel.key(), now)));
    List<Hit> hits = lately.matching(query, COUNTED);
    long days = Math.min(DAYS, Math.max(1, Duration.between(first.get(), now).toDays() + 1));
    ArrivalRate pace = ArrivalRate.of(hits, days, now, channel.rules().zone());
    List<Paper> examined = examined(hits);
    String tooMany = tooMany(channel, wish, pace);
    List<Narrower> narrower =
        tooMany.isEmpty()
            ? List.of()
            : new NarrowerQueries(index, lately).of(query, hits.size(), examined);
    TopicBorder.Papers border = new TopicBorder(database, topics).of(query, lately);
    String text =
        joined(
            CadenceHint.sentence(wish.query()),
            TrendingHint.sentence(query),
            unknown(query),
            pace.sentence(lately.muted(query)) + Wording.building(index),
            hits.isEmpty()
                ? TrendingHint.settling(query)
                : MatchedWords.sentence(query, examined, topics),
            new Overlap(lately).sentence(query, hits.size(), others(channel, edited)),
            tooMany,
            NarrowerQueries.sentence(narrower, pace),
            border.lines());
    return new Outlook(
        text,
        cardsOf.hits(query, hits.stream().limit(EXAMPLES).toList()),
        narrower,
        pace,
        TrendingHint.meant(query),
        border);
  }

  /** Returns what another query would have changed in the last 30 days, as a sentence. */
  String difference(Channel channel, Query before, Query after) {
    Instant now = clock.instant();
    RecentPapers lately =
        new RecentPapers(
            index,
            now.minus(Duration.ofDays(DAYS)),
            database.read(transaction -> mutes.of(transaction, channel.key(), now)));
    return new TopicBorder(database, topics).difference(before, after, lately);
  }

  /** Returns a note that a topic means nothing to the model; empty if all of them do. */
  private String unknown(Query query) {
    return query.wantedTopics().stream()
        .filter(topic -> topics.target(topic).embedding().norm() == 0)
        .findFirst()
        .map(
            topic ->
                "No word of “"
                    + Wording.inert(topic.text())
                    + "” is known by its meaning, so no paper will be close to it. Say it in other"
                    + " words, or search for the word itself, without `about:`.")
        .orElse("");
  }

  private String nothingToJudgeBy() {
    long seen = database.read(papers::count);
    return (seen == 0
            ? "No paper has been seen yet"
            : "None of the papers seen so far ("
                + seen
                + ") was announced in the last "
                + DAYS
                + " days")
        + ", so no forecast is possible yet; try `/papers preview` again in a day.";
  }

  private static String joined(String... sentences) {
    return Stream.of(sentences)
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private List<Paper> examined(List<Hit> hits) {
    List<PaperId> ids = hits.stream().limit(EXAMINED).map(Hit::paper).toList();
    Map<PaperId, StoredPaper> stored = database.read(transaction -> papers.find(transaction, ids));
    return ids.stream().map(stored::get).filter(Objects::nonNull).map(StoredPaper::paper).toList();
  }

  private List<Subscription> others(Channel channel, int edited) {
    return database.read(transaction -> subscriptions.of(transaction, channel.key())).stream()
        .filter(one -> one.number() != edited)
        .toList();
  }

  /** Returns a note that it exceeds the cap, as a sentence; empty if it does not. */
  private static String tooMany(Channel channel, Wish wish, ArrivalRate pace) {
    if (wish.cadence() instanceof Cadence.Immediately) {
      int cap = channel.rules().cap();
      int room = wish.max() > 0 ? Math.min(wish.max(), cap) : cap;
      return pace.busiestDay() <= room
          ? ""
          : "On the busiest day there would have been "
              + pace.busiestDay()
              + "; at most "
              + room
              + " per poll are posted at once, the others are held.";
    }
    boolean daily = wish.cadence() instanceof Cadence.Daily;
    int most = daily ? pace.busiestDay() : pace.mostInWeek();
    return most <= wish.digestSize()
        ? ""
        : (daily ? "On the busiest day" : "In the busiest week")
            + " there would have been "
            + most
            + "; a digest shows at most "
            + wish.digestSize()
            + ", the others are held.";
  }
}

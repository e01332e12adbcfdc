package dev.paperboy.command;

import dev.paperboy.card.Card;
import dev.paperboy.query.Query;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.PaperStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says what a query would have posted lately. */
final class Forecast {
  private static final Duration WINDOW = Duration.ofDays(30);
  private static final int EXAMPLES = 3;
  private static final int COUNTED = 10_000;

  private final Database database;
  private final PaperIndex index;
  private final CardsOf cardsOf;
  private final InstantSource clock;
  private final PaperStore papers = new PaperStore();

  Forecast(Database database, PaperIndex index, CardsOf cardsOf, InstantSource clock) {
    this.database = database;
    this.index = index;
    this.cardsOf = cardsOf;
    this.clock = clock;
  }

  /**
   * What a query would have posted.
   *
   * @param text in a sentence or two
   * @param newest the newest of the papers
   */
  record Outlook(String text, List<Card> newest) {}

  /** The papers of the last 30 days, or of the days that are known, that match. */
  Outlook of(Query query) {
    Instant now = clock.instant();
    Instant since = now.minus(WINDOW);
    Optional<Instant> first =
        database.read(transaction -> papers.firstAnnounced(transaction, since));
    if (first.isEmpty()) {
      return new Outlook(
          "No paper has been seen yet, so there is nothing to judge by; "
              + "`/papers preview` tells more in a day.",
          List.of());
    }
    List<Hit> hits = index.matching(query, since, COUNTED);
    long days = Math.min(30, Math.max(1, Duration.between(first.get(), now).toDays() + 1));
    return new Outlook(
        sentence(hits.size(), days) + Wording.building(index),
        cardsOf.hits(query, hits.stream().limit(EXAMPLES).toList()));
  }

  private static String sentence(int papers, long days) {
    String known =
        days >= 30 ? "the last 30 days" : "the " + Wording.count(days, "day") + " seen so far";
    if (papers == 0) {
      return "In " + known + " it would have posted nothing; rare, but it will be watched for.";
    }
    long aWeek = Math.round(papers * 7.0 / days);
    String rate = aWeek == 0 ? "less than one" : "about " + aWeek;
    return "In "
        + known
        + " it would have posted "
        + Wording.count(papers, "paper")
        + ", "
        + rate
        + " a week"
        + (days < 7 ? " at that rate" : "")
        + ".";
  }
}

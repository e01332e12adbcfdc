package dev.paperboy.command.paper;

import dev.paperboy.card.Card;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.Reply;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** {@code trending}: lists the most upvoted recent papers. */
public final class TrendingCommand implements Command {
  private static final int SHOWN = 5;

  private final Database database;
  private final CardLookup cardsOf;
  private final InstantSource clock;
  private final PaperStore papers = new PaperStore();

  public TrendingCommand(Database database, CardLookup cardsOf, InstantSource clock) {
    this.database = database;
    this.cardsOf = cardsOf;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "trending";
  }

  @Override
  public String usage() {
    return "trending [day|week|month]";
  }

  @Override
  public String purpose() {
    return "the most upvoted recent papers";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.choice("span", "the period; a week by default", List.of("day", "week", "month")));
  }

  @Override
  public Reply run(Call call) {
    String span = call.fields().getOrDefault("span", "week").toLowerCase(Locale.ROOT);
    int days =
        switch (span) {
          case "day" -> 1;
          case "week" -> 7;
          case "month" -> 30;
          default -> 0;
        };
    if (days == 0) {
      return Reply.quietly("Trending over which period? Write `day`, `week` or `month`.");
    }
    Instant since = clock.instant().minus(Duration.ofDays(days));
    List<Card> cards =
        cardsOf.papers(database.read(transaction -> papers.mostUpvoted(transaction, since, SHOWN)));
    return new Reply(
        true,
        cards.isEmpty()
            ? "No paper from the last " + span + " has upvotes."
            : "The most upvoted of the last " + span + ":",
        cards);
  }
}

package dev.paperboy.command.subscription;

import dev.paperboy.command.Wording;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.subscription.Subscription;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the subscriptions of a channel that match the same papers as a query. */
final class Overlap {
  private static final int TOLD = 2;
  private static final int LONGEST = 80;

  private final RecentPapers lately;

  /** Uses these papers. */
  Overlap(RecentPapers lately) {
    this.lately = lately;
  }

  private record Shared(Subscription subscription, int papers) {}

  /** Returns those with the largest overlap, as a sentence; empty if there are none. */
  String sentence(Query query, int papers, List<Subscription> others) {
    List<Shared> shared =
        others.stream()
            .filter(other -> other.paused().isEmpty())
            .map(other -> new Shared(other, common(query, other)))
            .filter(one -> one.papers() > 0)
            .sorted(Comparator.comparingInt(Shared::papers).reversed())
            .limit(TOLD)
            .toList();
    if (shared.isEmpty()) {
      return "";
    }
    String named =
        shared.stream()
            .map(
                one ->
                    "#"
                        + one.subscription().number()
                        + " "
                        + Wording.typed(Wording.shorten(one.subscription().wish().query(), LONGEST))
                        + " ("
                        + (one.papers() == papers ? "all" : String.valueOf(one.papers()))
                        + ")")
            .collect(Collectors.joining(", "));
    return "Other subscriptions here match these papers too: " + named + ". Each is posted once.";
  }

  private int common(Query query, Subscription other) {
    return QueryParser.parse(other.wish().query()) instanceof ParseResult.Parsed parsed
        ? lately.count(query.and(parsed.query()))
        : 0;
  }
}

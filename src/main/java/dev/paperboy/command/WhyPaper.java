package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.store.Alert;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.SightingStore;
import dev.paperboy.store.SightingStore.Sighting;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code why}: the story of a paper in this channel, its end first. */
final class WhyPaper implements Command {
  private final Database database;
  private final FindPaper findPaper;
  private final FeedReport feedReport;
  private final InstantSource clock;
  private final AlertStore alerts = new AlertStore();
  private final SightingStore sightings = new SightingStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  WhyPaper(Database database, FindPaper findPaper, FeedReport feedReport, InstantSource clock) {
    this.database = database;
    this.findPaper = findPaper;
    this.feedReport = feedReport;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String usage() {
    return "why PAPER";
  }

  @Override
  public String purpose() {
    return "why a paper was posted here, or was not";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("paper", Kind.PAPER, FindPaper.SPELLINGS));
  }

  /**
   * What became of a paper in a channel.
   *
   * @param verdict in a word or two: {@code Posted}
   * @param lines how it came to that
   */
  record Fate(String verdict, List<String> lines) {}

  @Override
  public Reply run(Call call) {
    String typed = call.field("paper");
    Optional<PaperId> id = findPaper.named(typed);
    if (id.isEmpty()) {
      return FindPaper.notAPaper(typed);
    }
    Optional<StoredPaper> stored = findPaper.stored(id.get());
    List<String> lines =
        stored.isPresent()
            ? database.read(
                transaction -> lines(transaction, call.channel(), typed, stored.get().paper()))
            : neverSeen(typed, id.get(), call.channel().rules().zone());
    return Reply.quietly(String.join("\n", lines));
  }

  private List<String> lines(Transaction transaction, Channel channel, String typed, Paper paper) {
    List<Sighting> seen = sightings.of(transaction, paper.id());
    Fate fate = fate(transaction, channel, paper, seen);
    List<String> lines = new ArrayList<>();
    lines.add(fate.verdict() + ": “" + Wording.inert(paper.title()) + "”");
    lines.addAll(new HeardOf(channel.rules().zone()).lines(transaction, typed, paper.id(), seen));
    lines.addAll(fate.lines());
    return lines;
  }

  private Fate fate(Transaction transaction, Channel channel, Paper paper, List<Sighting> seen) {
    List<Subscription> all = subscriptions.of(transaction, channel.key());
    Judged judged = new Judged(all, AnalyzedPaper.of(paper));
    Optional<Alert> alert = alerts.find(transaction, channel.key(), paper.id());
    if (alert.isPresent()) {
      return new WhyAlerted(transaction, channel, alert.get(), clock.instant()).fate(seen, judged);
    }
    return new WhyNotAlerted(transaction, seen).fate(judged);
  }

  private List<String> neverSeen(String typed, PaperId id, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Never seen: No feed has announced "
            + Wording.typed(id.toString())
            + " so far, so it could not be posted.");
    HeardOf.spelling(typed, id).ifPresent(lines::add);
    FindPaper.Result result = findPaper.anywhere(id);
    List<String> categories = List.of();
    if (result instanceof FindPaper.Result.Found found) {
      categories = found.paper().categories();
      lines.add(
          "It is out there: “"
              + Wording.inert(found.paper().title())
              + "”, of "
              + Wording.moment(found.paper().published(), zone)
              + (categories.isEmpty()
                  ? "."
                  : ", in " + Wording.inert(String.join(", ", categories)) + "."));
    } else if (result instanceof FindPaper.Result.NotFound notFound) {
      lines.add(notFound.reason());
    }
    lines.addAll(feedReport.prospects(id, categories, zone));
    lines.add("`/papers feeds` shows what is read.");
    return lines;
  }
}

package dev.paperboy.command.why;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.command.paper.PaperFinder;
import dev.paperboy.command.paper.SightingText;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.paper.SightingStore;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code why}: shows the history of a paper in this channel, its outcome first. */
public final class WhyCommand implements Command {
  private final Database database;
  private final Topics topics;
  private final PaperFinder paperFinder;
  private final FeedReport feedReport;
  private final InstantSource clock;
  private final AlertStore alerts = new AlertStore();
  private final SightingStore sightings = new SightingStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  public WhyCommand(
      Database database,
      Topics topics,
      PaperFinder paperFinder,
      FeedReport feedReport,
      InstantSource clock) {
    this.database = database;
    this.topics = topics;
    this.paperFinder = paperFinder;
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
    return List.of(Field.required("paper", Kind.PAPER, PaperFinder.SPELLINGS));
  }

  /**
   * The state of a paper in a channel, explained.
   *
   * @param verdict a word or two: {@code Posted}
   * @param lines the explanation
   */
  record Fate(String verdict, List<String> lines) {}

  @Override
  public Reply run(Call call) {
    String typed = call.field("paper");
    Optional<PaperId> id = paperFinder.named(typed);
    if (id.isEmpty()) {
      return PaperFinder.notAPaper(typed);
    }
    Optional<StoredPaper> stored = paperFinder.stored(id.get());
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
    lines.addAll(
        new SightingText(channel.rules().zone()).lines(transaction, typed, paper.id(), seen));
    lines.addAll(fate.lines());
    return lines;
  }

  private Fate fate(Transaction transaction, Channel channel, Paper paper, List<Sighting> seen) {
    List<Subscription> all = subscriptions.of(transaction, channel.key());
    JudgedSubscriptions judged = new JudgedSubscriptions(all, AnalyzedPaper.of(paper, topics));
    Optional<Alert> alert = alerts.find(transaction, channel.key(), paper.id());
    if (alert.isPresent()) {
      return new AlertExplanation(transaction, channel, alert.get(), clock.instant())
          .fate(seen, judged);
    }
    return new NoAlertExplanation(transaction, seen).fate(judged);
  }

  private List<String> neverSeen(String typed, PaperId id, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Never seen: No feed has announced "
            + Wording.typed(id.toString())
            + " so far, so it could not be posted.");
    SightingText.spelling(typed, id).ifPresent(lines::add);
    PaperFinder.Result result = paperFinder.anywhere(id);
    List<String> categories = List.of();
    if (result instanceof PaperFinder.Result.Found found) {
      categories = found.paper().categories();
      lines.add(
          "It exists: “"
              + Wording.inert(found.paper().title())
              + "”, published "
              + Wording.moment(found.paper().published(), zone)
              + (categories.isEmpty()
                  ? "."
                  : ", in " + Wording.inert(String.join(", ", categories)) + "."));
    } else if (result instanceof PaperFinder.Result.NotFound notFound) {
      lines.add(notFound.reason());
    } else {
      throw new IllegalStateException("unknown result of a look-up: " + result);
    }
    lines.addAll(feedReport.prospects(id, categories, zone));
    lines.add("`/papers feeds` shows which feeds are read.");
    return lines;
  }
}

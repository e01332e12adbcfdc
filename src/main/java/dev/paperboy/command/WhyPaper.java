package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evaluation;
import dev.paperboy.query.Evidence;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.Alert;
import dev.paperboy.store.Alert.Cause;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.MessageStore;
import dev.paperboy.store.SightingStore;
import dev.paperboy.store.SightingStore.Sighting;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code why}: why a paper was posted in this channel, or was not. */
final class WhyPaper implements Command {
  private final Database database;
  private final FindPaper findPaper;
  private final AlertStore alerts = new AlertStore();
  private final MessageStore messages = new MessageStore();
  private final SightingStore sightings = new SightingStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  WhyPaper(Database database, FindPaper findPaper) {
    this.database = database;
    this.findPaper = findPaper;
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

  @Override
  public Reply run(Call call) {
    Optional<PaperId> id = FindPaper.id(call.field("paper"));
    if (id.isEmpty()) {
      return FindPaper.notAPaper(call.field("paper"));
    }
    Optional<StoredPaper> stored = findPaper.stored(id.get());
    if (stored.isEmpty()) {
      return Reply.quietly(
          "No feed has announced "
              + Wording.typed(id.get().toString())
              + " so far, so it could not be posted. `/papers feeds` shows what is read.");
    }
    List<String> lines =
        database.read(transaction -> lines(transaction, call.channel(), stored.get().paper()));
    return Reply.quietly(String.join("\n", lines));
  }

  private List<String> lines(Transaction transaction, Channel channel, Paper paper) {
    ZoneId zone = channel.rules().zone();
    List<String> lines = new ArrayList<>();
    lines.add("“" + Wording.inert(paper.title()) + "”");
    List<Sighting> seen = sightings.of(transaction, paper.id());
    seen.forEach(sighting -> lines.add(sentence(sighting, zone)));
    Optional<Alert> alert = alerts.find(transaction, channel.key(), paper.id());
    if (alert.isPresent()) {
      lines.add(fate(transaction, alert.get(), zone));
      alerts.causes(transaction, alert.get().key()).forEach(cause -> lines.add(sentence(cause)));
    } else {
      lines.add("It was not posted here.");
      lines.addAll(whyNot(transaction, channel, paper, seen));
    }
    return lines;
  }

  private static String sentence(Sighting sighting, ZoneId zone) {
    String type = sighting.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "Announced by "
        + sighting.feed()
        + " as "
        + type
        + (sighting.version() > 1 ? " (version " + sighting.version() + ")" : "")
        + ", read "
        + Wording.moment(sighting.seen(), zone)
        + (sighting.baseline() ? ", in the first reading of that feed" : "")
        + ".";
  }

  private String fate(Transaction transaction, Alert alert, ZoneId zone) {
    return switch (alert.state()) {
      case SENT ->
          "Posted here"
              + messages
                  .sentAt(transaction, alert.key())
                  .map(at -> " on " + Wording.moment(at, zone))
                  .orElse("")
              + ", because of:";
      case PENDING ->
          "It will be posted here, not before "
              + Wording.moment(alert.due(), zone)
              + ", because of:";
      case HELD ->
          "Held back: " + alert.reason() + ". `/papers list held` shows it. It was wanted by:";
      case MUTED ->
          "Not posted: "
              + Wording.inert(alert.reason())
              + ". `/papers list mutes` shows what is muted. It was wanted by:";
      case FAILED ->
          "The platform refused it: " + Wording.inert(alert.reason()) + ". It was wanted by:";
    };
  }

  private static String sentence(Cause cause) {
    return subscription(cause.subscription())
        + ": "
        + cause.evidence().stream()
            .map(WhyPaper::words)
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static String words(Evidence evidence) {
    return evidence.place().equals("trending")
        ? "trending: " + evidence.words()
        : "“" + Wording.inert(evidence.words()) + "” (" + evidence.place() + ")";
  }

  private static String subscription(Subscription subscription) {
    return "#" + subscription.number() + " " + Wording.typed(subscription.wish().query());
  }

  private List<String> whyNot(
      Transaction transaction, Channel channel, Paper paper, List<Sighting> seen) {
    List<Subscription> all = subscriptions.of(transaction, channel.key());
    if (all.isEmpty()) {
      return List.of("This channel has no subscriptions.");
    }
    AnalyzedPaper analyzed = AnalyzedPaper.of(paper);
    return all.stream().map(one -> whyNot(one, analyzed, seen)).toList();
  }

  private static String whyNot(
      Subscription subscription, AnalyzedPaper paper, List<Sighting> seen) {
    ParseResult result = QueryParser.parse(subscription.wish().query());
    if (!(result instanceof ParseResult.Parsed parsed)) {
      return subscription(subscription) + " is not understood any more.";
    }
    if (!Evaluation.matches(parsed.query().expression(), paper)) {
      return subscription(subscription)
          + " does not match: "
          + String.join("; ", Evaluation.missing(parsed.query().expression(), paper))
          + ".";
    }
    return subscription(subscription) + " matches, but " + whyNotPosted(subscription, seen) + ".";
  }

  private static String whyNotPosted(Subscription subscription, List<Sighting> seen) {
    if (subscription.paused().isPresent()) {
      return "it is paused";
    }
    List<Sighting> news = seen.stream().filter(sighting -> sighting.type().isNews()).toList();
    if (news.isEmpty()) {
      return "only new versions of it were announced, and those are not posted";
    }
    if (news.stream().allMatch(Sighting::baseline)) {
      return "it was there when the feed was first read, and nothing of that is posted";
    }
    boolean before =
        news.stream().allMatch(s -> s.seen().isBefore(subscription.history().createdAt()));
    return before
        ? "it was read before the subscription was made"
        : "it did not match, or rested, when it was announced";
  }
}

package dev.paperboy.command.mute;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.cadence.EndTime;
import dev.paperboy.command.paper.PaperFinder;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelChanges;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code mute}: stops posting papers about something, even if a subscription matches them. */
public final class MuteCommand implements Command {
  /** Precedes a paper that is to be muted itself, rather than a topic. */
  public static final String PAPER = "paper:";

  private static final Pattern END =
      Pattern.compile(
          // Invalid end times are also matched, so that they do not become words of the query.
          "\\s(for(?:\\s+\\d+\\s*(?:h|hours?|d|days?|w|weeks?|m|min|minutes?|months?|y|years?)?)?"
              + "|until(?:\\s+\\S+)?)$",
          Pattern.CASE_INSENSITIVE);

  private final Database database;
  private final Topics topics;
  private final MuteOffer offer;
  private final MuteList listMutes;
  private final InstantSource clock;
  private final MuteStore mutes = new MuteStore();
  private final ChannelChanges changes = new ChannelChanges();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final WaitingMutes muteWaiting = new WaitingMutes();

  public MuteCommand(
      Database database, Topics topics, MuteOffer offer, MuteList listMutes, InstantSource clock) {
    this.database = database;
    this.topics = topics;
    this.offer = offer;
    this.listMutes = listMutes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mute";
  }

  @Override
  public String usage() {
    return "mute [QUERY|PAPER] [for 7d | until 2026-12-24]";
  }

  @Override
  public String purpose() {
    return "stop posting a term, author, category or paper";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.optional("what", Kind.QUERY, "words, author:\"…\", cat:…, or a paper to choose from"),
        Field.optional("until", Kind.TEXT, "a date such as 2026-12-24, or a duration such as 7d"));
  }

  @Override
  public Map<String, String> read(String typed) {
    Matcher end = END.matcher(typed);
    if (end.find()) {
      return Map.of("what", typed.substring(0, end.start()).strip(), "until", end.group(1));
    }
    return typed.isEmpty() ? Map.of() : Map.of("what", typed);
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean changes(Call call) {
    return !call.field("what").isEmpty();
  }

  @Override
  public Reply run(Call call) {
    String what = call.field("what");
    if (what.isEmpty()) {
      return listMutes.page(call.channel(), 1);
    }
    Optional<Instant> until = EndTime.read(call.field("until"), call, clock.instant());
    if (until.isEmpty() && !call.field("until").isEmpty()) {
      return EndTime.unclear();
    }
    if (what.startsWith(PAPER)) {
      return target(what, new ParsedQueries())
          .map(target -> mute(call, target, until))
          .orElseGet(() -> PaperFinder.notAPaper(what.substring(PAPER.length()).strip()));
    }
    Optional<PaperId> paper = offer.paper(what);
    if (paper.isPresent()) {
      return offer.about(call.channel(), paper.get());
    }
    ParseResult result = QueryParser.parseNew(what);
    if (result instanceof ParseResult.Parsed parsed) {
      return mute(call, new Target(kind(parsed.query().expression()), what), until);
    }
    return Reply.quietly(Wording.mistake(what, (ParseResult.Mistake) result));
  }

  /** Parses a target: a query, or {@code paper:} and an id; empty if it is neither. */
  public static Optional<Target> target(String what, ParsedQueries queries) {
    return target(what, queries::parse);
  }

  /** Parses the target of a new mute. */
  public static Optional<Target> newTarget(String what, ParsedQueries queries) {
    return target(what, queries::parseNew);
  }

  private static Optional<Target> target(String what, Function<String, ParseResult> reader) {
    if (what.startsWith(PAPER)) {
      return PaperFinder.id(what.substring(PAPER.length()).strip())
          .map(id -> new Target(Mute.Kind.PAPER, id.toString()));
    }
    return reader.apply(what) instanceof ParseResult.Parsed parsed
        ? Optional.of(new Target(kind(parsed.query().expression()), what))
        : Optional.empty();
  }

  private static Mute.Kind kind(Expression expression) {
    if (expression instanceof Expression.Author) {
      return Mute.Kind.AUTHOR;
    }
    return expression instanceof Expression.Category ? Mute.Kind.CATEGORY : Mute.Kind.TERM;
  }

  /** The outcome of muting: the mute, new or existing, and the number of papers it affected. */
  private record Muted(Mute mute, boolean isNew, int waiting, List<Subscription> silenced) {}

  private Reply mute(Call call, Target target, Optional<Instant> until) {
    PreparedMutes prepared = prepared(call, target);
    Optional<Muted> done =
        database.write(
            transaction -> mute(transaction, call, target, until.orElse(null), prepared));
    if (done.isEmpty()) {
      return Reply.quietly(
          "This channel has "
              + Mute.MOST_PER_CHANNEL
              + " mutes, the most it can have. Remove one with `/papers unmute ID`, or narrow a"
              + " subscription.");
    }
    Muted muted = done.get();
    if (!muted.isNew()) {
      return Reply.quietly(
          "This is muted already: " + listMutes.line(muted.mute(), call.channel()) + ".");
    }
    String waiting =
        muted.waiting() == 0
            ? ""
            : " That includes "
                + Wording.count(muted.waiting(), "paper")
                + " waiting to be posted.";
    String silenced =
        muted.silenced().stream()
            .map(one -> "#" + one.number() + " " + Wording.typed(one.wish().query()))
            .collect(Collectors.joining(", "));
    return new Reply(
        false,
        "Muted: "
            + listMutes.line(muted.mute(), call.channel())
            + ". Such papers are not posted here, whichever subscription they match."
            + waiting
            + (silenced.isEmpty()
                ? ""
                : "\n⚠ This mutes everything that this channel gets from " + silenced + "."),
        List.of(),
        List.of(new Action("Undo", Invocation.of("unmute").with("mute", muted.mute().number()))));
  }

  private PreparedMutes prepared(Call call, Target target) {
    long channel = call.channel().key();
    PreparedMutes prepared = PreparedMutes.nothing(topics);
    prepared.add(database, channel, Set.of(target), clock.instant());
    database
        .read(transaction -> subscriptions.of(transaction, channel))
        .forEach(one -> prepared.queries().parse(one.wish().query()));
    return prepared;
  }

  private Optional<Muted> mute(
      Transaction transaction,
      Call call,
      Target target,
      @Nullable Instant until,
      PreparedMutes prepared) {
    long channel = call.channel().key();
    Instant now = clock.instant();
    List<Mute> existing = mutes.of(transaction, channel, now);
    Optional<Mute> same =
        existing.stream()
            .filter(one -> isSame(one.target(), target, prepared.queries()))
            .findFirst();
    if (same.isPresent()) {
      return Optional.of(new Muted(same.get(), false, 0, List.of()));
    }
    if (existing.size() >= Mute.MOST_PER_CHANNEL) {
      return Optional.empty();
    }
    Mute mute = changes.mute(transaction, channel, target, until, call.by(), now);
    List<Subscription> silenced =
        subscriptions.of(transaction, channel).stream()
            .filter(one -> Silencing.silences(target, one.wish().query(), prepared.queries()))
            .toList();
    int waiting = muteWaiting.mute(transaction, mute, prepared.verdicts());
    return Optional.of(new Muted(mute, true, waiting, silenced));
  }

  /** Returns whether two targets mean the same papers. */
  public static boolean isSame(Target one, Target other, ParsedQueries queries) {
    return one.kind() == other.kind()
        && (one.value().equals(other.value())
            || queries.canonical(one.value()).equals(queries.canonical(other.value())));
  }
}

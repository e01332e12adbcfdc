package dev.paperboy.command.declaration;

import dev.paperboy.command.Wording;
import dev.paperboy.command.declaration.ImportCounts.Step;
import dev.paperboy.command.setting.Rescheduling;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Declaration;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Updates the subscriptions of one channel to match declarations. */
public final class SubscriptionImport {
  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final Rescheduling reschedule = new Rescheduling();
  private final Transaction transaction;
  private final Channel channel;
  private final Actor by;
  private final Instant now;
  private final ParsedQueries queries;
  private final List<Known> there = new ArrayList<>();
  private final Set<Long> claimed = new HashSet<>();

  /**
   * Applies declarations within a transaction, with queries that were {@link #prepare prepared}.
   */
  public SubscriptionImport(
      Transaction transaction, Channel channel, Actor by, Instant now, ParsedQueries queries) {
    this.queries = queries;
    this.transaction = transaction;
    this.channel = channel;
    this.by = by;
    this.now = now;
    new SubscriptionStore()
        .of(transaction, channel.key())
        .forEach(one -> there.add(new Known(one, queries.canonical(one.wish().query()))));
  }

  private record Known(Subscription subscription, String canonical) {}

  /** Parses declared and stored queries before the transaction that applies them. */
  public static void prepare(
      ParsedQueries queries, Database database, ChannelId channel, List<Declaration> declarations) {
    database
        .read(
            transaction ->
                new ChannelStore()
                    .find(transaction, channel)
                    .map(one -> new SubscriptionStore().of(transaction, one.key()))
                    .orElseGet(List::of))
        .forEach(one -> queries.canonical(one.wish().query()));
    for (Declaration one : declarations) {
      for (String query : List.of(one.wish().query(), one.wish().exception())) {
        queries.canonical(query);
        queries.parseNew(query);
      }
    }
  }

  /** Applies declarations in order; each invalid one adds a sentence to the problems. */
  public void apply(List<Declaration> declarations, ImportCounts steps, List<String> problems) {
    int left = 0;
    for (Declaration one : declarations) {
      Optional<String> mistake = mistake(one, find(one), queries);
      if (mistake.isPresent()) {
        problems.add(mistake.get());
      } else if (find(one).isEmpty() && there.size() >= Subscription.MOST_PER_CHANNEL) {
        left++;
      } else {
        steps.add(apply(one, problems));
      }
    }
    if (left > 0) {
      problems.add(
          Wording.count(left, "subscription")
              + " not added: a channel can have "
              + Subscription.MOST_PER_CHANNEL
              + ".");
    }
  }

  /**
   * Returns the error in the queries of a subscription. An invalid query is accepted while it is
   * paused, since nothing is missed then.
   *
   * @param known the current subscription, whose queries may stay
   * @param queries parsed queries
   */
  static Optional<String> mistake(
      Declaration one, Optional<Subscription> known, ParsedQueries queries) {
    Optional<Wish> before = known.map(Subscription::wish);
    String exception = one.wish().exception();
    boolean stays = before.map(Wish::exception).filter(exception::equals).isPresent();
    return mistake(one, "", one.wish().query(), before.isPresent(), queries)
        .or(() -> mistake(one, "instant: ", exception, stays, queries));
  }

  private static Optional<String> mistake(
      Declaration one, String key, String query, boolean stays, ParsedQueries queries) {
    if (!key.isEmpty() && query.isEmpty()) {
      return Optional.empty();
    }
    boolean understood = queries.parse(query) instanceof ParseResult.Parsed;
    if (understood ? stays : one.pause() != null) {
      return Optional.empty();
    }
    String name = Wording.typed(one.wish().query());
    return queries.parseNew(query) instanceof ParseResult.Mistake mistake
        ? Optional.of(
            "Line %d, %s: %s%s".formatted(one.line(), name, key, Wording.mistake(query, mistake)))
        : Optional.empty();
  }

  /**
   * Returns the matching subscription: preferably one that is equal already, otherwise the oldest.
   */
  private Optional<Subscription> find(Declaration one) {
    String canonical = queries.canonical(one.wish().query());
    List<Subscription> equals =
        there.stream()
            .filter(known -> known.canonical().equals(canonical))
            .map(Known::subscription)
            .toList();
    List<Subscription> free =
        equals.stream().filter(known -> !claimed.contains(known.key())).toList();
    List<Subscription> best = free.isEmpty() ? equals : free;
    return best.stream()
        .filter(known -> isSame(known, one))
        .findFirst()
        .or(() -> best.stream().findFirst());
  }

  private static boolean isSame(Subscription known, Declaration one) {
    return known.wish().equals(one.wish()) && Objects.equals(known.pause(), one.pause());
  }

  private Step apply(Declaration one, List<String> problems) {
    Optional<Subscription> found = find(one);
    if (found.isEmpty()) {
      Subscription added = changes.add(transaction, channel.key(), one.wish(), by, now);
      changes.pause(transaction, added, one.pause(), by, now);
      claim(added);
      return Step.ADDED;
    }
    Subscription known = found.get();
    boolean first = claimed.add(known.key());
    if (isSame(known, one)) {
      return Step.SAME;
    }
    if (known.isDeclared() || !first) {
      problems.add(
          known.isDeclared()
              ? DeclaredNote.sentence(known)
              : "Line %d, %s: it is listed twice; the first one is used."
                  .formatted(one.line(), Wording.typed(one.wish().query())));
      return Step.REFUSED;
    }
    changes.change(transaction, known, one.wish(), by, now);
    reschedule.changed(transaction, known, one.wish(), now);
    changes.pause(transaction, reread(known), one.pause(), by, now);
    there.removeIf(each -> each.subscription().key() == known.key());
    claim(known);
    return Step.CHANGED;
  }

  /** Records the current state of a subscription, and that it was declared. */
  private void claim(Subscription subscription) {
    Subscription now = reread(subscription);
    claimed.add(now.key());
    there.add(new Known(now, queries.canonical(now.wish().query())));
  }

  private Subscription reread(Subscription subscription) {
    return new SubscriptionStore().get(transaction, subscription.key());
  }
}

package dev.paperboy.command.declaration;

import dev.paperboy.command.Wording;
import dev.paperboy.command.declaration.ImportCounts.Step;
import dev.paperboy.command.setting.Rescheduling;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Declaration;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates and maintains the subscriptions of one channel that a file declares. */
public final class ChannelDeclarations {
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final Rescheduling reschedule = new Rescheduling();
  private final Transaction transaction;
  private final long channel;
  private final String file;
  private final Actor by;
  private final Instant now;
  private final ParsedQueries queries;
  private int room;

  public ChannelDeclarations(
      Transaction transaction, long channel, String file, Instant now, ParsedQueries queries) {
    this.queries = queries;
    this.transaction = transaction;
    this.channel = channel;
    this.file = file;
    this.by = Actor.file(file);
    this.now = now;
  }

  /**
   * Applies declarations in order, and returns the keys of the declared subscriptions. Of two with
   * the same query the first counts; an existing subscription becomes declared.
   */
  public Set<Long> apply(
      List<Declaration> declarations, ImportCounts steps, List<String> problems) {
    List<Subscription> there = subscriptions.of(transaction, channel);
    room = Subscription.MOST_PER_CHANNEL - there.size();
    Map<String, Subscription> byQuery = new HashMap<>();
    there.stream()
        .sorted(Comparator.comparing((Subscription one) -> !one.isDeclared()))
        .forEach(one -> byQuery.putIfAbsent(queries.canonical(one.wish().query()), one));
    Map<String, Integer> lines = new HashMap<>();
    Set<Long> declared = new HashSet<>();
    for (Declaration one : declarations) {
      String canonical = queries.canonical(one.wish().query());
      Subscription known = byQuery.get(canonical);
      Optional<String> mistake =
          SubscriptionImport.mistake(one, Optional.ofNullable(known), queries);
      Integer first = mistake.isPresent() ? null : lines.putIfAbsent(canonical, one.line());
      if (mistake.isPresent()) {
        problems.add(mistake.get());
      } else if (first != null) {
        problems.add(
            "Line %d, %s: it is already on line %d for the same channel; the first one is used."
                .formatted(one.line(), Wording.typed(one.wish().query()), first));
      } else {
        declare(one, known, steps, problems).ifPresent(declared::add);
      }
    }
    return declared;
  }

  private Optional<Long> declare(
      Declaration one, @Nullable Subscription known, ImportCounts steps, List<String> problems) {
    if (known == null && room <= 0) {
      problems.add(
          "Line %d, %s: a channel can have %d subscriptions."
              .formatted(
                  one.line(), Wording.typed(one.wish().query()), Subscription.MOST_PER_CHANNEL));
      return Optional.empty();
    }
    if (known == null) {
      room--;
      Subscription added = changes.add(transaction, channel, one.wish(), by, now);
      settle(added, one);
      steps.add(Step.ADDED);
      return Optional.of(added.key());
    }
    boolean same = known.wish().equals(one.wish()) && Objects.equals(known.pause(), pause(one));
    changes.change(transaction, known, one.wish(), by, now);
    reschedule.changed(transaction, known, one.wish(), now);
    settle(known, one);
    steps.add(same ? Step.SAME : Step.CHANGED);
    return Optional.of(known.key());
  }

  private void settle(Subscription subscription, Declaration one) {
    changes.pause(transaction, reread(subscription), pause(one), by, now);
    changes.declare(transaction, reread(subscription), file, by, now);
  }

  private Subscription reread(Subscription subscription) {
    return subscriptions.get(transaction, subscription.key());
  }

  /**
   * A pause that has ended is ignored; otherwise it would start again whenever the file is read.
   */
  private @Nullable Pause pause(Declaration one) {
    Pause pause = one.pause();
    return pause == null || pause.until() == null || pause.until().isAfter(now) ? pause : null;
  }
}

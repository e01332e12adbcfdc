package dev.paperboy.command;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Declaration;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings the stored subscriptions in line with written ones; it never removes any. */
public final class ApplyDeclarations {
  private final Database database;
  private final InstantSource clock;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final Reschedule reschedule = new Reschedule();

  /** Applies to this database. */
  public ApplyDeclarations(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param added how many are new
   * @param changed how many were there and are different now
   * @param same how many were there as written
   * @param problems what is wrong with the others, a sentence each
   */
  public record Result(int added, int changed, int same, List<String> problems) {
    /** In a sentence. */
    public String sentence() {
      return added + " added, " + changed + " changed, " + same + " already there.";
    }
  }

  private record By(String name, String id) {}

  private enum Step {
    ADDED,
    CHANGED,
    SAME,
    NO_ROOM
  }

  /**
   * Adds what is missing and changes what differs, all in one transaction.
   *
   * @param by name of the person, or the file, that asks for it
   */
  public Result apply(List<Declaration> declarations, String by) {
    return apply(declarations, new By(by, ""));
  }

  /** As {@link #apply(List, String)}, for a person of a platform. */
  Result apply(List<Declaration> declarations, Request.User user) {
    return apply(declarations, new By(user.name(), user.id()));
  }

  private Result apply(List<Declaration> declarations, By by) {
    return database.write(transaction -> apply(transaction, declarations, by));
  }

  private Result apply(Transaction transaction, List<Declaration> declarations, By by) {
    Map<Step, Integer> steps = new EnumMap<>(Step.class);
    List<String> problems = new ArrayList<>();
    Map<Long, Map<String, Subscription>> known = new HashMap<>();
    for (Declaration declaration : declarations) {
      String query = declaration.wish().query();
      ParseResult result = QueryParser.parse(query);
      String exception = declaration.wish().exception();
      if (!exception.isEmpty()
          && QueryParser.parse(exception) instanceof ParseResult.Mistake mistake) {
        problems.add(Wording.typed(query) + ": instant: " + Wording.mistake(exception, mistake));
      } else if (result instanceof ParseResult.Parsed parsed) {
        Channel channel = channel(transaction, declaration);
        Map<String, Subscription> there =
            known.computeIfAbsent(channel.key(), key -> byQuery(transaction, key));
        steps.merge(
            apply(transaction, channel, there, declaration, parsed.query().canonical(), by),
            1,
            Integer::sum);
      } else if (result instanceof ParseResult.Mistake mistake) {
        problems.add(Wording.typed(query) + ": " + Wording.mistake(query, mistake));
      }
    }
    int left = steps.getOrDefault(Step.NO_ROOM, 0);
    if (left > 0) {
      problems.add(
          Wording.count(left, "subscription")
              + " not added: a channel can have "
              + Subscription.MOST_PER_CHANNEL
              + ".");
    }
    return new Result(
        steps.getOrDefault(Step.ADDED, 0),
        steps.getOrDefault(Step.CHANGED, 0),
        steps.getOrDefault(Step.SAME, 0),
        List.copyOf(problems));
  }

  private Channel channel(Transaction transaction, Declaration declaration) {
    return channels
        .find(transaction, declaration.channel())
        .orElseGet(
            () ->
                channels.ensure(
                    transaction,
                    declaration.channel(),
                    declaration.channelName(),
                    clock.instant()));
  }

  /** The subscriptions of a channel by what they ask for; of equals the oldest. */
  private Map<String, Subscription> byQuery(Transaction transaction, long channel) {
    Map<String, Subscription> byQuery = new LinkedHashMap<>();
    subscriptions.of(transaction, channel).forEach(one -> byQuery.putIfAbsent(canonical(one), one));
    return byQuery;
  }

  private Step apply(
      Transaction transaction,
      Channel channel,
      Map<String, Subscription> there,
      Declaration declaration,
      String canonical,
      By by) {
    Subscription same = there.get(canonical);
    if (same == null) {
      return add(transaction, channel, there, declaration, canonical, by);
    }
    boolean sameWish = same.wish().equals(declaration.wish());
    boolean samePause = declaration.pause().isEmpty() == same.paused().isEmpty();
    if (sameWish && samePause) {
      return Step.SAME;
    }
    subscriptions.change(transaction, same.key(), declaration.wish());
    reschedule.changed(transaction, same, declaration.wish(), clock.instant());
    pause(transaction, same, declaration);
    there.put(canonical, subscriptions.get(transaction, same.key()));
    return Step.CHANGED;
  }

  private Step add(
      Transaction transaction,
      Channel channel,
      Map<String, Subscription> there,
      Declaration declaration,
      String canonical,
      By by) {
    if (there.size() >= Subscription.MOST_PER_CHANNEL) {
      return Step.NO_ROOM;
    }
    Subscription added =
        subscriptions.add(
            transaction, channel.key(), declaration.wish(), by.name(), by.id(), clock.instant());
    pause(transaction, added, declaration);
    there.put(canonical, subscriptions.get(transaction, added.key()));
    return Step.ADDED;
  }

  private void pause(Transaction transaction, Subscription subscription, Declaration declaration) {
    if (declaration.pause().isEmpty() != subscription.paused().isEmpty()) {
      subscriptions.pause(
          transaction,
          subscription.key(),
          declaration.pause().isEmpty() ? null : new Pause(declaration.pause(), null));
    }
  }

  private static String canonical(Subscription subscription) {
    return QueryParser.parse(subscription.wish().query()) instanceof ParseResult.Parsed parsed
        ? parsed.query().canonical()
        : subscription.wish().query();
  }

  /** The subscriptions of these channels as they would be written. */
  public List<Declaration> written(List<Channel> of) {
    return database.read(
        transaction ->
            of.stream()
                .flatMap(
                    channel ->
                        subscriptions.of(transaction, channel.key()).stream()
                            .map(one -> written(channel, one)))
                .toList());
  }

  /** The subscriptions of all channels as they would be written. */
  public List<Declaration> writtenAll() {
    return written(database.read(channels::all));
  }

  private static Declaration written(Channel channel, Subscription subscription) {
    return new Declaration(
        channel.id(),
        channel.name(),
        subscription.wish(),
        subscription.paused().map(Pause::reason).orElse(""));
  }
}

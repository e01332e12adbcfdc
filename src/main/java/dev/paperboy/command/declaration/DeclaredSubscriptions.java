package dev.paperboy.command.declaration;

import dev.paperboy.command.Wording;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.ChannelWording;
import dev.paperboy.subscription.Declarations;
import dev.paperboy.subscription.DeclaredChannel;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Applies a file of declared subscriptions. Subscriptions in the file are created and maintained,
 * and cannot be changed elsewhere; those that are no longer in it remain and can be changed again.
 * As long as there is a problem with the file, none is released, since the file may be incomplete.
 */
public final class DeclaredSubscriptions {
  private static final int MOST_NAMED = 10;

  private final Database database;
  private final PlatformDirectory platforms;
  private final InstantSource clock;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final MessageStore messages = new MessageStore();
  private final MarkStore marks = new MarkStore();

  /** Applies files to this database. */
  public DeclaredSubscriptions(
      Database database, PlatformDirectory platforms, InstantSource clock) {
    this.database = database;
    this.platforms = platforms;
    this.clock = clock;
  }

  /**
   * The outcome.
   *
   * @param released the number of subscriptions that are no longer declared
   * @param problems the problems with the file, one sentence each
   */
  public record Result(int added, int changed, int same, int released, List<String> problems) {
    /** Copies the list. */
    public Result {
      problems = List.copyOf(problems);
    }

    /** Returns a description in a sentence. */
    public String sentence() {
      return "declared subscriptions: "
          + added
          + " added, "
          + changed
          + " changed, "
          + same
          + " already there, "
          + released
          + " no longer declared";
    }
  }

  /**
   * Applies the file in one transaction.
   *
   * @param file its name in the configuration
   */
  public Result apply(String file, String text) {
    Declarations.Reading reading = Declarations.read(text, Optional.empty(), platforms);
    ParsedQueries queries = new ParsedQueries();
    for (DeclaredChannel one : reading.channels()) {
      SubscriptionImport.prepare(queries, database, one.id(), one.subscriptions());
    }
    return database.write(transaction -> apply(transaction, file, reading, queries));
  }

  private Result apply(
      Transaction transaction, String file, Declarations.Reading reading, ParsedQueries queries) {
    Instant now = clock.instant();
    ImportCounts steps = new ImportCounts();
    List<String> problems = new ArrayList<>(reading.problems());
    Set<Long> declared = new HashSet<>();
    for (DeclaredChannel one : reading.channels()) {
      if (!one.settings().isEmpty() || !one.mutes().isEmpty()) {
        problems.add(
            one.id()
                + ": only subscriptions can be declared; use `paperboy import` for settings and"
                + " mutes.");
      }
      long channel =
          channels
              .findOrCreate(
                  transaction, one.id(), one.name(), platforms.of(one.id()).initialRules(), now)
              .key();
      declared.addAll(
          new ChannelDeclarations(transaction, channel, file, now, queries)
              .apply(one.subscriptions(), steps, problems));
    }
    int released = problems.isEmpty() ? release(transaction, Actor.file(file), declared, now) : 0;
    marks.set(transaction, MarkStore.DECLARATIONS, problem(file, problems));
    return new Result(
        steps.counts().added(),
        steps.counts().changed(),
        steps.counts().same(),
        released,
        problems);
  }

  private static String problem(String file, List<String> problems) {
    if (problems.isEmpty()) {
      return "";
    }
    int more = problems.size() - 1;
    return Wording.sentence(
            "there is a problem with "
                + file
                + ", so what it declared before still applies: "
                + problems.get(0))
        + (more > 0 ? " And " + more + " more; see the log." : "");
  }

  /** Records that the file cannot be read at present; its subscriptions remain declared. */
  public void unreadable(String file, String reason) {
    database.change(
        transaction ->
            marks.set(transaction, MarkStore.DECLARATIONS, problem(file, List.of(reason))));
  }

  /**
   * Releases all declared subscriptions because no file is configured any more, and returns their
   * number.
   */
  public int none() {
    return database.write(
        transaction -> {
          marks.set(transaction, MarkStore.DECLARATIONS, "");
          Actor by = new Actor("the configuration", "", "it no longer names a subscriptions file");
          return release(transaction, by, Set.of(), clock.instant());
        });
  }

  /** Releases the declared subscriptions that are not among these, and notifies their channels. */
  private int release(Transaction transaction, Actor by, Set<Long> declared, Instant now) {
    List<Subscription> free =
        subscriptions.declared(transaction).stream()
            .filter(one -> !declared.contains(one.key()))
            .toList();
    free.forEach(one -> changes.declare(transaction, one, "", by, now));
    Map<Long, List<Subscription>> byChannel =
        free.stream()
            .collect(
                Collectors.groupingBy(Subscription::channel, TreeMap::new, Collectors.toList()));
    byChannel.forEach(
        (channel, those) -> messages.add(transaction, channel, Kind.NOTICE, notice(those), now));
    return free.size();
  }

  private static String notice(List<Subscription> those) {
    List<String> named =
        those.stream()
            .map(one -> "`#" + one.number() + " " + Wording.inert(one.wish().query()) + "`")
            .toList();
    boolean single = those.size() == 1;
    return ChannelWording.some(named, MOST_NAMED)
        + (single ? " is no longer " : " are no longer ")
        + DeclaredNote.in(those.get(0))
        + (single ? ". It stays" : ". They stay")
        + " and can now be changed here: `/papers edit "
        + those.get(0).number()
        + " …`, `/papers unsubscribe "
        + those.get(0).number()
        + "`.";
  }
}

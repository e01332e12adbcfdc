package dev.paperboy.app;

import dev.paperboy.app.task.LeasesTask;
import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.TaskThreads;
import dev.paperboy.app.task.WakeUp;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.Replica;
import dev.paperboy.fleet.Replica.News;
import dev.paperboy.fleet.SharedLeases;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.ops.TaskState;
import dev.paperboy.store.Database;
import dev.paperboy.store.ServerConnection;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replicas on the database, of which this process is one, with the thread that keeps in touch
 * with the others. On SQLite, this process is alone. Thread-safe.
 */
final class Fleet {
  private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

  /** How long the leases of a process that was killed are held, and the time to notice. */
  private static final Duration LONGEST = SharedLeases.TERM.plus(SharedLeases.EVERY);

  /** The replica's part of keeping in touch. */
  private record Member(SharedLeases leases, Replica replica) {}

  private final Database database;
  private final BiConsumer<Transaction, Predicate<Lease>> recovery;
  private final Leases leases;
  private final Optional<Member> member;
  private final WakeUp wakeUp = new WakeUp();
  private final TaskThreads threads = new TaskThreads();

  private Fleet(
      Database database,
      BiConsumer<Transaction, Predicate<Lease>> recovery,
      Leases leases,
      Optional<Member> member) {
    this.database = database;
    this.recovery = recovery;
    this.leases = leases;
    this.member = member;
  }

  /**
   * Prepares the membership of this process.
   *
   * @param ofPlatforms the leases of platforms that have their own
   * @param recovery tidies up what the former holders of leases may have left unfinished
   * @param receivers what to do about news of other replicas
   */
  static Fleet on(
      Database database,
      Collection<LeaseGroup> ofPlatforms,
      BiConsumer<Transaction, Predicate<Lease>> recovery,
      Map<News, Runnable> receivers) {
    List<LeaseGroup> groups = new ArrayList<>(ofPlatforms);
    groups.addAll(List.of(LeaseGroup.CHANNELS, LeaseGroup.FEEDS, SharedWork.GROUP));
    Optional<Member> member =
        database
            .serverConnection()
            .map(connection -> member(connection, groups, recovery, receivers));
    return new Fleet(
        database, recovery, member.<Leases>map(Member::leases).orElseGet(SoleLeases::new), member);
  }

  private static Member member(
      ServerConnection connection,
      List<LeaseGroup> groups,
      BiConsumer<Transaction, Predicate<Lease>> recovery,
      Map<News, Runnable> receivers) {
    SharedLeases leases =
        new SharedLeases(
            connection,
            ServerConnection.process(),
            groups,
            (transaction, gained) -> recovery.accept(transaction, gained::contains),
            System::nanoTime);
    return new Member(leases, new Replica(connection, leases, receivers, System::nanoTime));
  }

  /** Returns the leases of this process. */
  Leases leases() {
    return leases;
  }

  /** Joins the others. */
  void start() {
    if (member.isEmpty()) {
      database.change(transaction -> recovery.accept(transaction, lease -> true));
      return;
    }
    Replica replica = member.get().replica();
    replica.renew();
    threads.start(
        new TaskLoop(
            "leases",
            "leases could not be renewed, so no work is started until they can; it will be retried",
            new LeasesTask(replica),
            wakeUp::await));
  }

  /**
   * Waits until this process holds its share of the leases, but not longer than others may keep
   * some that are no longer running.
   *
   * @return whether it holds any
   */
  boolean awaitLeases() throws InterruptedException {
    if (member.isEmpty()) {
      return true;
    }
    SharedLeases shared = member.get().leases();
    shared.awaitShare(LONGEST);
    return shared.status().held().values().stream().anyMatch(count -> count > 0);
  }

  /** Tells the other replicas something, at once. */
  void announce(News news) {
    member.ifPresent(one -> one.replica().announce(news));
  }

  /** Returns what prevents the thread from working, in words; empty if nothing does. */
  Optional<String> problem() {
    return threads.ended().or(threads::problem).or(threads::stuck);
  }

  /** Returns the state of the thread. */
  List<TaskState> states() {
    return threads.states();
  }

  /** Releases everything; to be called when no more work is started. */
  void leave() {
    wakeUp.stop();
    threads.await(Duration.ofSeconds(1));
    member.ifPresent(
        one -> {
          try {
            one.replica().leave();
          } catch (StoreException failure) {
            LOG.atWarn()
                .addKeyValue("reason", failure.getMessage())
                .log("leases could not be released; other replicas take over when they expire");
          }
        });
  }
}

package dev.paperboy.fleet;

import dev.paperboy.store.ServerConnection;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.fleet.LeaseStore;
import dev.paperboy.store.fleet.LeaseStore.LeaseRow;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of one of several replicas on a PostgreSQL database. Thread-safe; {@link #renew} is
 * called by one thread, every few seconds.
 *
 * <p>A replica that does not renew for {@link #TERM} is stale by the database's clock, and others
 * take its leases over. It stops starting work some time before that, by its own monotonic clock,
 * which it reads before it sends the request: it never takes longer to notice than the others. What
 * is in progress by then is fenced by {@link #confirm}.
 *
 * <p>Of each group, a replica holds no more than its fair share. Leases above it are handed over:
 * no work is started under them any more, and when none is in progress they are released.
 */
public final class SharedLeases implements Leases {
  private static final Logger LOG = LoggerFactory.getLogger(SharedLeases.class);

  /** How long leases are held without a renewal. */
  public static final Duration TERM = Duration.ofSeconds(10);

  /** The time between two renewals. */
  public static final Duration EVERY = Duration.ofSeconds(2);

  /** A request that is started at the last moment should be answered in time. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final ServerConnection connection;
  private final String name;
  private final Map<String, LeaseGroup> groups;
  private final BiConsumer<Transaction, Set<Lease>> recovery;
  private final LongSupplier nanoTime;
  private final LeaseStore store = new LeaseStore();
  private final Map<Lease, Integer> inProgress = new HashMap<>();
  private Set<Lease> held = Set.of();
  private Set<Lease> leaving = Set.of();
  private long renewed;
  private int replicas;
  private volatile long number;

  /**
   * Creates the leases of a replica, which holds none before the first {@link #renew}.
   *
   * @param name a description of this process for people
   * @param groups all groups of leases; the same in all replicas
   * @param recovery tidies up what the former holders of leases may have left unfinished, in the
   *     transaction in which this replica gets them
   * @param nanoTime a clock that never jumps and whose origin is arbitrary, in nanoseconds
   */
  public SharedLeases(
      ServerConnection connection,
      String name,
      Collection<LeaseGroup> groups,
      BiConsumer<Transaction, Set<Lease>> recovery,
      LongSupplier nanoTime) {
    this.connection = connection;
    this.name = name;
    this.groups = groups.stream().collect(Collectors.toMap(LeaseGroup::name, group -> group));
    this.recovery = recovery;
    this.nanoTime = nanoTime;
  }

  /**
   * The result of a renewal.
   *
   * @param number the replica's number, another one if it was removed in the meantime
   * @param owned the leases that it holds
   * @param gained those of them that it did not know that it holds
   * @param surplus by group, how many of them are above its share
   */
  private record Renewal(
      long number,
      int replicas,
      Set<Lease> owned,
      Set<Lease> gained,
      Map<String, Integer> surplus) {}

  /**
   * What a renewal has changed.
   *
   * @param hasGained whether this replica has got leases
   * @param concernsOthers whether other replicas should renew at once, to get leases or to hand
   *     some over
   */
  public record Change(boolean hasGained, boolean concernsOthers) {}

  /**
   * Renews all leases, releases those that are handed over, and takes free ones up to a fair share.
   *
   * @throws dev.paperboy.store.StoreException if the database fails; the leases expire if this
   *     persists
   */
  public Change renew() {
    long asked = nanoTime.getAsLong();
    long before = number;
    Set<Lease> released = idleLeaving();
    Set<Lease> known = known();
    Renewal renewal = connection.write(transaction -> renew(transaction, known, released));
    accept(renewal, asked);
    return new Change(
        !renewal.gained().isEmpty(), !released.isEmpty() || before != renewal.number());
  }

  private synchronized Set<Lease> known() {
    Set<Lease> known = new HashSet<>(held);
    known.addAll(leaving);
    return known;
  }

  private synchronized Set<Lease> idleLeaving() {
    return leaving.stream()
        .filter(lease -> !inProgress.containsKey(lease))
        .collect(Collectors.toSet());
  }

  private Renewal renew(Transaction transaction, Set<Lease> before, Set<Lease> released) {
    long own = number;
    Set<Lease> known = before;
    if (own == 0 || !store.renew(transaction, own)) {
      known = Set.of();
      own = store.register(transaction, name);
      groups.values().forEach(group -> store.ensure(transaction, group.name(), group.partitions()));
    }
    store.release(transaction, own, names(released));
    List<Long> stale = store.lockStale(transaction, TERM);
    int live = store.countLive(transaction, TERM);
    List<LeaseRow> rows = store.all(transaction);
    Set<Lease> owned = new HashSet<>();
    Map<String, Integer> surplus = new HashMap<>();
    for (LeaseGroup group : groups.values()) {
      Set<Lease> kept = owned(rows, group, own);
      owned.addAll(kept);
      int share = (group.partitions() + live - 1) / live;
      surplus.put(group.name(), kept.size() - share);
      if (kept.size() < share && isAnyFree(rows, group, stale)) {
        store
            .take(transaction, own, group.name(), stale, share - kept.size())
            .forEach(partition -> owned.add(new Lease(group.name(), partition)));
      }
    }
    store.removeIdle(transaction, stale);
    Set<Lease> gained = new TreeSet<>(owned);
    gained.removeAll(known);
    if (!gained.isEmpty()) {
      recovery.accept(transaction, gained);
    }
    return new Renewal(own, live, owned, gained, surplus);
  }

  private static Set<Lease> owned(List<LeaseRow> rows, LeaseGroup group, long replica) {
    return rows.stream()
        .filter(row -> row.group().equals(group.name()))
        .filter(row -> row.partition() < group.partitions())
        .filter(row -> row.owner().filter(owner -> owner == replica).isPresent())
        .map(row -> new Lease(row.group(), row.partition()))
        .collect(Collectors.toSet());
  }

  private static boolean isAnyFree(List<LeaseRow> rows, LeaseGroup group, List<Long> stale) {
    return rows.stream()
        .filter(row -> row.group().equals(group.name()))
        .anyMatch(row -> row.owner().map(stale::contains).orElse(true));
  }

  private synchronized void accept(Renewal renewal, long asked) {
    boolean same = renewal.number() == number;
    Set<Lease> lost = new TreeSet<>(held);
    if (same) {
      lost.removeAll(renewal.owned());
    }
    if (!lost.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("leases", summary(lost))
          .log("other replicas have taken over work of this one, which did not respond in time");
    }
    if (!renewal.gained().isEmpty()) {
      LOG.atInfo()
          .addKeyValue("leases", summary(renewal.gained()))
          .addKeyValue("replicas", renewal.replicas())
          .log("this replica has taken over work");
    }
    Set<Lease> kept = new HashSet<>(renewal.owned());
    Set<Lease> surplus = surplus(kept, renewal.surplus());
    kept.removeAll(surplus);
    number = renewal.number();
    replicas = renewal.replicas();
    renewed = asked;
    held = Set.copyOf(kept);
    leaving = Set.copyOf(surplus);
    notifyAll();
  }

  /**
   * Chooses the leases to hand over: those chosen before, and those under which nothing is done.
   */
  private Set<Lease> surplus(Set<Lease> known, Map<String, Integer> counts) {
    Comparator<Lease> order =
        Comparator.comparing((Lease lease) -> !leaving.contains(lease))
            .thenComparing(inProgress::containsKey)
            .thenComparing(Comparator.reverseOrder());
    Set<Lease> chosen = new HashSet<>();
    counts.forEach(
        (group, count) ->
            known.stream()
                .filter(lease -> lease.group().equals(group))
                .sorted(order)
                .limit(Math.max(0, count))
                .forEach(chosen::add));
    return chosen;
  }

  private static List<String> names(Collection<Lease> leases) {
    return leases.stream().map(Lease::toString).toList();
  }

  private static Map<String, Long> summary(Collection<Lease> leases) {
    return leases.stream().collect(Collectors.groupingBy(Lease::group, Collectors.counting()));
  }

  /** Returns whether leases that are to be handed over can now be released. */
  public boolean canRelease() {
    return !idleLeaving().isEmpty();
  }

  /**
   * Releases everything, so that other replicas can take over at once; to be called when no more
   * work is started.
   *
   * @throws dev.paperboy.store.StoreException if the database fails; the leases then expire
   */
  public void leave() {
    long own;
    synchronized (this) {
      own = number;
      held = Set.of();
      leaving = Set.of();
    }
    if (own != 0) {
      connection.write(
          transaction -> {
            store.leave(transaction, own);
            return true;
          });
    }
  }

  private boolean isInTerm() {
    return nanoTime.getAsLong() - renewed < TERM.minus(MARGIN).toNanos();
  }

  @Override
  public synchronized boolean isHeld(Lease lease) {
    return held.contains(lease) && isInTerm();
  }

  @Override
  public synchronized Set<Integer> partitions(LeaseGroup group) {
    return isInTerm()
        ? held.stream()
            .filter(lease -> lease.group().equals(group.name()))
            .map(Lease::partition)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  @Override
  public synchronized Optional<Work> begin(Lease lease) {
    if (!isHeld(lease)) {
      return Optional.empty();
    }
    inProgress.merge(lease, 1, Integer::sum);
    AtomicBoolean ended = new AtomicBoolean();
    return Optional.of(
        () -> {
          if (!ended.getAndSet(true)) {
            end(lease);
          }
        });
  }

  private synchronized void end(Lease lease) {
    inProgress.computeIfPresent(lease, (one, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public synchronized void await(Lease lease) throws InterruptedException {
    while (!isHeld(lease)) {
      wait();
    }
  }

  /**
   * Waits until this replica holds its share of the leases of each group, which are all if it is
   * alone; at most for a time.
   */
  public synchronized void awaitShare(Duration longest) throws InterruptedException {
    long end = nanoTime.getAsLong() + longest.toNanos();
    for (long left = longest.toNanos(); !hasShare() && left > 0; ) {
      wait(Math.max(1, left / 1_000_000));
      left = end - nanoTime.getAsLong();
    }
  }

  private boolean hasShare() {
    return replicas > 0
        && groups.values().stream()
            .allMatch(group -> partitions(group).size() >= group.partitions() / replicas);
  }

  @Override
  public Set<Lease> confirm(Transaction transaction, Collection<Lease> leases) {
    Set<String> owned = store.lock(transaction, number, names(leases));
    return leases.stream()
        .filter(lease -> owned.contains(lease.toString()))
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized LeaseStatus status() {
    Map<String, Integer> counts =
        groups.keySet().stream()
            .collect(
                Collectors.toMap(
                    group -> group,
                    group ->
                        (int) held.stream().filter(lease -> lease.group().equals(group)).count()));
    return new LeaseStatus(replicas, counts, Duration.ofNanos(nanoTime.getAsLong() - renewed));
  }
}

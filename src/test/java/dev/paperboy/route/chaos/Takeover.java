package dev.paperboy.route.chaos;

import dev.paperboy.route.chaos.Chaos.Kind;
import dev.paperboy.route.chaos.Chaos.Trouble;
import dev.paperboy.route.chaos.Traffic.Sent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How long nobody polled the feeds of a replica, or posted in its channels, after it was lost.
 *
 * @param seconds ascending
 */
record Takeover(String what, List<Double> seconds) {
  private static final Set<Kind> LOSSES = Set.of(Kind.PAUSE, Kind.CUT_DATABASE);

  /** Whoever is back before keeps what it held. */
  private static final long LONG_ENOUGH = TimeUnit.SECONDS.toNanos(20);

  /** What a replica did in so many seconds before it was lost is taken as its own. */
  private static final long BEFORE = TimeUnit.SECONDS.toNanos(20);

  /** Returns the times for leases, if there are any, for feeds and for channels. */
  static List<Takeover> of(List<Trouble> problems, List<Sent> sent, Optional<LeaseWatch> watch) {
    List<Double> leases = new ArrayList<>();
    List<Double> feeds = new ArrayList<>();
    List<Double> channels = new ArrayList<>();
    for (Trouble problem : problems) {
      if (isLost(problem)) {
        watch.ifPresent(held -> leases.addAll(held.takeovers(problem.from(), problem.process())));
        owned(problem, sent)
            .forEach(
                (where, last) ->
                    next(problem, last, sent)
                        .ifPresent(
                            nanos ->
                                (last.server().equals(Replica.FEEDS) ? feeds : channels)
                                    .add(nanos / 1e9)));
      }
    }
    Collections.sort(leases);
    Collections.sort(feeds);
    Collections.sort(channels);
    return List.of(
        new Takeover("a lease held by another one", leases),
        new Takeover("a feed polled", feeds),
        new Takeover("a channel sent to", channels));
  }

  private static boolean isLost(Trouble problem) {
    return problem.kind() == Kind.KILL
        || (LOSSES.contains(problem.kind()) && problem.to() - problem.from() > LONG_ENOUGH);
  }

  private static Map<String, Sent> owned(Trouble problem, List<Sent> sent) {
    Map<String, Sent> last = new HashMap<>();
    for (Sent one : sent) {
      if (one.at() < problem.from() && one.at() > problem.from() - BEFORE) {
        last.put(one.server() + " " + one.where(), one);
      }
    }
    last.values().removeIf(one -> one.replica() != problem.replica());
    return last;
  }

  private static Optional<Long> next(Trouble problem, Sent last, List<Sent> sent) {
    return sent.stream()
        .filter(one -> one.at() > problem.from())
        .filter(one -> one.server().equals(last.server()) && one.where().equals(last.where()))
        .filter(one -> one.replica() != problem.replica() || one.at() > problem.to())
        .findFirst()
        .map(one -> one.at() - problem.from());
  }

  /** Returns a row of a table: what, how often, the median, the 95th percentile, the longest. */
  String row() {
    return seconds.isEmpty()
        ? "| %s | 0 | | | |".formatted(what)
        : String.format(
            Locale.ROOT,
            "| %s | %d | %.1f | %.1f | %.1f |",
            what,
            seconds.size(),
            percentile(0.5),
            percentile(0.95),
            percentile(1));
  }

  private double percentile(double share) {
    return seconds.get((int) Math.min(seconds.size() - 1, Math.floor(share * seconds.size())));
  }
}

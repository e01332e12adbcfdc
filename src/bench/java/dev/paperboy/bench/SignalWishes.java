package dev.paperboy.bench;

import dev.paperboy.bench.CapturedDays.Listed;
import dev.paperboy.route.PlainEvaluation.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What channels ask for of the captured days: slow, simple, and without a line of the program. */
final class SignalWishes {
  private final List<Text> arxiv;
  private final List<Listed> listed;
  private final Instant end;

  /** Of what there is by the end of a replay. */
  SignalWishes(CapturedDays days, Instant end) throws IOException {
    this.arxiv = days.arxiv(SignalReplay.CATEGORIES);
    this.listed = days.listed(end);
    this.end = end;
  }

  /** The ids of all papers that there are. */
  Set<String> papers() {
    Set<String> ids = new TreeSet<>();
    arxiv.forEach(paper -> ids.add(paper.id()));
    listed.forEach(one -> ids.add(one.id()));
    return ids;
  }

  /** How many papers were announced as news while a channel was subscribed. */
  int seen(SignalChannel channel) {
    return news(channel).size() + (hearsArxiv(channel.joined()) ? arxiv.size() : 0);
  }

  /** On how many days. */
  int days(SignalChannel channel) {
    long lists = news(channel).stream().map(Listed::day).distinct().count();
    return (int) lists + (hearsArxiv(channel.joined()) ? 1 : 0);
  }

  /**
   * The papers that a channel asks for by the end, by their ids; without those that it would have
   * asked for already when it subscribed, or when the lists were first read.
   *
   * @param joined when it subscribed
   */
  Map<String, Text> wanted(SignalChannel channel, Instant joined) {
    Map<String, Text> wanted = new TreeMap<>();
    if (hearsArxiv(joined)) {
      arxiv.stream().filter(channel.wants()).forEach(paper -> wanted.put(paper.id(), paper));
    }
    Instant known = known(joined);
    for (Listed one : listed) {
      Text paper = one.at(end);
      boolean already = !one.from().isAfter(known) && channel.wants().test(one.at(known));
      if (channel.wants().test(paper) && !already) {
        wanted.put(one.id(), paper);
      }
    }
    return wanted;
  }

  /** How many of these papers it did not ask for yet when they were announced. */
  int later(SignalChannel channel, Set<String> wanted) {
    return (int)
        listed.stream()
            .filter(one -> wanted.contains(one.id()) && !channel.wants().test(one.at(one.from())))
            .count();
  }

  /** How many it would have asked for of those that stood there when the lists were first read. */
  int before(SignalChannel channel) {
    return (int)
        listed.stream()
            .filter(one -> !SignalReplay.isNews(one))
            .filter(one -> !channel.joined().isAfter(SignalReplay.BASELINE))
            .filter(one -> channel.wants().test(one.at(SignalReplay.BASELINE)))
            .count();
  }

  /** How often papers that it asks for are announced again, where {@link AnnounceAgain} does. */
  int again(SignalChannel channel) {
    int again = 0;
    for (Listed one : news(channel)) {
      Text last = one.at(end);
      Text bare = new Text(last.id(), last.texts().subList(0, 2), last.authors(), 0, false);
      if (channel.wants().test(bare)) {
        again += AnnounceAgain.isRevised(one.id()) ? 2 : 1;
      }
    }
    return again;
  }

  private List<Listed> news(SignalChannel channel) {
    Instant known = known(channel.joined());
    return listed.stream().filter(one -> one.from().isAfter(known)).toList();
  }

  private static Instant known(Instant joined) {
    return joined.isAfter(SignalReplay.BASELINE) ? joined : SignalReplay.BASELINE;
  }

  private static boolean hearsArxiv(Instant joined) {
    return joined.isBefore(CapturedDays.ARXIV);
  }
}

package dev.paperboy.route.chaos;

import dev.paperboy.route.PaperboyProcess;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.chaos.Audience.Reader;
import dev.paperboy.route.chaos.Audience.Received;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the channels received, held against a plain evaluation of what the feeds had.
 *
 * @param delivered alerts, by platform
 * @param messages by platform
 * @param doubles copies of messages that arrived more than once, by platform
 * @param faults what is wrong, a line each; empty if nothing is
 */
record Verdict(
    Map<String, Integer> delivered,
    Map<String, Integer> messages,
    Map<String, Integer> doubles,
    List<String> faults) {
  private static final Pattern ANNOUNCED =
      Pattern.compile("(?:posted|sent) again and may be a duplicate.*key=\"([^\"]+)\"");

  /** Compares. */
  static Verdict of(Fleet fleet) {
    Verdict verdict =
        new Verdict(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    Set<String> announced =
        fleet.replicas.stream()
            .flatMap(replica -> ANNOUNCED.matcher(replica.paperboy.logs()).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    List<Text> news = fleet.month.news();
    PaperboyProcess paperboy = fleet.replicas.get(0).paperboy;
    for (Reader reader : fleet.audience.readers()) {
      verdict.add(
          reader,
          Audience.wanted(reader, news),
          fleet.audience.received(reader, paperboy),
          announced);
    }
    return verdict;
  }

  private void add(
      Reader reader, Set<String> wanted, List<Received> received, Set<String> announced) {
    String where = reader.platform() + " " + reader.channel() + " (" + reader.wish().query() + ")";
    Map<String, Received> firsts = new LinkedHashMap<>();
    for (Received one : received) {
      if (firsts.putIfAbsent(one.key(), one) != null) {
        doubles.merge(reader.platform(), 1, Integer::sum);
        if (!announced.contains(one.key())) {
          faults.add(where + ": twice, and nobody said that it might be: " + one);
        }
      }
    }
    Set<String> got = new HashSet<>();
    for (Received one : firsts.values()) {
      for (String paper : one.papers()) {
        if (!got.add(paper)) {
          faults.add(where + ": in two messages: " + paper);
        }
      }
    }
    delivered.merge(reader.platform(), got.size(), Integer::sum);
    messages.merge(reader.platform(), firsts.size(), Integer::sum);
    compare(where, "lost", wanted, got);
    compare(where, "not asked for", got, wanted);
    holdOrder(where, firsts);
  }

  private void compare(String where, String what, Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    if (!rest.isEmpty()) {
      faults.add(where + ": " + what + ": " + rest);
    }
  }

  /** The keys of messages end in numbers that grow with each that is planned. */
  private void holdOrder(String where, Map<String, Received> firsts) {
    long before = 0;
    for (String key : firsts.keySet()) {
      long number = Long.parseLong(key.substring(key.lastIndexOf('-') + 1), Character.MAX_RADIX);
      if (number < before) {
        faults.add(where + ": out of order: " + key);
      }
      before = number;
    }
  }
}

package dev.paperboy.route;

import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainEvaluation.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What must have become of every paper in every channel, worked out from what the feeds printed and
 * when: slow, simple, and without a line of the program.
 */
final class PlainFates {
  private final Map<String, Reader> readers = new LinkedHashMap<>();
  private final Map<String, Text> latest = new TreeMap<>();
  private final Map<String, List<News>> news = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Map<String, Found>> found = new HashMap<>();
  private final Set<String> resting = new HashSet<>();

  /**
   * A subscription in plain terms.
   *
   * @param words what is found, as a pattern of the words that are shown
   * @param missing what is said of a text that is not wanted
   */
  record Want(Wish wish, String words, Function<Text, String> missing) {}

  /**
   * A channel.
   *
   * @param cadence what is typed behind each query
   * @param muted what it mutes
   * @param from when it subscribes
   * @param paused when it pauses; null for never
   * @param lost when the platform closes it; null for never
   * @param refusing whether the platform refuses papers of even numbers there
   */
  record Reader(
      String name,
      List<Want> wants,
      String cadence,
      int cap,
      @Nullable Wish muted,
      Instant from,
      @Nullable Instant paused,
      @Nullable Instant lost,
      boolean refusing) {

    static Reader of(String name, Instant from, Want... wants) {
      return new Reader(name, List.of(wants), "", 1000, null, from, null, null, false);
    }

    Reader capped(int most) {
      return new Reader(name, wants, cadence, most, muted, from, paused, lost, refusing);
    }

    Reader weekly() {
      String how = " weekly on sunday at 09:00 max 1000";
      return new Reader(name, wants, how, cap, muted, from, paused, lost, refusing);
    }

    Reader muting(Wish wish) {
      return new Reader(name, wants, cadence, cap, wish, from, paused, lost, refusing);
    }

    Reader pausing(Instant at) {
      return new Reader(name, wants, cadence, cap, muted, from, at, lost, refusing);
    }

    Reader losing(Instant at) {
      return new Reader(name, wants, cadence, cap, muted, from, paused, at, refusing);
    }

    Reader refused() {
      return new Reader(name, wants, cadence, cap, muted, from, paused, lost, true);
    }

    private boolean listens(Instant now) {
      return !now.isBefore(from) && (paused == null || now.isBefore(paused));
    }

    private Set<Integer> wanting(@Nullable Text text) {
      Set<Integer> numbers = new TreeSet<>();
      for (int i = 0; text != null && i < wants.size(); i++) {
        if (wants.get(i).wish().wants().test(text)) {
          numbers.add(i + 1);
        }
      }
      return numbers;
    }
  }

  /** A paper as a feed prints it in one poll; a version of it is no news. */
  record Printing(Text text, boolean isNews) {}

  private record News(Instant at, boolean baseline) {}

  private record Found(Instant at, Set<Integer> causes, String verdict) {}

  /**
   * What must be said.
   *
   * @param causes the subscriptions that it is said to be found for
   * @param blocked those that want it and why that did not suffice
   * @param too those that want it by now, too
   */
  record Fate(
      String verdict, Set<Integer> causes, Map<Integer, String> blocked, Set<Integer> too) {}

  PlainFates(List<Reader> channels) {
    channels.forEach(reader -> readers.put(reader.name(), reader));
    channels.forEach(reader -> found.put(reader.name(), new HashMap<>()));
  }

  List<Reader> readers() {
    return List.copyOf(readers.values());
  }

  Set<String> papers() {
    return latest.keySet();
  }

  /** A paper as it is known in the end. */
  Text text(String id) {
    return Objects.requireNonNull(latest.get(id));
  }

  /** When feeds were read that announced a paper as news. */
  List<Instant> newsOf(String id) {
    return news.getOrDefault(id, List.of()).stream().map(News::at).toList();
  }

  /** A feed is read, and these papers stand there in this order. */
  void read(String feed, Instant now, boolean baseline, List<Printing> printings) {
    Map<String, Integer> room = new HashMap<>();
    for (Printing printing : printings) {
      Text text = printing.text();
      Text before = latest.put(text.id(), text);
      boolean first = printing.isNews() && told.add(feed + " " + text.id());
      if (first) {
        news.computeIfAbsent(text.id(), id -> new ArrayList<>()).add(new News(now, baseline));
      }
      if (printing.isNews() && !baseline) {
        readers.values().stream()
            .filter(reader -> reader.listens(now))
            .forEach(reader -> offer(reader, first ? null : before, text, now, room));
      }
    }
    room.keySet().stream()
        .map(readers::get)
        .filter(reader -> reader.lost() != null && !now.isBefore(reader.lost()))
        .forEach(reader -> resting.add(reader.name()));
  }

  private void offer(
      Reader reader, @Nullable Text before, Text text, Instant now, Map<String, Integer> room) {
    Set<Integer> wanting = reader.wanting(text);
    wanting.removeAll(reader.wanting(before));
    Map<String, Found> theirs = found.getOrDefault(reader.name(), Map.of());
    if (!wanting.isEmpty() && !theirs.containsKey(text.id())) {
      theirs.put(text.id(), new Found(now, wanting, verdict(reader, text, now, room)));
    }
  }

  private String verdict(Reader reader, Text text, Instant now, Map<String, Integer> room) {
    if (reader.muted() != null && reader.muted().wants().test(text)) {
      return "Muted";
    }
    if (resting.contains(reader.name())) {
      return "Held back";
    }
    if (room.getOrDefault(reader.name(), 0) >= reader.cap()) {
      return "Over the cap";
    }
    room.merge(reader.name(), 1, Integer::sum);
    if (reader.lost() != null && !now.isBefore(reader.lost())) {
      return "Will be posted";
    }
    boolean even = (text.id().charAt(text.id().length() - 1) - '0') % 2 == 0;
    return reader.refusing() && even ? "Failed" : "Posted";
  }

  /** What must be said of a paper in a channel at the end, a moment before the next Sunday. */
  Fate fate(Reader reader, String id, Instant end) {
    Set<Integer> wanting = reader.wanting(latest.get(id));
    Found alert = found.getOrDefault(reader.name(), Map.of()).get(id);
    if (alert == null) {
      Map<Integer, String> blocked = new TreeMap<>();
      wanting.forEach(number -> blocked.put(number, whyNot(reader, id)));
      return new Fate(wanting.isEmpty() ? "Not wanted" : "Not posted", Set.of(), blocked, Set.of());
    }
    wanting.removeAll(alert.causes());
    boolean waits =
        reader.cadence().contains("weekly")
            && alert.verdict().equals("Posted")
            && alert.at().isAfter(lastDigest(end));
    return new Fate(waits ? "Will be posted" : alert.verdict(), alert.causes(), Map.of(), wanting);
  }

  private static Instant lastDigest(Instant end) {
    LocalDate day = end.atOffset(ZoneOffset.UTC).toLocalDate();
    int back = day.getDayOfWeek().getValue() % 7;
    return day.minusDays(back).atTime(9, 0).toInstant(ZoneOffset.UTC);
  }

  private String whyNot(Reader reader, String id) {
    List<News> all = news.getOrDefault(id, List.of());
    if (all.isEmpty()) {
      return "only new versions of the paper were announced";
    }
    if (all.stream().allMatch(News::baseline)) {
      return "the paper was already listed when the feed was first read";
    }
    if (all.stream().allMatch(one -> one.baseline() || one.at().isBefore(reader.from()))) {
      return "the paper was read before the subscription existed";
    }
    return reader.paused() == null ? "has changed since" : "it is paused";
  }
}

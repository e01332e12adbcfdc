package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.deliver.Outgoing;
import dev.paperboy.route.YearOfFeed.Item;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a channel should get in a year, by a reckoning of its own: the clock on the wall, as it
 * reads at each moment, and nothing of the program.
 */
final class YearOfChannel {
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("HH:mm");
  private static final String NEVER = "00:00-00:00";
  private static final Pattern BEGAN =
      Pattern.compile("^arXiv (has been only partly|has not been) readable since ");
  private static final Pattern OVER =
      Pattern.compile("^arXiv (is back|is completely readable again) after ");

  final ChannelId id;
  private final String quiet;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> held = new HashSet<>();
  private ZoneId zone;
  private List<Ask> asks;
  private int aloneInPoll;
  private boolean outage;
  int posted;
  int digests;
  int hastened;
  int news;

  YearOfChannel(String name, ZoneId zone, String quiet, Ask... asks) {
    this.id = new ChannelId("console", "local", name);
    this.zone = zone;
    this.quiet = quiet.isEmpty() ? NEVER : quiet;
    this.asks = List.of(asks);
  }

  /**
   * A subscription.
   *
   * @param words any of them is asked for
   * @param at the time of its digest; empty for none
   * @param sundays whether the digest comes on Sundays only
   * @param max how many papers the digest shows; 0 for as many as there are here
   * @param urgent words that do not wait for it
   * @param urgentVotes nor so many votes
   */
  record Ask(
      Set<String> words, String at, boolean sundays, int max, Set<String> urgent, int urgentVotes) {

    static Ask atOnce(String word) {
      return new Ask(Set.of(word), "", false, 0, Set.of(), Integer.MAX_VALUE);
    }

    static Ask daily(String word, String at) {
      return new Ask(Set.of(word), at, false, 0, Set.of(), Integer.MAX_VALUE);
    }

    Ask sunday() {
      return new Ask(words, at, true, max, urgent, urgentVotes);
    }

    Ask showing(int number) {
      return new Ask(words, at, sundays, number, urgent, urgentVotes);
    }

    Ask except(String word, int votes) {
      return new Ask(words, at, sundays, max, Set.of(word), votes);
    }

    /** As it is typed. */
    String typed() {
      String digest = at.isEmpty() ? "" : (sundays ? " weekly on sunday at " : " daily at ") + at;
      String most = at.isEmpty() ? "" : " max " + (max == 0 ? 1000 : max);
      String exception =
          urgent.isEmpty()
              ? ""
              : " instant: " + String.join(" OR ", urgent) + " OR upvotes>=" + urgentVotes;
      return String.join(" OR ", words) + digest + exception + most;
    }

    private boolean wants(Item item) {
      return words.stream().anyMatch(item.words::contains);
    }

    private boolean isUrgent(Item item, int votes) {
      return at.isEmpty() || urgent.stream().anyMatch(item.words::contains) || votes >= urgentVotes;
    }
  }

  private static final class Waiting {
    final Instant found;
    boolean alone;
    Instant release;

    Waiting(Instant found, boolean alone, Instant release) {
      this.found = found;
      this.alone = alone;
      this.release = release;
    }
  }

  /** What is typed to make it so. */
  List<String> commands() {
    return Stream.concat(
            Stream.of("settings cap 1000", "settings zone " + zone, "settings quiet " + off(quiet)),
            asks.stream().map(ask -> "subscribe " + ask.typed()))
        .toList();
  }

  private static String off(String span) {
    return span.equals(NEVER) ? "off" : span;
  }

  void pollBegins() {
    aloneInPoll = 0;
  }

  /** A feed that is polled now has told of this paper. */
  void hear(Item item, Instant now) {
    List<Ask> wanting = asks.stream().filter(ask -> ask.wants(item)).toList();
    if (wanting.isEmpty()) {
      return;
    }
    boolean hasRoom = wanting.stream().allMatch(ask -> ask.max() == 0 || aloneInPoll < ask.max());
    boolean urgent = wanting.stream().anyMatch(ask -> ask.isUrgent(item, item.votes(now)));
    Waiting waits = waiting.get(item.number);
    if (known.add(item.number)) {
      boolean alone = urgent && hasRoom;
      waiting.put(item.number, new Waiting(now, alone, alone ? now : firstDigest(wanting, now)));
      aloneInPoll += alone ? 1 : 0;
    } else if (waits != null
        && !waits.alone
        && urgent
        && hasRoom
        && wanting.stream().noneMatch(ask -> ask.isUrgent(item, item.knownVotes))) {
      waits.alone = true;
      waits.release = now;
      aloneInPoll++;
      hastened++;
    }
  }

  private Instant firstDigest(List<Ask> wanting, Instant from) {
    return wanting.stream()
        .filter(ask -> !ask.at().isEmpty())
        .map(ask -> firstDigest(ask, from))
        .min(Comparator.naturalOrder())
        .orElse(from);
  }

  private Instant firstDigest(Ask ask, Instant from) {
    LocalDate day = LocalDateTime.ofInstant(from, zone).toLocalDate().minusDays(1);
    while (true) {
      Instant moment = moment(day, ask.at());
      if ((!ask.sundays() || day.getDayOfWeek().getValue() == 7) && !moment.isBefore(from)) {
        return moment;
      }
      day = day.plusDays(1);
    }
  }

  /** Where the offset is the one it is reckoned with; else with the one before the change. */
  private Instant moment(LocalDate day, String time) {
    LocalDateTime wall = LocalDateTime.parse(day + "T" + time);
    ZoneOffset before =
        zone.getRules().getOffset(wall.toInstant(ZoneOffset.UTC).minusSeconds(86_400));
    ZoneOffset after =
        zone.getRules().getOffset(wall.toInstant(ZoneOffset.UTC).plusSeconds(86_400));
    return Stream.of(before, after)
        .filter(offset -> zone.getRules().getOffset(wall.toInstant(offset)).equals(offset))
        .map(wall::toInstant)
        .min(Comparator.naturalOrder())
        .orElse(wall.toInstant(before));
  }

  /** The people of the channel live elsewhere from now on, or want the digest at another time. */
  void changed(ZoneId elsewhere, List<Ask> instead, Instant now) {
    zone = elsewhere;
    asks = instead;
    for (Waiting waits : waiting.values()) {
      if (!waits.alone) {
        Instant then = firstDigest(asks, waits.found);
        waits.release = then.isBefore(now) ? now : then;
      }
    }
  }

  private boolean isQuiet(Instant now) {
    String wall = WALL.format(now.atZone(zone));
    String from = quiet.substring(0, 5);
    String until = quiet.substring(6);
    return from.compareTo(until) <= 0
        ? wall.compareTo(from) >= 0 && wall.compareTo(until) < 0
        : wall.compareTo(from) >= 0 || wall.compareTo(until) < 0;
  }

  /** Holds what was sent now against what should have been. */
  void hold(List<Outgoing> sent, Instant now) {
    String what = id.id() + " at " + now.atZone(zone);
    List<String> alone = due(true, now);
    List<String> together = due(false, now);
    if (isQuiet(now)) {
      assertThat(sent).as("nothing for " + what).isEmpty();
      return;
    }
    holdPapers(
        sent.stream().filter(message -> !isNews(message, what)).toList(), alone, together, what);
  }

  private void holdPapers(
      List<Outgoing> sent, List<String> alone, List<String> together, String what) {
    List<List<String>> parts = new ArrayList<>(List.of(alone, together));
    parts.removeIf(List::isEmpty);
    List<String> order = List.copyOf(waiting.keySet());
    parts.sort(Comparator.comparingInt(part -> order.indexOf(part.get(0))));
    assertThat(sent).as("messages to " + what).hasSize(parts.size());
    IntStream.range(0, parts.size())
        .forEach(i -> hold(sent.get(i), parts.get(i), parts.get(i) == together, what));
    waiting.keySet().removeAll(alone);
    waiting.keySet().removeAll(together);
  }

  /** Whether it is news of the feed, of which good follows on bad; of papers otherwise. */
  private boolean isNews(Outgoing message, String what) {
    if (!message.cards().isEmpty()) {
      return false;
    }
    boolean over = OVER.matcher(message.text()).find();
    assertThat(over || BEGAN.matcher(message.text()).find()).as(message.text()).isTrue();
    assertThat(over).as("%s: %s", what, message.text()).isEqualTo(outage);
    outage = !over;
    news++;
    return true;
  }

  private void hold(Outgoing message, List<String> due, boolean digest, String what) {
    List<String> papers = message.cards().stream().map(card -> card.paper().local()).toList();
    posted += papers.size();
    if (!digest) {
      assertThat(message.text()).as("alerts to " + what).isEmpty();
      assertThat(papers).as("alerts to " + what).containsExactlyElementsOf(due);
      return;
    }
    digests++;
    int max = asks.get(0).max() == 0 ? due.size() : asks.get(0).max();
    assertThat(message.text()).as("digest to " + what).startsWith("Digest: ");
    assertThat(due).as("digest to " + what).containsAll(papers);
    assertThat(papers).as(what).doesNotHaveDuplicates().hasSize(Math.min(max, due.size()));
    if (due.size() > max) {
      assertThat(message.text()).contains("+" + (due.size() - max) + " more, `/papers list more ");
      due.stream().filter(paper -> !papers.contains(paper)).forEach(held::add);
    }
  }

  private List<String> due(boolean alone, Instant now) {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getValue().alone == alone && !entry.getValue().release.isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What a digest had no room for. */
  Set<String> held() {
    return Set.copyOf(held);
  }

  /** How many papers still wait: none of them longer than a week and what it was down. */
  int waiting(Instant now) {
    Instant oldest = now.minus(Duration.ofDays(10));
    assertThat(waiting.values()).allMatch(waits -> waits.found.isAfter(oldest));
    return waiting.size();
  }
}

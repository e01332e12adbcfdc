package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainFates.Fate;
import dev.paperboy.route.PlainFates.Printing;
import dev.paperboy.route.PlainFates.Reader;
import dev.paperboy.route.PlainFates.Want;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Channels of all kinds that read feeds, and whether {@code why} is right of every paper. */
final class WhyReplay implements AutoCloseable {
  private static final Pattern VERDICT = Pattern.compile("([A-Z][a-z ]+): .*");
  private static final Pattern OF_A_SUBSCRIPTION = Pattern.compile("#(\\d+) `[^`]*`(.*)");

  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH);

  final Scene scene;
  private final PlainFates fates;
  private final Set<String> read = new HashSet<>();
  private final Set<String> joined = new HashSet<>();
  private final Set<String> paused = new HashSet<>();

  WhyReplay(Path folder, List<Reader> readers) {
    this.scene = new Scene(TestDatabase.SQLITE, folder);
    this.fates = new PlainFates(readers);
    scene.platform.answer = this::answer;
  }

  private SendResult answer(Outgoing message) {
    Reader reader =
        fates.readers().stream()
            .filter(one -> one.name().equals(message.channel().id()))
            .findFirst()
            .orElseThrow();
    if (reader.lost() != null && !scene.clock.instant().isBefore(reader.lost())) {
      return new SendResult.Gone("the bot was removed");
    }
    boolean even =
        message.cards().stream()
            .map(card -> card.paper().local())
            .anyMatch(number -> (number.charAt(number.length() - 1) - '0') % 2 == 0);
    return reader.refusing() && even
        ? new SendResult.Rejected("the message is too long")
        : new SendResult.Sent(message.nonce());
  }

  private static ChannelId channel(Reader reader) {
    return new ChannelId("console", "local", reader.name());
  }

  /** Lets time pass, and people do what they do by then. */
  void at(Instant moment) {
    scene.clock.set(moment);
    for (Reader reader : fates.readers()) {
      if (!moment.isBefore(reader.from()) && joined.add(reader.name())) {
        join(reader);
      }
      if (reader.paused() != null
          && !moment.isBefore(reader.paused())
          && paused.add(reader.name())) {
        assertThat(scene.type(channel(reader), "pause all").text()).contains("paused");
      }
    }
    scene.drain();
  }

  private void join(Reader reader) {
    scene.type(channel(reader), "settings cap " + reader.cap());
    for (Want want : reader.wants()) {
      String typed = "subscribe " + want.wish().query() + reader.cadence();
      assertThat(scene.type(channel(reader), typed).text()).contains("Subscribed as #");
    }
    if (reader.muted() != null) {
      assertThat(scene.type(channel(reader), "mute " + reader.muted().query()).text())
          .contains("uted");
    }
  }

  /** Reads a feed that prints this at present. */
  void read(FeedSource feed, List<Printing> printings) {
    assertThat(scene.pollAsItIs(feed).isComplete()).as("read completely").isTrue();
    fates.read(feed.name(), scene.clock.instant(), read.add(feed.name()), printings);
    scene.drain();
  }

  /**
   * Asks in each channel about one paper in so many, and about each paper in as many channels as
   * about any other; answers how often each verdict was given.
   */
  Map<String, Integer> ask(int oneIn) {
    Map<String, Integer> verdicts = new TreeMap<>();
    int turn = 0;
    for (String id : fates.papers()) {
      turn++;
      for (int place = turn % oneIn; place < fates.readers().size(); place += oneIn) {
        Reader reader = fates.readers().get(place);
        String said = scene.type(channel(reader), "why " + id).text();
        hold(reader, id, said);
        verdicts.merge(verdict(said), 1, Integer::sum);
      }
    }
    Reader first = fates.readers().get(0);
    assertThat(verdict(scene.type(channel(first), "why 1905.00001").text()))
        .isEqualTo("Never seen");
    return verdicts;
  }

  int papers() {
    return fates.papers().size();
  }

  private static String verdict(String said) {
    Matcher verdict = VERDICT.matcher(said.lines().findFirst().orElse(""));
    assertThat(verdict.matches()).as("a verdict first: %s", said).isTrue();
    return verdict.group(1);
  }

  private void hold(Reader reader, String id, String said) {
    Fate fate = fates.fate(reader, id, scene.clock.instant());
    String what = reader.name() + " " + id + ": " + said;
    assertThat(verdict(said)).as(what).isEqualTo(fate.verdict());
    for (Instant read : fates.newsOf(id)) {
      assertThat(said).as(what).contains("read " + READ.format(read.atOffset(ZoneOffset.UTC)));
    }
    Set<Integer> causes = new TreeSet<>();
    Set<Integer> named = new TreeSet<>();
    for (String line : said.lines().toList()) {
      Matcher one = OF_A_SUBSCRIPTION.matcher(line);
      if (one.matches()) {
        int number = Integer.parseInt(one.group(1));
        assertThat(named.add(number)).as("named once, %s", what).isTrue();
        if (hold(reader, number, one.group(2), fate, fates.text(id), what)) {
          causes.add(number);
        }
      }
    }
    assertThat(causes).as("causes, %s", what).isEqualTo(fate.causes());
    assertThat(named).as("each is told of, %s", what).hasSize(reader.wants().size());
  }

  /** Holds what is said of a subscription; answers whether it is called a cause. */
  private static boolean hold(
      Reader reader, int number, String said, Fate fate, Text text, String what) {
    Want want = reader.wants().get(number - 1);
    if (said.startsWith(" does not match: ")) {
      assertThat(want.wish().wants().test(text)).as(what).isFalse();
      assertThat(said).as(what).contains(want.missing().apply(text));
    } else if (said.startsWith(" matches, but ")) {
      assertThat(said).as(what).contains(fate.blocked().getOrDefault(number, "nothing"));
    } else if (said.startsWith(" matches now too")) {
      assertThat(fate.too()).as(what).contains(number);
    } else {
      assertThat(said).as(what).containsPattern("^: .*(?i:" + want.words() + ")");
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    scene.close();
  }
}

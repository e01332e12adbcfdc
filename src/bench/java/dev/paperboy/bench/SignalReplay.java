package dev.paperboy.bench;

import dev.paperboy.Scene;
import dev.paperboy.bench.CapturedDays.Listed;
import dev.paperboy.card.Action;
import dev.paperboy.command.Reply;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.arxiv.ArxivFeed;
import dev.paperboy.feed.huggingface.HuggingFaceFeed;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The captured days of 2026, read by the program while ten channels are subscribed: arXiv's
 * announcement of 27 April, the lists of 11 to 22 May, and those of 15 June to 10 July.
 */
final class SignalReplay implements AutoCloseable {
  static final List<String> CATEGORIES = List.of("cs.AI", "cs.CL");

  private static final Instant JOINED = Instant.parse("2026-04-26T12:00:00Z");
  private static final Instant ARXIV_OVER = Instant.parse("2026-04-28T00:00:00Z");
  private static final Instant FIRST_LISTS_OVER = Instant.parse("2026-05-24T12:00:00Z");
  private static final Instant SECOND_LISTS = Instant.parse("2026-06-15T00:00:00Z");
  private static final Duration TREND_SETTLED = Duration.ofDays(2);
  private static final int TRENDING = 5;

  /** When Hugging Face is read for the first time. */
  static final Instant BASELINE = Instant.parse("2026-05-11T12:00:00Z");

  /** When all that was captured is over, and the last digests are posted. */
  static final Instant END = Instant.parse("2026-07-13T12:00:00Z");

  final Scene scene;
  final KeptPosts posts = new KeptPosts();
  final CapturedDays days;
  private final FeedTesting testing;
  private final OutboxDispatcher dispatcher;
  private final List<SignalChannel> channels = new ArrayList<>();
  private final boolean repeated;
  private final Duration step;
  private final Instant end;
  private final AnnounceAgain announceAgain;

  /**
   * Prepares it.
   *
   * @param step how much time lies between two polls
   * @param repeated whether arXiv announces the papers of the lists, too
   */
  SignalReplay(Path feeds, Path folder, Duration step, Instant end, boolean repeated)
      throws IOException {
    this.scene = new Scene(TestDatabase.SQLITE, folder);
    this.days = new CapturedDays(feeds, scene.clock);
    this.testing = new FeedTesting(JOINED.toString());
    this.dispatcher = scene.outbox(List.of(posts));
    this.step = step;
    this.end = end;
    this.repeated = repeated;
    this.announceAgain = new AnnounceAgain(scene, days);
  }

  Instant end() {
    return end;
  }

  /** The channels that have subscribed. */
  List<SignalChannel> channels() {
    return List.copyOf(channels);
  }

  /** Lets all that time pass. */
  SignalReplay run() {
    List<SignalChannel> ten = SignalChannel.ten(JOINED, FIRST_LISTS_OVER, trending());
    scene.clock.set(JOINED);
    List<FeedSource> arxiv = CATEGORIES.stream().map(this::arxiv).toList();
    arxiv.forEach(this::read);
    scene.poll(scene.arxiv, new PaperBuilder[0]);
    ten.stream().filter(one -> one.joined().equals(JOINED)).forEach(this::join);
    pass(CapturedDays.ARXIV, ARXIV_OVER, arxiv);
    FeedSource huggingFace =
        new HuggingFaceFeed(
            "huggingface", days.address(), testing.fetcher, testing.gate, scene.clock);
    pass(BASELINE, FIRST_LISTS_OVER, List.of(huggingFace));
    ten.stream()
        .filter(one -> one.joined().isAfter(JOINED) && !one.joined().isAfter(end))
        .forEach(this::joinNarrower);
    pass(SECOND_LISTS, END, List.of(huggingFace));
    return this;
  }

  private FeedSource arxiv(String category) {
    return new ArxivFeed(
        "arxiv-" + category,
        List.of(category),
        days.address(),
        days.address(),
        testing.fetcher,
        testing.gate,
        scene.clock,
        testing.sleeper);
  }

  private void pass(Instant from, Instant until, List<FeedSource> feeds) {
    for (Instant now = from; !now.isAfter(until) && !now.isAfter(end); now = now.plus(step)) {
      scene.clock.set(now);
      dispatcher.drain();
      feeds.forEach(this::read);
      if (repeated) {
        announceAgain.by(now);
      }
      dispatcher.drain();
    }
  }

  private void read(FeedSource feed) {
    if (!scene.pollAsItIs(feed).isComplete()) {
      throw new IllegalStateException(feed.name() + " was not read at " + scene.clock.instant());
    }
  }

  private void join(SignalChannel channel) {
    channel.settings().forEach(typed -> type(channel, typed));
    type(channel, "subscribe " + channel.query() + " " + channel.manner());
    channels.add(channel);
  }

  /** Subscribes and takes the first narrower query that the confirmation offers. */
  private void joinNarrower(SignalChannel channel) {
    channel.settings().forEach(typed -> type(channel, typed));
    Action first =
        type(channel, "subscribe " + channel.query()).actions().stream()
            .filter(action -> action.invocation().typed().startsWith("edit "))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing narrower was offered"));
    type(channel, first.invocation().typed());
    channels.add(1, channel.narrowed(first.label()));
  }

  private Reply type(SignalChannel channel, String typed) {
    Reply reply = scene.type(KeptPosts.channel(channel.name()), typed.strip());
    if (reply.ephemeral()) {
      throw new IllegalStateException(typed + " was answered with: " + reply.text());
    }
    return reply;
  }

  /** The papers that were among the most upvoted of a day, as far as that is known at the end. */
  private Set<String> trending() {
    Set<String> ids = new TreeSet<>();
    days.listed(end).stream()
        .map(Listed::day)
        .distinct()
        .filter(day -> !start(day).plus(TREND_SETTLED).isAfter(end))
        .forEach(day -> ids.addAll(trending(day)));
    return ids;
  }

  private List<String> trending(LocalDate day) {
    return days.listed(end).stream()
        .filter(one -> one.day().equals(day))
        .map(one -> one.at(end))
        .filter(paper -> paper.votes() > 0)
        .sorted(Comparator.comparing(paper -> paper.id()))
        .sorted(Comparator.comparingInt(paper -> -paper.votes()))
        .limit(TRENDING)
        .map(paper -> paper.id())
        .toList();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Whether a paper came after the first reading, rather than being there already. */
  static boolean isNews(Listed listed) {
    return listed.from().isAfter(BASELINE);
  }

  @Override
  public void close() {
    days.close();
    testing.close();
    scene.close();
  }
}

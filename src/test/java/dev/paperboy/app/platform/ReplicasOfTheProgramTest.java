package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.Scene;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.TestSettings;
import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.value.Secret;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.command.Request;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.fleet.TestReplica;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, several times on one PostgreSQL database. */
@Timeout(180)
final class ReplicasOfTheProgramTest {
  private static final int FEEDS = 6;
  private static final int CHANNELS = 8;
  private static final int ROUNDS = 3;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String TOKEN = "a-token-that-nobody-guesses";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConcurrentHashMap<String, List<String>> announced = new ConcurrentHashMap<>();
  private final List<LoopbackPlatform> platforms = new ArrayList<>();
  private String url = "";

  @BeforeEach
  void create() {
    TestDatabase.POSTGRESQL.open(folder).close();
    url = TestDatabase.POSTGRESQL.url(folder);
  }

  @AfterEach
  void forget() {
    platforms.clear();
  }

  /** A feed that announces the papers that the test says, whichever replica polls it. */
  private final class SharedFeed implements FeedSource {
    private final String name;
    private final Runnable polled;

    SharedFeed(int number, Runnable polled) {
      this.name = "feed" + number;
      this.polled = polled;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String title() {
      return name;
    }

    @Override
    public PollResult poll(PollMemory memory, PageSink sink) {
      polled.run();
      List<Announcement> announcements =
          announced.getOrDefault(name, List.of()).stream()
              .map(
                  paper ->
                      new Announcement(
                          name,
                          AnnounceType.NEW,
                          Instant.now(),
                          Scene.paper(paper, "Diffusion " + paper).build()))
              .toList();
      sink.accept(new FeedPage(announcements, List.of(), Optional.empty()));
      return new PollResult.Complete();
    }
  }

  private Settings settings(Optional<String> token) {
    return TestSettings.of(url, token.map(Secret::new), Optional.empty());
  }

  private Paperboy replica(Duration every, Optional<String> token) {
    return replica(every, token, () -> {});
  }

  private Paperboy replica(Duration every, Optional<String> token, Runnable polled) {
    LoopbackPlatform platform = new LoopbackPlatform("replica " + platforms.size());
    platforms.add(platform);
    return new Paperboy(
        settings(token),
        folder.resolve("index" + platforms.size()),
        pace ->
            new FeedSet(
                IntStream.range(0, FEEDS)
                    .mapToObj(number -> new Polled(new SharedFeed(number, polled), every))
                    .toList(),
                List.of()),
        PlatformList.ALL.with(platform),
        new SystemTime());
  }

  private static ChannelId channel(int number) {
    return new ChannelId(LoopbackPlatform.NAME, "team", "papers" + number);
  }

  private static void subscribe(Paperboy paperboy) {
    Request.User ann = new Request.User("U1", "Ann", true);
    for (int number = 0; number < CHANNELS; number++) {
      Request request = new Request(channel(number), "papers", ann, "subscribe diffusion instant");
      assertThat(paperboy.commands().handle(request).text()).contains("Subscribed");
    }
  }

  /** Lets each feed announce this many papers. */
  private void announce(int papers) {
    for (int feed = 0; feed < FEEDS; feed++) {
      String number = "2606.%02d".formatted(feed);
      announced.put(
          "feed" + feed,
          IntStream.range(0, papers).mapToObj(paper -> number + "%03d".formatted(paper)).toList());
    }
  }

  /** The papers that were sent, each with its channel. */
  private List<String> sent() {
    return platforms.stream()
        .flatMap(platform -> platform.sent.stream())
        .flatMap(
            message -> message.cards().stream().map(card -> message.channel() + " " + card.paper()))
        .toList();
  }

  private List<String> expected() {
    return IntStream.range(0, CHANNELS)
        .mapToObj(ReplicasOfTheProgramTest::channel)
        .flatMap(
            channel ->
                announced.values().stream()
                    .flatMap(List::stream)
                    .map(paper -> channel + " arxiv:" + paper))
        .toList();
  }

  @Test
  void aRunOnceBesideARunningReplicaSendsEachAlertOnceAndEndsSoon() throws Exception {
    try (Paperboy baseline = replica(LONGEST, Optional.empty())) {
      assertThat(baseline.runOnce()).isTrue();
      subscribe(baseline);
    }
    try (Paperboy running = replica(Duration.ofMillis(300), Optional.empty())) {
      running.start();
      for (int round = 0; round < ROUNDS; round++) {
        long begun = System.nanoTime();
        int papers = round + 1;
        try (Paperboy once = replica(LONGEST, Optional.empty(), () -> announce(papers))) {
          assertThat(once.runOnce()).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .as("without waiting for the work that stays with the other")
            .isLessThan(Duration.ofSeconds(10));
      }
      Waiting.until("every alert", LONGEST, () -> sent().size() >= expected().size());
    }
    assertThat(sent()).containsExactlyInAnyOrderElementsOf(expected());
    assertThat(platforms.stream().skip(2).mapToInt(platform -> platform.sent.size()).sum())
        .as("what the runs beside it have sent")
        .isPositive();
  }

  @Test
  void aRunOnceForWhichNoWorkIsLeftSaysSoAndSendsNothing() throws Exception {
    List<LeaseGroup> groups = List.of(LeaseGroup.CHANNELS, LeaseGroup.FEEDS, SharedWork.GROUP);
    ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor();
    try (TestReplica busy = new TestReplica(url, "busy", groups)) {
      busy.leases.renew();
      for (LeaseGroup group : groups) {
        for (int partition = 0; partition < group.partitions(); partition++) {
          assertThat(busy.leases.begin(new Lease(group.name(), partition))).isPresent();
        }
      }
      Object unused = renewing.scheduleWithFixedDelay(busy.leases::renew, 1, 1, TimeUnit.SECONDS);
      announce(1);
      try (Paperboy once = replica(LONGEST, Optional.empty())) {
        subscribe(once);
        assertThatThrownBy(once::runOnce)
            .isInstanceOf(OperatorException.class)
            .hasMessageContaining("are busy with all of its work")
            .hasMessageContaining("has polled and posted nothing");
      }
      renewing.shutdown();
      assertThat(renewing.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      renewing.shutdownNow();
    }
    assertThat(sent()).isEmpty();
  }

  @Test
  void wrongTokensAtAnyReplicaCountAtAll() throws Exception {
    try (Paperboy one = replica(LONGEST, Optional.of(TOKEN));
        Paperboy other = replica(LONGEST, Optional.of(TOKEN))) {
      one.start();
      other.start();
      for (int guess = 0; guess < 5; guess++) {
        for (Paperboy replica : List.of(one, other)) {
          assertThat(status(replica, "wrong" + guess).statusCode()).isEqualTo(401);
        }
      }
      for (Paperboy replica : List.of(one, other)) {
        assertThat(status(replica, "wrong").statusCode()).isEqualTo(429);
        HttpResponse<String> right = status(replica, TOKEN);
        assertThat(right.statusCode()).as("a right guess is not told apart").isEqualTo(429);
        assertThat(right.body()).contains("Too many wrong tokens came from this address");
      }
    }
  }

  private HttpResponse<String> status(Paperboy replica, String token) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(replica.address() + "/api/status"))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }
}

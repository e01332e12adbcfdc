package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.ingest.ActiveSubscriptions;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.route.YearOfChannel.Ask;
import dev.paperboy.route.YearOfFeed.Item;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Simulated days in three time zones: no digest is lost or doubled and no quiet hour broken,
 * whenever the clocks change, the program is down, or a feed is late or partial. The suite lives
 * through the two seasons in which the clocks are changed; {@code mvn test -Dtest=YearTest
 * -Dpaperboy.long=true} through the whole year, three times with other luck.
 */
final class YearTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 365;

  /** Within a month of these days the clocks are changed in all three zones. */
  private static final List<String> SEASONS = List.of("2026-03-06", "2026-10-02");

  private static final int DAYS_OF_SEASON = 32;
  private static final boolean LONG = Boolean.getBoolean("paperboy.long");
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  private static final List<Instant> CHANGES_OF_CLOCKS = readChanges();

  @TempDir private Path folder;

  private final List<YearOfChannel> channels = new ArrayList<>();
  private int news;

  @Test
  void everyDigestComesOnceAtItsTimeAndNoQuietHourIsBroken() {
    if (LONG) {
      for (int year = 0; year < 3; year++) {
        liveThrough(new Random(20260101L + year), folder.resolve("year" + year), START, DAYS);
      }
      assertThat(news).as("told of outages of a day and more").isGreaterThan(channels.size());
    } else {
      for (String season : SEASONS) {
        Instant start = Instant.parse(season + "T00:00:00Z");
        liveThrough(new Random(20260101L), folder.resolve(season), start, DAYS_OF_SEASON);
      }
    }
  }

  private void open(ZoneId zone, String skipped, String twice) {
    String name = zone.getId().replaceAll(".*/", "");
    channels.add(
        new YearOfChannel(
            name + "-nights",
            zone,
            "",
            Ask.daily("diffusion", skipped),
            Ask.daily("mamba", twice)));
    channels.add(
        new YearOfChannel(
            name + "-weeks",
            zone,
            "",
            Ask.daily("diffusion", skipped).sunday().showing(3).except("quantum", 50)));
    channels.add(
        new YearOfChannel(
            name + "-quiet",
            zone,
            "23:00-" + skipped,
            Ask.atOnce("diffusion"),
            Ask.daily("mamba", "23:30").except("quantum", 50)));
  }

  private void liveThrough(Random random, Path where, Instant start, int days) {
    assertThat(where.toFile().mkdirs()).isTrue();
    YearOfChannel moving = new YearOfChannel("moving", BERLIN, "", Ask.daily("diffusion", "09:00"));
    channels.clear();
    channels.add(moving);
    open(NEW_YORK, "02:30", "01:30");
    open(BERLIN, "02:30", "02:15");
    open(LORD_HOWE, "02:15", "01:45");
    try (Scene scene = new Scene(TestDatabase.SQLITE, where)) {
      scene.clock.set(start);
      scene.afterBaseline();
      scene.platform.cardsPerMessage = 1000;
      channels.forEach(
          channel -> channel.commands().forEach(command -> scene.type(channel.id, command)));
      new Life(scene, random, moving, start, days).live();
      hold(scene, days);
    }
  }

  /** When the clocks are changed somewhere. */
  private static List<Instant> readChanges() {
    return Stream.of(NEW_YORK, BERLIN, LORD_HOWE)
        .map(ZoneId::getRules)
        .flatMap(
            rules ->
                Stream.iterate(
                        rules.nextTransition(START),
                        change -> rules.nextTransition(change.getInstant()))
                    .limit(2))
        .map(ZoneOffsetTransition::getInstant)
        .toList();
  }

  private static boolean isNearChange(Instant now) {
    return CHANGES_OF_CLOCKS.stream()
        .anyMatch(change -> Duration.between(now, change).abs().toHours() < 8);
  }

  /** The program, as it runs, stops and starts again. */
  private final class Life {
    private final Scene scene;
    private final Random random;
    private final YearOfFeed feed;
    private final YearOfChannel moving;
    private FeedPoller pollFeed;
    private OutboxDispatcher outbox;
    private final Instant start;
    private final Instant end;
    private Instant downUntil;
    private Instant wake;
    private int changes;

    Life(Scene scene, Random random, YearOfChannel moving, Instant start, int days) {
      this.start = start;
      this.end = start.plus(Duration.ofDays(days));
      this.downUntil = start;
      this.wake = start;
      this.scene = scene;
      this.random = random;
      this.moving = moving;
      this.feed = new YearOfFeed(random, start, days, LONG ? 6 : 3, CHANGES_OF_CLOCKS);
      this.pollFeed = newPollFeed();
      this.outbox = newOutbox();
    }

    private FeedPoller newPollFeed() {
      return new FeedPoller(scene.database, new ActiveSubscriptions(), scene.clock);
    }

    private OutboxDispatcher newOutbox() {
      return scene.outbox(List.of(scene.platform));
    }

    void live() {
      for (Instant now = start; now.isBefore(end); now = now.plus(STEP)) {
        scene.clock.set(now);
        if (!now.isBefore(downUntil)) {
          if (random.nextInt(1000) == 0 && !isNearChange(now)) {
            downUntil = now.plus(STEP.multipliedBy(1 + random.nextInt(200)));
            pollFeed = newPollFeed();
            outbox = newOutbox();
            wake = downUntil;
          } else {
            step(now);
          }
        }
      }
    }

    /** Drains when it was said that something will be due, and after what may have changed that. */
    private void step(Instant now) {
      boolean changed = changesSettings(now);
      boolean polled = random.nextInt(isNearChange(now) ? 2 : 28) == 0;
      if (polled) {
        poll(now);
      }
      if (changed || polled || !now.isBefore(wake)) {
        wake = outbox.drain().orElse(Instant.MAX);
      }
      List<Outgoing> sent = List.copyOf(scene.platform.sent);
      scene.platform.sent.clear();
      for (YearOfChannel channel : channels) {
        channel.hold(
            sent.stream().filter(message -> message.channel().equals(channel.id)).toList(), now);
      }
    }

    private void poll(Instant now) {
      List<Item> told = feed.answer(now, scene);
      channels.forEach(YearOfChannel::pollBegins);
      told.forEach(item -> channels.forEach(channel -> channel.hear(item, now)));
      told.forEach(item -> item.knownVotes = item.votes(now));
      try {
        assertThat(pollFeed.poll(scene.arxiv).papers()).isLessThanOrEqualTo(told.size());
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }

    private boolean changesSettings(Instant now) {
      if (Duration.between(start, now).toDays() < (changes + 1) * 20L) {
        return false;
      }
      changes++;
      ZoneId zone = List.of(BERLIN, NEW_YORK, LORD_HOWE).get(changes % 3);
      Ask ask =
          changes % 2 == 0
              ? Ask.daily("diffusion", "09:00")
              : Ask.daily("diffusion", "17:30").sunday();
      scene.type(moving.id, "settings zone " + zone);
      scene.type(moving.id, "edit 1 " + ask.typed());
      moving.changed(zone, List.of(ask), now);
      return true;
    }
  }

  private void hold(Scene scene, int days) {
    AlertStore alerts = new AlertStore();
    long waiting = 0;
    for (YearOfChannel channel : channels) {
      long key = scene.channel(channel.id).key();
      List<Alert> held = scene.database.read(t -> alerts.held(t, key, 100_000, 0));
      assertThat(held).allMatch(alert -> alert.reason().equals(AlertReason.digestFull(3)));
      assertThat(held.stream().map(alert -> alert.paper().local()).toList())
          .containsExactlyInAnyOrderElementsOf(Set.copyOf(channel.held()));
      waiting += channel.waiting(scene.clock.instant());
      assertThat(channel.posted).as(channel.id.id()).isGreaterThan(days / 4);
      assertThat(channel.digests).as(channel.id.id()).isGreaterThan(days / 10);
    }
    assertThat(channels.stream().mapToInt(channel -> channel.hastened).sum())
        .as("papers that became urgent while they waited")
        .isGreaterThan(days / 20);
    news += channels.stream().mapToInt(channel -> channel.news).sum();
    assertThat(scene.alertCounts()).containsEntry("PENDING", waiting).containsEntry("FAILED", 0L);
  }
}

package dev.paperboy.app.cli;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DemoFeedTest {
  private static final int SAMPLES = 20;

  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final DemoFeed feed =
      new DemoFeed(
          IntStream.range(0, SAMPLES)
              .mapToObj(
                  i ->
                      new Announcement(
                          "samples",
                          AnnounceType.NEW,
                          clock.instant(),
                          paper("2606.%05d".formatted(i), "Sample " + i).build()))
              .toList(),
          clock);

  private List<Announcement> poll() throws Exception {
    List<Announcement> read = new ArrayList<>();
    feed.poll(PollMemory.none(), page -> read.addAll(page.announcements()));
    return read;
  }

  @Test
  void whoComesAfterTenMinutesStillSeesPapersArrive() throws Exception {
    assertThat(poll()).as("there before").hasSize(16);
    List<Announcement> early = new ArrayList<>();
    for (int second = 1; second < 60; second++) {
      clock.advance(Duration.ofSeconds(1));
      early.addAll(poll());
    }
    assertThat(early).as("one at each poll of the first minute").hasSize(59);

    clock.advance(Duration.ofMinutes(10));
    List<Announcement> late = new ArrayList<>();
    for (int second = 0; second < 300; second++) {
      late.addAll(poll());
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(late).as("one a minute").hasSize(5);
    assertThat(early).extracting(one -> one.paper().id()).doesNotHaveDuplicates();
    assertThat(late.get(0).paper().title()).isEqualTo("Sample 15, part 4");
  }
}

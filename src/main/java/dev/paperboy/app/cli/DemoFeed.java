package dev.paperboy.app.cli;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Paper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sample papers, published one at a poll: a newcomer sees alerts arrive. The first poll reads those
 * that "were there before", spread over the weeks past, so that there is something to search.
 */
final class DemoFeed implements FeedSource {
  private static final int THERE_BEFORE = 16;

  private final List<Announcement> samples;
  private final InstantSource clock;
  private int next;

  /** Publishes these samples, in this order. */
  DemoFeed(List<Announcement> samples, InstantSource clock) {
    this.samples = List.copyOf(samples);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "samples";
  }

  @Override
  public String title() {
    return "Sample papers";
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) {
    Instant now = clock.instant();
    List<Announcement> page = new ArrayList<>();
    if (next == 0) {
      int before = Math.min(THERE_BEFORE, samples.size());
      for (int i = 0; i < before; i++) {
        page.add(announced(samples.get(i), now.minus(Duration.ofHours(38L * (before - i)))));
      }
    } else if (next < samples.size()) {
      page.add(announced(samples.get(next), now));
    }
    sink.accept(new FeedPage(page, List.of(), Optional.empty()));
    next += page.size();
    return new PollResult.Complete();
  }

  private Announcement announced(Announcement sample, Instant at) {
    Paper paper = sample.paper().toBuilder().published(at).build();
    return new Announcement(name(), sample.type(), at, paper);
  }
}

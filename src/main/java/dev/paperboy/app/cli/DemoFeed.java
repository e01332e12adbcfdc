package dev.paperboy.app.cli;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feed of sample papers: one per poll for a minute, then one per minute for as long as the demo
 * runs, so that new subscribers see an alert arrive. The first poll reads papers "announced
 * earlier", spread over the past weeks, so that there is something to search. After the last sample
 * they are published again as further parts.
 */
final class DemoFeed implements FeedSource {
  private static final int THERE_BEFORE = 16;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<Announcement> samples;
  private final InstantSource clock;
  private int next;
  private Instant slowFrom = Instant.MAX;
  private Instant last = Instant.MIN;

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
      slowFrom = now.plus(MINUTE);
      for (int i = 0; i < THERE_BEFORE; i++) {
        page.add(announced(sample(i), now.minus(Duration.ofHours(38L * (THERE_BEFORE - i)))));
      }
    } else if (now.isBefore(slowFrom) || !now.isBefore(last.plus(MINUTE))) {
      page.add(announced(sample(next), now));
      last = now;
    }
    sink.accept(new FeedPage(page, List.of(), Optional.empty()));
    next += page.size();
    return new PollResult.Complete();
  }

  private Announcement sample(int number) {
    Announcement sample = samples.get(number % samples.size());
    int part = 1 + number / samples.size();
    if (part == 1) {
      return sample;
    }
    Paper first = sample.paper();
    Paper further =
        first.toBuilder()
            .id(PaperId.of(first.id() + "-" + part))
            .url(first.url() + "-" + part)
            .title(first.title() + ", part " + part)
            .build();
    return new Announcement(name(), sample.type(), sample.announced(), further);
  }

  private Announcement announced(Announcement sample, Instant at) {
    Paper paper = sample.paper().toBuilder().published(at).build();
    return new Announcement(name(), sample.type(), at, paper);
  }
}

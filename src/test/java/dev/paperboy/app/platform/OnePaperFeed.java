package dev.paperboy.app.platform;

import dev.paperboy.Scene;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Nothing at the first poll, of which nothing would be posted; then one paper. */
final class OnePaperFeed implements FeedSource {
  private final AtomicInteger polls = new AtomicInteger();
  private final InstantSource clock;

  OnePaperFeed(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "one";
  }

  @Override
  public String title() {
    return "One paper";
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) {
    List<Announcement> announced =
        polls.getAndIncrement() == 0
            ? List.of()
            : List.of(
                new Announcement(
                    name(),
                    AnnounceType.NEW,
                    clock.instant(),
                    Scene.paper("2606.00001", "Diffusion for all").build()));
    sink.accept(new FeedPage(announced, List.of(), Optional.empty()));
    return new PollResult.Complete();
  }
}

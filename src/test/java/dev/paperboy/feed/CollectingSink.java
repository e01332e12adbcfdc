package dev.paperboy.feed;

import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Paper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what a feed hands over, and remembers the validators for the next poll. */
public final class CollectingSink implements PageSink {
  public final List<FeedPage> pages = new ArrayList<>();
  private final Map<String, FeedPage.Validators> validators = new HashMap<>();
  private int mayProceed = Integer.MAX_VALUE;

  /** Ends reading when it has been asked so often whether reading may go on. */
  public void endAfter(int times) {
    mayProceed = times;
  }

  @Override
  public void proceed() throws InterruptedException {
    if (--mayProceed < 0) {
      throw new InterruptedException("reading has to end");
    }
  }

  @Override
  public void accept(FeedPage page) {
    pages.add(page);
    page.validators().ifPresent(known -> validators.put(known.url(), known));
  }

  public List<Announcement> announcements() {
    return pages.stream().flatMap(page -> page.announcements().stream()).toList();
  }

  public List<Paper> papers() {
    return announcements().stream().map(Announcement::paper).toList();
  }

  public Paper paper(String id) {
    return papers().stream()
        .filter(paper -> paper.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " was not handed over, but " + ids()));
  }

  public List<String> ids() {
    return papers().stream().map(paper -> paper.id().toString()).toList();
  }

  public List<String> malformed() {
    return pages.stream().flatMap(page -> page.malformed().stream()).toList();
  }

  public List<String> remarks() {
    return pages.stream().flatMap(page -> page.remarks().stream()).toList();
  }

  public Optional<FeedPage.Validators> validators(String url) {
    return Optional.ofNullable(validators.get(url));
  }

  /** What is remembered after these pages were saved, and a poll completed at this time. */
  public PollMemory memory(Instant lastComplete) {
    Optional<Instant> newest =
        announcements().stream().map(Announcement::announced).max(Instant::compareTo);
    return new PollMemory(Optional.of(lastComplete), newest, this::validators);
  }
}

package dev.paperboy.ingest;

import dev.paperboy.ingest.PageWriter.Poll;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.FloodStore;
import dev.paperboy.store.paper.FloodStore.Flood;
import dev.paperboy.store.paper.NewsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects a feed that suddenly announces implausibly many papers, and holds the resulting alerts:
 * for example, a source that assigned new IDs to all its items, or lists its archive as new.
 *
 * <p>Implausible is more in 24 hours than {@value #TIMES} times the largest day of the last 60.
 * When missed days are caught up, each of them may be as large as that day; a feed known for less
 * than a week may be as large as the largest sources.
 */
final class FloodDetector {
  private static final Logger LOG = LoggerFactory.getLogger(FloodDetector.class);
  private static final int TIMES = 5;

  /** Up to this number of papers is never a flood; the caps suffice. */
  private static final int PLAUSIBLE = 200;

  /** More than all of arXiv announces on its busiest days. */
  private static final int PLAUSIBLE_AT_FIRST = 3_000;

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration AT_FIRST = Duration.ofDays(7);

  /** If a flood that nobody decided on continues after this time, the channels are asked again. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private final NewsStore polls = new NewsStore();
  private final FloodStore floods = new FloodStore();

  /**
   * Counts what a page announced as news, after its alerts are saved, and holds them if it is a
   * flood.
   */
  void check(Transaction transaction, Poll poll, int news, Instant now) {
    if (news == 0) {
      return;
    }
    polls.countNews(transaction, poll.number(), news);
    int sinceADay = polls.newsSince(transaction, poll.feed(), now.minus(A_DAY));
    if (sinceADay <= PLAUSIBLE) {
      return;
    }
    int usual = polls.largestDay(transaction, poll.feed(), now.minus(A_DAY));
    if (sinceADay > plausible(transaction, poll, usual, now)) {
      hold(transaction, poll, news, sinceADay, usual, now);
    }
  }

  private long plausible(Transaction transaction, Poll poll, int usual, Instant now) {
    if (polls.completeBefore(transaction, poll.feed(), now.minus(AT_FIRST)).isEmpty()) {
      return Math.max(PLAUSIBLE_AT_FIRST, TIMES * (long) usual);
    }
    long daysRead =
        polls
            .completeBefore(transaction, poll.feed(), now.minus(A_DAY))
            .map(last -> Duration.between(last, now).toDays() + 1)
            .orElse(1L);
    return Math.max(PLAUSIBLE, usual * Math.max(TIMES, daysRead));
  }

  private void hold(
      Transaction transaction, Poll poll, int news, int sinceADay, int usual, Instant now) {
    Optional<Flood> known = floods.current(transaction, poll.feed(), now.minus(LONGEST));
    known.ifPresent(flood -> floods.grow(transaction, flood.key(), news));
    Flood flood = known.orElseGet(() -> begin(transaction, poll.feed(), sinceADay, usual, now));
    floods.hold(transaction, flood, poll.number(), now);
  }

  private Flood begin(Transaction transaction, String feed, int papers, int usual, Instant now) {
    LOG.atWarn()
        .addKeyValue("feed", feed)
        .addKeyValue("papers", papers)
        .addKeyValue("usual", usual)
        .log("feed announces unusually many papers; matches are held until somebody decides");
    return floods.begin(transaction, feed, papers, usual, now);
  }
}

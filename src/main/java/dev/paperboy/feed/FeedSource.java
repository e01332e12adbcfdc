package dev.paperboy.feed;

import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A source of papers. Polled by one thread at a time. */
public interface FeedSource {

  /** Returns the feed's name, which is unique; {@code feed:} in a query is compared with it. */
  String name();

  /** Returns the display name of the source: {@code Hugging Face}. */
  String title();

  /**
   * Reads what is new and passes it on page by page. Pages that were passed on are saved even if
   * the poll fails later. Never throws because of a server's response or the lack of one.
   *
   * @throws InterruptedException if the program is stopping
   */
  PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException;

  /**
   * Returns the start of the newest announcement day that should have been read already; empty if
   * the source has no timetable. The source is late if nothing it announced has this date or a
   * later one; otherwise it is merely quiet, because of a weekend or a holiday.
   */
  default Optional<Instant> lastDue(Instant now) {
    return timetable().map(timetable -> timetable.lastDue(now));
  }

  /** Returns when the source announces; empty if it has no timetable. */
  default Optional<Timetable> timetable() {
    return Optional.empty();
  }

  /**
   * Returns why the source never announces such a paper: {@code it reads cs.CL only}. Empty if it
   * may.
   *
   * @param categories of the paper; none if they are not known
   */
  default Optional<String> whyNever(PaperId paper, List<String> categories) {
    return Optional.empty();
  }
}

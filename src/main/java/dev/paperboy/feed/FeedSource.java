package dev.paperboy.feed;

import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A source of papers. Polled by one thread at a time. */
public interface FeedSource {

  /** The feed's name: unique, what {@code feed:} in a query compares with. */
  String name();

  /** What people call the source: {@code Hugging Face}. */
  String title();

  /**
   * Reads what is new and hands it over page by page. Whatever was handed over is saved even when
   * the poll fails later. Never throws for what a server returns or fails to return.
   *
   * @throws InterruptedException when the program is stopping
   */
  PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException;

  /**
   * The beginning of the newest announcement day that should have been read by now; empty where the
   * source keeps no timetable. The source is late when nothing it announced has this date or a
   * later one; else it is merely quiet, because of a weekend or a holiday.
   */
  default Optional<Instant> lastDue(Instant now) {
    return timetable().map(timetable -> timetable.lastDue(now));
  }

  /** When the source announces; empty where it keeps no timetable. */
  default Optional<Timetable> timetable() {
    return Optional.empty();
  }

  /**
   * Why the source never announces such a paper: {@code it reads cs.CL only}. Empty where it may.
   *
   * @param categories of the paper; none where they are not known
   */
  default Optional<String> whyNever(PaperId paper, List<String> categories) {
    return Optional.empty();
  }
}

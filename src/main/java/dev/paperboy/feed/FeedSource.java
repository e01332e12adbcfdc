package dev.paperboy.feed;

import java.time.Instant;
import java.util.Optional;

/** A source of papers. Polled by one thread at a time. */
public interface FeedSource {

  /** The feed's name: unique, what {@code feed:} in a query compares with. */
  String name();

  /** What people call the source: {@code Hugging Face}. */
  String title();

  /**
   * Reads what is new and hands it over page by page. Whatever was handed over is saved even when
   * the poll fails later. Never throws for what a server answers or fails to answer.
   *
   * @throws InterruptedException when the program is stopping
   */
  PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException;

  /**
   * The beginning of the newest announcement day that should have been read by now; empty where the
   * source keeps no timetable. The source is late when nothing it announced has this date or a
   * later one; else it is merely quiet, because of a weekend or a holiday.
   */
  Optional<Instant> lastDue(Instant now);
}

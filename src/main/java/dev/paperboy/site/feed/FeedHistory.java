package dev.paperboy.site.feed;

import dev.paperboy.store.paper.StoredPaper;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Divides papers into the latest ones and archives. An archive is a hundred papers announced in a
 * month, counted from its first day, so that later papers do not move earlier ones to another.
 */
final class FeedHistory {
  /** The least number of the latest papers, if there are more. */
  static final int LATEST = 50;

  static final int PART = 100;

  private final DatedPapers papers;
  private final Instant now;

  FeedHistory(DatedPapers papers, Instant now) {
    this.papers = papers;
    this.now = now;
  }

  /** The address of an archive: a month, and a number from 1. */
  record Part(YearMonth month, int number) {
    private Instant from() {
      return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Instant until() {
      return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * Some papers, newest first.
   *
   * @param before the archive of older ones, if there are any
   */
  record Slice(List<StoredPaper> papers, Optional<Part> before) {}

  /** Returns the latest papers, and at least all that are not in a finished archive yet. */
  Slice latest() {
    List<StoredPaper> newest = papers.newest(Instant.EPOCH, DatedPapers.END, 0, LATEST + PART);
    if (newest.size() <= LATEST) {
      return new Slice(newest, Optional.empty());
    }
    YearMonth month = monthOf(newest.get(LATEST));
    Part any = new Part(month, 1);
    int inMonth = papers.count(any.from(), any.until());
    int later =
        (int) newest.stream().limit(LATEST).filter(one -> monthOf(one).equals(month)).count();
    int place = Math.max(1, inMonth - later);
    int number = parts(place);
    if (number * PART <= inMonth || !any.until().isAfter(now)) {
      return new Slice(newest.subList(0, LATEST), Optional.of(new Part(month, number)));
    }
    int unfinished = place - (number - 1) * PART;
    return new Slice(
        newest.subList(0, Math.min(newest.size(), LATEST + unfinished)),
        before(new Part(month, number)));
  }

  /** Returns an archive; empty if there is none. */
  Optional<Slice> part(Part part) {
    int inMonth = papers.count(part.from(), part.until());
    if (part.number() < 1 || part.number() > parts(inMonth)) {
      return Optional.empty();
    }
    int later = Math.max(0, inMonth - part.number() * PART);
    int size = Math.min(PART, inMonth - (part.number() - 1) * PART);
    return Optional.of(
        new Slice(papers.newest(part.from(), part.until(), later, size), before(part)));
  }

  private Optional<Part> before(Part part) {
    if (part.number() > 1) {
      return Optional.of(new Part(part.month(), part.number() - 1));
    }
    return papers
        .lastBefore(part.from())
        .map(last -> new Part(monthOf(last), 1))
        .map(one -> new Part(one.month(), parts(papers.count(one.from(), one.until()))));
  }

  private static int parts(int papers) {
    return (papers + PART - 1) / PART;
  }

  private static YearMonth monthOf(StoredPaper paper) {
    return monthOf(DatedPapers.announced(paper));
  }

  private static YearMonth monthOf(Instant instant) {
    return YearMonth.from(instant.atZone(ZoneOffset.UTC));
  }
}

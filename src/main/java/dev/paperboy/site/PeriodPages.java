package dev.paperboy.site;

import dev.paperboy.card.CardFactory;
import dev.paperboy.site.Period.Kind;
import dev.paperboy.site.page.Link;
import dev.paperboy.site.page.PeriodPage;
import dev.paperboy.site.page.PeriodPage.Day;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.NewsDays;
import dev.paperboy.store.paper.NewsDays.DayCount;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.web.PageFrame;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the pages of days, weeks and months. Thread-safe. */
final class PeriodPages {
  static final int PAGE = 25;

  private final Database database;
  private final CardFactory cardFactory;
  private final EmptyDay emptyDay;
  private final InstantSource clock;
  private final Pictures pictures;
  private final NewsDays news = new NewsDays();

  PeriodPages(
      Database database,
      CardFactory cardFactory,
      AnnouncementCalendar calendar,
      InstantSource clock) {
    this.database = database;
    this.cardFactory = cardFactory;
    this.emptyDay = new EmptyDay(calendar);
    this.clock = clock;
    this.pictures = new Pictures(database);
  }

  LocalDate today() {
    return Period.dayOf(clock.instant());
  }

  /** Returns the newest day, week or month that has papers; the present one if there are none. */
  Period latest(Kind kind) {
    Instant now = clock.instant();
    Period present = new Period(Kind.DAY, today());
    return database
        .read(transaction -> news.lastBefore(transaction, present.until()))
        .map(last -> new Period(kind, LocalDate.EPOCH).around(last))
        .orElseGet(() -> new Period(kind, LocalDate.EPOCH).around(now));
  }

  /**
   * Makes the page of a period.
   *
   * @param latest whether it is shown as the newest one, so that it says why there is none of today
   */
  PeriodPage of(Period period, PageNumber number, boolean latest, PageFrame frame) {
    return database.read(transaction -> of(transaction, period, number, latest, frame));
  }

  private PeriodPage of(
      Transaction transaction, Period period, PageNumber number, boolean latest, PageFrame frame) {
    Instant now = clock.instant();
    List<DayCount> counts = news.days(transaction, period.from(), period.until());
    long total = counts.stream().mapToLong(DayCount::papers).sum();
    Optional<LocalDate> first = news.firstFrom(transaction, Instant.EPOCH).map(Period::dayOf);
    List<StoredPaper> papers =
        news.papers(transaction, period.from(), period.until(), number.size(), number.offset());
    boolean skipsToday = latest && period.kind() == Kind.DAY && !period.contains(today());
    return new PeriodPage(
        frame.inSection(period.section()),
        period.path(),
        period.title(),
        skipsToday && total > 0 ? emptyDay.reason(today(), now, first) : "",
        news.lastBefore(transaction, period.from()).map(period::around).map(PeriodPages::earlier),
        next(transaction, period),
        total,
        total > 0 ? "" : empty(period, now, first),
        period.kind() == Kind.DAY ? List.of() : days(period, counts),
        pictures.addedTo(
            papers.stream().map(stored -> PaperEntry.of(cardFactory.of(stored.paper()))).toList()),
        numbers(number, papers.size(), total),
        number.before(period.path()),
        number.after(period.path(), total));
  }

  private Optional<Link> next(Transaction transaction, Period period) {
    return news.firstFrom(transaction, period.until())
        .map(period::around)
        .filter(one -> !one.first().isAfter(today()))
        .map(PeriodPages::later);
  }

  private static Link earlier(Period period) {
    return new Link(period.shortTitle(), period.path(), "Earlier: " + period.title());
  }

  private static Link later(Period period) {
    return new Link(period.shortTitle(), period.path(), "Later: " + period.title());
  }

  private String empty(Period period, Instant now, Optional<LocalDate> first) {
    if (first.isEmpty() || period.kind() == Kind.DAY) {
      return emptyDay.reason(period.kind() == Kind.DAY ? period.first() : today(), now, first);
    }
    return period.end().isAfter(first.get())
        ? "No papers " + period.inWords() + "."
        : emptyDay.reason(period.first(), now, first);
  }

  private List<Day> days(Period period, List<DayCount> counts) {
    Map<LocalDate, Long> papers =
        counts.stream().collect(Collectors.toMap(DayCount::day, DayCount::papers));
    return period
        .daysUntil(today())
        .filter(papers::containsKey)
        .map(
            day -> {
              Period one = Period.day(day);
              return new Day(new Link(one.shortTitle(), one.path()), papers.getOrDefault(day, 0L));
            })
        .toList();
  }

  /** Returns which papers of how many are listed; empty if none are. */
  private static String numbers(PageNumber number, int shown, long total) {
    String papers = total + (total == 1 ? " paper" : " papers");
    if (shown == 0 || shown == total) {
      return total == 0 ? "" : papers;
    }
    return (number.offset() + 1) + " to " + (number.offset() + shown) + " of " + papers;
  }
}

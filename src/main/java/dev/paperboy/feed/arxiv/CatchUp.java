package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollOutcome;
import dev.paperboy.feed.Sleeper;
import dev.paperboy.feed.fetch.RetryPolicy;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the papers that were submitted since some moment, newest first. They are announced as of
 * their submission, as new if one of the feed's categories is their primary one, otherwise as
 * cross-lists; replacements and later cross-lists of older papers are not caught up.
 */
final class CatchUp {

  private static final int PAGE = 100;
  private static final int MOST = 5_000;
  private static final int TRIES = 3;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final String feed;
  private final List<String> categories;
  private final ArxivApi api;
  private final Sleeper sleeper;

  CatchUp(String feed, List<String> categories, ArxivApi api, Sleeper sleeper) {
    this.feed = feed;
    this.categories = categories;
    this.api = api;
    this.sleeper = sleeper;
  }

  /** Passes on what it reads, page by page; returns whether everything was read. */
  boolean read(Instant since, PageSink sink, PollOutcome outcome) throws InterruptedException {
    int total = 0;
    for (int start = 0; start < MOST; start += PAGE) {
      sink.proceed();
      ArxivApi.Answer answer = page(start, total, sink);
      if (answer instanceof ArxivApi.Trouble problem) {
        outcome.failed("missed announcements: " + problem.reason(), problem.retryAfter());
        return false;
      }
      ArxivApi.Results results = (ArxivApi.Results) answer;
      total = Math.max(total, results.total());
      if (isEmptyTooEarly(results, start, total)) {
        String reason = "missed announcements: arXiv's API returned an empty page";
        outcome.failed(reason, Optional.empty());
        return false;
      }
      List<String> problems = new ArrayList<>(results.malformed());
      boolean last = isLast(results, start + PAGE >= total, since);
      if (!last && start + PAGE >= MOST) {
        problems.add("more than " + MOST + " papers were missed: the oldest of them are left out");
      }
      sink.accept(new FeedPage(announcements(results, since), problems, Optional.empty()));
      outcome.succeeded();
      if (last) {
        return true;
      }
    }
    return true;
  }

  private ArxivApi.Answer page(int start, int total, PageSink sink) throws InterruptedException {
    String query = categories.stream().map("cat:"::concat).collect(Collectors.joining("+OR+"));
    String parameters =
        "search_query="
            + query
            + "&sortBy=submittedDate&sortOrder=descending&start="
            + start
            + "&max_results="
            + PAGE;
    ArxivApi.Answer answer = api.query(parameters, RetryPolicy.OF_A_POLL, sink::proceed);
    // The API sometimes returns an empty page although there are results.
    for (int tries = 1; tries < TRIES; tries++) {
      if (!(answer instanceof ArxivApi.Results results)
          || !isEmptyTooEarly(results, start, total)) {
        return answer;
      }
      sleeper.sleep(BETWEEN_TRIES.multipliedBy(tries));
      answer = api.query(parameters, RetryPolicy.OF_A_POLL, sink::proceed);
    }
    return answer;
  }

  private static boolean isEmptyTooEarly(ArxivApi.Results results, int start, int total) {
    return results.entries().isEmpty()
        && results.malformed().isEmpty()
        && Math.max(total, results.total()) > start;
  }

  private static boolean isLast(ArxivApi.Results results, boolean atTheEnd, Instant since) {
    return atTheEnd
        || results.entries().stream().anyMatch(entry -> entry.paper().published().isBefore(since));
  }

  private List<Announcement> announcements(ArxivApi.Results results, Instant since) {
    return results.entries().stream()
        .filter(entry -> !entry.paper().published().isBefore(since))
        .map(entry -> new Announcement(feed, type(entry), entry.paper().published(), entry.paper()))
        .toList();
  }

  private AnnounceType type(ArxivEntry entry) {
    boolean ours = categories.stream().anyMatch(category -> covers(category, entry.primary()));
    return ours ? AnnounceType.NEW : AnnounceType.CROSS;
  }

  private static boolean covers(String category, String primary) {
    return primary.equals(category) || primary.startsWith(category + ".");
  }
}

package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.PaperLookup;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.fetch.RetryPolicy;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.util.Locale;

/** Looks up papers by arXiv's API ({@code GET /api/query?id_list=}). */
public final class ArxivLookup implements PaperLookup {

  private final ArxivApi api;

  /**
   * Creates a lookup on behalf of the feed of this name, with the rate limiter shared by all
   * requests to arXiv.
   */
  public ArxivLookup(String feed, FetchAddress api, Fetcher fetcher, HostRateLimiter gate) {
    this.api = new ArxivApi(feed, api, fetcher, gate);
  }

  @Override
  public Answer find(PaperId id) throws InterruptedException {
    if (id.scheme() != PaperId.Scheme.ARXIV) {
      return new Answer.Unknown();
    }
    ArxivApi.Answer answer = api.query("id_list=" + id.local(), RetryPolicy.OF_A_PERSON, () -> {});
    if (answer instanceof ArxivApi.Trouble problem) {
      boolean noSuchId = problem.reason().toLowerCase(Locale.ROOT).contains("incorrect id");
      return noSuchId ? new Answer.Unknown() : new Answer.Unavailable(problem.reason());
    }
    return ((ArxivApi.Results) answer)
        .entries().stream()
            .map(ArxivEntry::paper)
            .filter((Paper paper) -> paper.id().equals(id))
            .findFirst()
            .<Answer>map(Answer.Found::new)
            .orElseGet(Answer.Unknown::new);
  }
}

package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.Checkpoint;
import dev.paperboy.feed.fetch.ContentKind;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.FetchRequest;
import dev.paperboy.feed.fetch.FetchResult;
import dev.paperboy.feed.fetch.FetchResult.Failed;
import dev.paperboy.feed.fetch.FetchResult.Fetched;
import dev.paperboy.feed.fetch.FetchResult.Refused;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.fetch.ResponseBody;
import dev.paperboy.feed.fetch.RetryPolicy;
import dev.paperboy.feed.text.PaperText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A client of arXiv's query API (info.arxiv.org/help/api), which returns Atom in one of two
 * layouts, and reports errors in an entry titled "Error".
 */
final class ArxivApi {

  /** More than are ever requested at once. */
  private static final int MOST = 2_000;

  private final String feed;
  private final FetchAddress base;
  private final Fetcher fetcher;
  private final HostRateLimiter gate;

  ArxivApi(String feed, FetchAddress base, Fetcher fetcher, HostRateLimiter gate) {
    this.feed = feed;
    this.base = base;
    this.fetcher = fetcher;
    this.gate = gate;
  }

  /** The result of a query. */
  sealed interface Answer {}

  /**
   * A page of results.
   *
   * @param total the total number of results according to the API
   * @param malformed why entries could not be read
   */
  record Results(int total, List<ArxivEntry> entries, List<String> malformed) implements Answer {}

  /** The query failed. */
  record Trouble(String reason, Optional<Duration> retryAfter) implements Answer {}

  Answer query(String parameters, RetryPolicy patience, Checkpoint checkpoint)
      throws InterruptedException {
    FetchAddress address = base.under("/api/query?" + parameters);
    FetchResult result =
        fetcher.fetch(new FetchRequest(address, ContentKind.XML, Optional.empty(), gate, patience));
    if (result instanceof Fetched fetched) {
      try (ResponseBody body = fetched.body()) {
        return read(body, checkpoint);
      }
    }
    if (result instanceof Refused refused) {
      // Status 400 comes with an entry titled "Error", which is more specific than the status.
      return read(refused.body(), checkpoint) instanceof Trouble trouble && refused.status() == 400
          ? new Trouble(trouble.reason(), refused.retryAfter())
          : new Trouble(refused.reason(), refused.retryAfter());
    }
    return result instanceof Failed failed
        ? new Trouble(failed.reason(), failed.retryAfter())
        : new Trouble("arXiv's API did not respond", Optional.empty());
  }

  private Answer read(ResponseBody body, Checkpoint checkpoint) throws InterruptedException {
    Entries read = new Entries();
    XmlElement document;
    try {
      document = XmlElement.parse(body.text(), checkpoint, read);
    } catch (XMLStreamException damaged) {
      return new Trouble("arXiv's API returned a damaged document", Optional.empty());
    }
    if (!document.name().equals("feed")) {
      return new Trouble("arXiv's API returned something that is not a feed", Optional.empty());
    }
    return read.error.isPresent()
        ? new Trouble("arXiv's API returned: " + read.error.get(), Optional.empty())
        : new Results(total(document), read.entries, read.malformed);
  }

  /** Collects the entries of a response. */
  private final class Entries implements XmlElement.Items {
    private final List<ArxivEntry> entries = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();
    private Optional<String> error = Optional.empty();

    @Override
    public void take(XmlElement element, XmlElement document) {
      if (entries.size() + malformed.size() >= MOST) {
        return;
      }
      if (isError(element)) {
        error = Optional.of(PaperText.title(element.text("summary")));
        return;
      }
      ArxivEntry.read(element, feed)
          .ifPresentOrElse(
              entries::add,
              () -> malformed.add("an entry without id, title or date: " + named(element)));
    }
  }

  private static boolean isError(XmlElement entry) {
    return entry.text("id").contains("/api/errors")
        || (entry.text("title").equals("Error") && entry.text("published").isEmpty());
  }

  private static String named(XmlElement entry) {
    return PaperText.line(entry.text("id") + " " + entry.text("title"));
  }

  private static int total(XmlElement document) {
    String total = document.text("totalResults");
    return total.matches("\\d{1,9}") ? Integer.parseInt(total) : 0;
  }
}

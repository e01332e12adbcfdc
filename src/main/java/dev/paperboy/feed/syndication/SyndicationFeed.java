package dev.paperboy.feed.syndication;

import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.fetch.ContentKind;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.FetchRequest;
import dev.paperboy.feed.fetch.FetchResult;
import dev.paperboy.feed.fetch.FetchResult.Failed;
import dev.paperboy.feed.fetch.FetchResult.Fetched;
import dev.paperboy.feed.fetch.FetchResult.NotModified;
import dev.paperboy.feed.fetch.FetchResult.Refused;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.fetch.ResponseBody;
import java.time.InstantSource;
import java.util.Optional;

/** The RSS or Atom feed of any site. */
public final class SyndicationFeed implements FeedSource {

  private final String name;
  private final FetchAddress address;
  private final Fetcher fetcher;
  private final HostRateLimiter gate;
  private final InstantSource clock;

  /** Creates a feed at this address. */
  public SyndicationFeed(
      String name,
      FetchAddress address,
      Fetcher fetcher,
      HostRateLimiter gate,
      InstantSource clock) {
    this.name = name;
    this.address = address;
    this.fetcher = fetcher;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException {
    Optional<Validators> known = memory.validators().of(address.key());
    FetchResult result = fetcher.fetch(FetchRequest.poll(address, ContentKind.XML, known, gate));
    if (result instanceof Fetched fetched) {
      return handOver(fetched, sink);
    }
    if (result instanceof Refused refused) {
      return new PollResult.Failed(refused.reason(), refused.retryAfter());
    }
    if (result instanceof Failed failed) {
      return new PollResult.Failed(failed.reason(), failed.retryAfter());
    }
    if (result instanceof NotModified) {
      return new PollResult.Complete();
    }
    throw new IllegalStateException("unknown result of a request: " + result);
  }

  private PollResult handOver(Fetched fetched, PageSink sink) throws InterruptedException {
    SyndicationReader reader = new SyndicationReader(name, fetched.address(), clock.instant());
    PageBuilder page = new PageBuilder(sink);
    boolean isFeed;
    try (ResponseBody body = fetched.body()) {
      isFeed = reader.read(body.text(), page);
    }
    if (!isFeed) {
      String reason = address + " is not a feed that can be read";
      return new PollResult.Failed(reason, Optional.empty());
    }
    page.handOver(
        Optional.of(
            new Validators(address.key(), fetched.etag(), fetched.lastModified(), page.seen())));
    return new PollResult.Complete();
  }
}

package dev.paperboy.app;

import dev.paperboy.app.settings.FeedSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PaperLookup;
import dev.paperboy.feed.arxiv.ArxivFeed;
import dev.paperboy.feed.arxiv.ArxivLookup;
import dev.paperboy.feed.arxiv.HarvestFeed;
import dev.paperboy.feed.biorxiv.BiorxivFeed;
import dev.paperboy.feed.fetch.FetchLimits;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.fetch.Proxies;
import dev.paperboy.feed.file.FileFeed;
import dev.paperboy.feed.huggingface.HuggingFaceFeed;
import dev.paperboy.feed.huggingface.HuggingFaceLookup;
import dev.paperboy.feed.syndication.SyndicationFeed;
import dev.paperboy.fleet.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The list of feeds: what is polled, how often, and where single papers are looked up.
 *
 * @param feeds the polled feeds
 * @param lookups where single papers are looked up, in this order
 */
public record FeedSet(List<Polled> feeds, List<PaperLookup> lookups) {

  /** Copies the lists. */
  public FeedSet {
    feeds = List.copyOf(feeds);
    lookups = List.copyOf(lookups);
  }

  /** A source and the interval between two polls of it. */
  public record Polled(FeedSource source, Duration every) {}

  /**
   * Returns the feeds that are configured.
   *
   * @param pace the limits of hosts that all replicas share, by the same clock
   */
  public static FeedSet of(Settings settings, ProgramTime time, Pace pace) {
    return new Builder(settings.contact(), settings.proxies(), time, pace).build(settings.feeds());
  }

  /** Returns the sources. */
  public List<FeedSource> sources() {
    return feeds.stream().map(Polled::source).toList();
  }

  /** Returns the display name of each feed, by its name. */
  public Map<String, String> titles() {
    return sources().stream().collect(Collectors.toMap(FeedSource::name, FeedSource::title));
  }

  /** Returns how often each feed is polled, by its name. */
  Map<String, Duration> intervals() {
    return feeds.stream()
        .collect(Collectors.toMap(polled -> polled.source().name(), Polled::every));
  }

  private static final class Builder {
    private final ProgramTime time;
    private final Pace pace;
    private final Fetcher fetcher;
    private final HostRateLimiter arxivGate;
    private final List<Polled> feeds = new ArrayList<>();
    private final List<PaperLookup> lookups = new ArrayList<>();

    Builder(String contact, Proxies proxies, ProgramTime time, Pace pace) {
      this.time = time;
      this.pace = pace;
      this.fetcher =
          new Fetcher(
              FetchLimits.standard(Version.number(), Version.contact(contact)),
              proxies,
              time,
              time,
              RandomGenerator.getDefault());
      // One limiter for all processes, whatever the number of arXiv feeds, as arXiv's terms
      // require.
      this.arxivGate = HostRateLimiter.ofArxiv(time, time).sharedBy(pace, "arxiv.org");
    }

    FeedSet build(List<FeedSettings> settings) {
      settings.forEach(this::add);
      return new FeedSet(feeds, lookups);
    }

    private void add(FeedSettings settings) {
      if (settings instanceof FeedSettings.HuggingFace one) {
        HostRateLimiter gate = unpaced(one.name());
        poll(new HuggingFaceFeed(one.name(), one.baseUrl(), fetcher, gate, time), one);
        lookups.add(new HuggingFaceLookup(one.name(), one.baseUrl(), fetcher, gate, time));
      } else if (settings instanceof FeedSettings.Arxiv one) {
        poll(
            new ArxivFeed(
                one.name(),
                one.categories(),
                one.rssUrl(),
                one.apiUrl(),
                fetcher,
                arxivGate,
                time,
                time),
            one);
        lookups.add(new ArxivLookup(one.name(), one.apiUrl(), fetcher, arxivGate));
      } else if (settings instanceof FeedSettings.ArxivOai one) {
        poll(
            new HarvestFeed(
                one.name(), one.sets(), one.oaiUrl(), one.back(), fetcher, arxivGate, time),
            one);
      } else if (settings instanceof FeedSettings.Biorxiv one) {
        BiorxivFeed.Server server =
            BiorxivFeed.Server.valueOf(one.server().name().toUpperCase(Locale.ROOT));
        HostRateLimiter gate = HostRateLimiter.onePerSecond(time, time).sharedBy(pace, one.name());
        poll(new BiorxivFeed(one.name(), server, one.baseUrl(), fetcher, gate, time), one);
      } else if (settings instanceof FeedSettings.Rss one) {
        poll(new SyndicationFeed(one.name(), one.url(), fetcher, unpaced(one.name()), time), one);
      } else if (settings instanceof FeedSettings.File one) {
        poll(new FileFeed(one.name(), one.path(), time), one);
      } else {
        throw new IllegalStateException("unknown kind of feed: " + settings.getClass());
      }
    }

    private HostRateLimiter unpaced(String feed) {
      return HostRateLimiter.unpaced(time, time).sharedBy(pace, feed);
    }

    private void poll(FeedSource source, FeedSettings settings) {
      feeds.add(new Polled(source, settings.every()));
    }
  }
}

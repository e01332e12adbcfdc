package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.ArxivCategory;
import dev.paperboy.feed.fetch.FetchAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings of one source of papers. */
public sealed interface FeedSettings {

  /** Returns the feed's name: unique; letters, digits, dots, dashes and underscores. */
  String name();

  /** Returns the interval between two polls; 10 s to 7 days. */
  Duration every();

  /**
   * Returns the interval when it is within bounds.
   *
   * @throws IllegalArgumentException otherwise
   */
  static Duration requireEvery(Duration every) {
    if (every.compareTo(Duration.ofSeconds(10)) < 0 || every.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException("it must be between 10s and 7d");
    }
    return every;
  }

  /**
   * Hugging Face Daily Papers.
   *
   * @param every 15 minutes by default
   * @param baseUrl {@code https://huggingface.co} by default
   */
  record HuggingFace(String name, Duration every, FetchAddress baseUrl) implements FeedSettings {
    static final Duration DEFAULT_EVERY = Duration.ofMinutes(15);
    static final FetchAddress DEFAULT_BASE_URL = FetchAddress.of("https://huggingface.co");

    /** Checks the bounds. */
    public HuggingFace {
      TextFormat.feedName(name);
      requireEvery(every);
    }
  }

  /**
   * arXiv's daily announcements.
   *
   * @param categories what to read: {@code cs.CL}, {@code hep-th}, or {@code cs} for all of it; at
   *     least one, each once
   * @param every 30 minutes by default
   * @param rssUrl {@code https://rss.arxiv.org} by default
   * @param apiUrl {@code https://export.arxiv.org} by default
   */
  record Arxiv(
      String name,
      Duration every,
      List<String> categories,
      FetchAddress rssUrl,
      FetchAddress apiUrl)
      implements FeedSettings {
    static final Duration DEFAULT_EVERY = Duration.ofMinutes(30);
    static final FetchAddress DEFAULT_RSS_URL = FetchAddress.of("https://rss.arxiv.org");
    static final FetchAddress DEFAULT_API_URL = FetchAddress.of("https://export.arxiv.org");

    /** Copies the list and checks the bounds. */
    public Arxiv {
      TextFormat.feedName(name);
      requireEvery(every);
      categories = categories.stream().map(ArxivCategory::require).distinct().toList();
      if (categories.isEmpty()) {
        throw new IllegalArgumentException("it must name at least one category, like [cs.CL]");
      }
    }
  }

  /**
   * arXiv's records as they are added and changed, by OAI-PMH.
   *
   * @param sets what to harvest: {@code cs}, {@code physics:hep-th}; none for all of arXiv
   * @param every 6 hours by default: records change once a day
   * @param back how far back the first harvest goes: 7 days by default, at most 40 years
   * @param oaiUrl {@code https://oaipmh.arxiv.org/oai} by default
   */
  record ArxivOai(
      String name, Duration every, List<String> sets, Duration back, FetchAddress oaiUrl)
      implements FeedSettings {
    static final Duration DEFAULT_EVERY = Duration.ofHours(6);
    static final Duration DEFAULT_BACK = Duration.ofDays(7);
    static final FetchAddress DEFAULT_OAI_URL = FetchAddress.of("https://oaipmh.arxiv.org/oai");

    /** Copies the list and checks the bounds. */
    public ArxivOai {
      TextFormat.feedName(name);
      requireEvery(every);
      requireBack(back);
      sets = sets.stream().map(ArxivOai::requireSet).distinct().toList();
    }

    static String requireSet(String set) {
      if (!set.matches("[a-z-]+(?::[A-Za-z-]+){0,2}")) {
        throw new IllegalArgumentException(
            "`%s` is not an arXiv set; sets look like `cs`, `cs:cs:CL` or `physics:hep-th`"
                .formatted(set));
      }
      return set;
    }

    static Duration requireBack(Duration back) {
      if (back.isNegative() || back.compareTo(Duration.ofDays(40 * 366)) > 0) {
        throw new IllegalArgumentException("it must be between 0d and 14640d");
      }
      return back;
    }
  }

  /**
   * bioRxiv or medRxiv.
   *
   * @param every 1 hour by default
   * @param server which of the two; bioRxiv by default
   * @param baseUrl {@code https://api.biorxiv.org} by default, for both
   */
  record Biorxiv(String name, Duration every, Server server, FetchAddress baseUrl)
      implements FeedSettings {
    static final Duration DEFAULT_EVERY = Duration.ofHours(1);
    static final FetchAddress DEFAULT_BASE_URL = FetchAddress.of("https://api.biorxiv.org");

    /** Checks the bounds. */
    public Biorxiv {
      TextFormat.feedName(name);
      requireEvery(every);
    }

    /** The two servers; their names in lower case are those of the API. */
    public enum Server {
      /** Biology. */
      BIORXIV,
      /** Medicine. */
      MEDRXIV
    }
  }

  /**
   * An RSS or Atom feed of any site.
   *
   * @param every 1 hour by default
   * @param url where it is; http or https
   */
  record Rss(String name, Duration every, FetchAddress url) implements FeedSettings {
    static final Duration DEFAULT_EVERY = Duration.ofHours(1);

    /** Checks the bounds. */
    public Rss {
      TextFormat.feedName(name);
      requireEvery(every);
    }
  }

  /**
   * A file of papers as JSON lines.
   *
   * @param every 1 minute by default
   * @param path where it is; a relative one starts in the working directory
   */
  record File(String name, Duration every, Path path) implements FeedSettings {
    static final Duration DEFAULT_EVERY = Duration.ofMinutes(1);

    /** Checks the bounds. */
    public File {
      TextFormat.feedName(name);
      requireEvery(every);
    }
  }
}

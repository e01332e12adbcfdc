package dev.paperboy.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Paper} field by field. Not thread-safe. */
public final class PaperBuilder {
  private PaperId id;
  private String title;
  private Instant published;
  private String abstractText = "";
  private String tldr = "";
  private TldrOrigin tldrOrigin = TldrOrigin.UNKNOWN;
  private List<Author> authors = List.of();
  private List<String> categories = List.of();
  private List<String> keywords = List.of();
  private int version = 1;
  private String url;
  private String thumbnail = "";
  private String organization = "";
  private String comment = "";
  private Signals signals = Signals.NONE;
  private List<String> feeds = List.of();
  private @Nullable Instant revised;
  private @Nullable Trend trend;
  private Provenance provenance = Provenance.SOURCE;

  PaperBuilder(PaperId id, String title, Instant published) {
    this.id = id;
    this.title = title;
    this.published = published;
    this.url = id.link();
  }

  PaperBuilder(Paper paper) {
    this(paper.id(), paper.title(), paper.published());
    abstractText = paper.abstractText();
    tldr = paper.tldr();
    tldrOrigin = paper.tldrOrigin();
    authors = paper.authors();
    categories = paper.categories();
    keywords = paper.keywords();
    version = paper.version();
    url = paper.url();
    thumbnail = paper.thumbnail();
    organization = paper.organization();
    comment = paper.comment();
    signals = paper.signals();
    feeds = paper.feeds();
    revised = paper.revised();
    trend = paper.trend();
    provenance = paper.provenance();
  }

  public PaperBuilder id(PaperId value) {
    id = value;
    return this;
  }

  public PaperBuilder title(String value) {
    title = value;
    return this;
  }

  public PaperBuilder published(Instant value) {
    published = value;
    return this;
  }

  public PaperBuilder abstractText(String value) {
    abstractText = value;
    return this;
  }

  public PaperBuilder tldr(String value) {
    tldr = value;
    return this;
  }

  public PaperBuilder tldrOrigin(TldrOrigin value) {
    tldrOrigin = value;
    return this;
  }

  public PaperBuilder authors(List<Author> value) {
    authors = value;
    return this;
  }

  public PaperBuilder categories(List<String> value) {
    categories = value;
    return this;
  }

  public PaperBuilder keywords(List<String> value) {
    keywords = value;
    return this;
  }

  public PaperBuilder version(int value) {
    version = value;
    return this;
  }

  public PaperBuilder url(String value) {
    url = value;
    return this;
  }

  public PaperBuilder thumbnail(String value) {
    thumbnail = value;
    return this;
  }

  public PaperBuilder organization(String value) {
    organization = value;
    return this;
  }

  public PaperBuilder comment(String value) {
    comment = value;
    return this;
  }

  public PaperBuilder signals(Signals value) {
    signals = value;
    return this;
  }

  public PaperBuilder feeds(List<String> value) {
    feeds = value;
    return this;
  }

  public PaperBuilder revised(@Nullable Instant value) {
    revised = value;
    return this;
  }

  public PaperBuilder trend(@Nullable Trend value) {
    trend = value;
    return this;
  }

  public PaperBuilder provenance(Provenance value) {
    provenance = value;
    return this;
  }

  /**
   * Returns the paper.
   *
   * @throws IllegalArgumentException if a field is out of bounds
   */
  public Paper build() {
    return new Paper(
        id,
        title,
        abstractText,
        tldr,
        tldrOrigin,
        authors,
        categories,
        keywords,
        published,
        version,
        url,
        thumbnail,
        organization,
        comment,
        signals,
        feeds,
        revised,
        trend,
        provenance);
  }
}

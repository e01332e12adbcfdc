package dev.paperboy.app.settings;

import dev.paperboy.app.settings.FeedSettings.Biorxiv.Server;
import dev.paperboy.app.settings.value.ArxivCategory;
import dev.paperboy.app.settings.value.DurationText;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.files.FileErrorText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the list of feeds. */
final class FeedsReader {

  private enum Type {
    HUGGINGFACE,
    ARXIV,
    ARXIV_OAI,
    BIORXIV,
    RSS,
    FILE
  }

  private record Draft(Section section, Type type, Optional<String> name) {}

  private final FeedNames names = new FeedNames();

  /** Returns the valid feeds; problems with the others are recorded. */
  List<FeedSettings> read(Section root) {
    List<Draft> drafts = new ArrayList<>();
    for (Section section : root.sections("feeds", "{ type: huggingface }")) {
      section
          .required("type", "huggingface", text -> TextFormat.oneOf(Type.class, text))
          .ifPresent(type -> drafts.add(new Draft(section, type, chosenName(section))));
    }
    List<FeedSettings> feeds = new ArrayList<>();
    for (Draft draft : drafts) {
      read(draft).ifPresent(feeds::add);
      draft.section().close();
    }
    return feeds;
  }

  // Configured names are taken before any is generated, so that a generated one never conflicts.
  private Optional<String> chosenName(Section section) {
    Optional<String> name = section.value("name", TextFormat::feedName);
    if (name.isPresent() && !names.take(name.get())) {
      section.problem("name", " is `%s`, but another feed has this name".formatted(name.get()));
    }
    return name;
  }

  private Optional<FeedSettings> read(Draft draft) {
    return switch (draft.type()) {
      case HUGGINGFACE -> Optional.of(huggingFace(draft));
      case ARXIV -> arxiv(draft);
      case ARXIV_OAI -> Optional.of(arxivOai(draft));
      case BIORXIV -> Optional.of(biorxiv(draft));
      case RSS -> rss(draft);
      case FILE -> file(draft);
    };
  }

  private FeedSettings huggingFace(Draft draft) {
    return new FeedSettings.HuggingFace(
        name(draft, "huggingface"),
        every(draft, FeedSettings.HuggingFace.DEFAULT_EVERY),
        draft
            .section()
            .value("base_url", FeedsReader::server)
            .orElse(FeedSettings.HuggingFace.DEFAULT_BASE_URL));
  }

  private Optional<FeedSettings> arxiv(Draft draft) {
    Section section = draft.section();
    String name = name(draft, "arxiv");
    Duration every = every(draft, FeedSettings.Arxiv.DEFAULT_EVERY);
    List<String> categories = section.list("categories", "[cs.CL, cs.LG]", ArxivCategory::require);
    var rssUrl = section.value("rss_url", FeedsReader::server);
    var apiUrl = section.value("api_url", FeedsReader::server);
    if (!section.has("categories")) {
      section.problem("categories", " is missing; it looks like `[cs.CL, cs.LG]`");
    } else if (section.isEmptyList("categories")) {
      section.problem("categories", " must name at least one category, like [cs.CL]");
    }
    if (categories.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FeedSettings.Arxiv(
            name,
            every,
            categories,
            rssUrl.orElse(FeedSettings.Arxiv.DEFAULT_RSS_URL),
            apiUrl.orElse(FeedSettings.Arxiv.DEFAULT_API_URL)));
  }

  private FeedSettings arxivOai(Draft draft) {
    Section section = draft.section();
    return new FeedSettings.ArxivOai(
        name(draft, "arxiv-oai"),
        every(draft, FeedSettings.ArxivOai.DEFAULT_EVERY),
        section.list("sets", "[cs, physics:hep-th]", FeedSettings.ArxivOai::requireSet),
        section
            .value("back", text -> FeedSettings.ArxivOai.requireBack(DurationText.parse(text)))
            .orElse(FeedSettings.ArxivOai.DEFAULT_BACK),
        section
            .value("oai_url", FeedsReader::server)
            .orElse(FeedSettings.ArxivOai.DEFAULT_OAI_URL));
  }

  private FeedSettings biorxiv(Draft draft) {
    Server server =
        draft
            .section()
            .value("server", text -> TextFormat.oneOf(Server.class, text))
            .orElse(Server.BIORXIV);
    return new FeedSettings.Biorxiv(
        name(draft, server.name().toLowerCase(Locale.ROOT)),
        every(draft, FeedSettings.Biorxiv.DEFAULT_EVERY),
        server,
        draft
            .section()
            .value("base_url", FeedsReader::server)
            .orElse(FeedSettings.Biorxiv.DEFAULT_BASE_URL));
  }

  private Optional<FeedSettings> rss(Draft draft) {
    Section section = draft.section();
    Duration every = every(draft, FeedSettings.Rss.DEFAULT_EVERY);
    if (!section.has("name")) {
      section.problem("name", " is missing; an RSS feed needs one, like `jmlr`");
    }
    String name = name(draft, "rss");
    return section
        .required("url", "https://example.org/feed.xml", FetchAddress::of)
        .map(url -> new FeedSettings.Rss(name, every, url));
  }

  private Optional<FeedSettings> file(Draft draft) {
    Duration every = every(draft, FeedSettings.File.DEFAULT_EVERY);
    return draft
        .section()
        .required("path", "papers.jsonl", FeedsReader::path)
        .map(path -> new FeedSettings.File(name(draft, FeedNames.of(path)), every, path));
  }

  private String name(Draft draft, String otherwise) {
    return draft.name().orElseGet(() -> names.free(otherwise));
  }

  private static Duration every(Draft draft, Duration otherwise) {
    return draft
        .section()
        .value("every", text -> FeedSettings.requireEvery(DurationText.parse(text)))
        .orElse(otherwise);
  }

  /** Returns the address of a server, to which paths are appended: a trailing slash is removed. */
  private static FetchAddress server(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return FetchAddress.of(text.substring(0, end));
  }

  /** Returns a path; throws IllegalArgumentException if it is invalid on this file system. */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("it is not a path: " + FileErrorText.of(e), e);
    }
  }
}

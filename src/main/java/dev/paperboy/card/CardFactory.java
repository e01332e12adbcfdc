package dev.paperboy.card;

import dev.paperboy.card.Card.Cause;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.TldrOrigin;
import dev.paperboy.query.evaluation.Evidence;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the cards of papers. Thread-safe. */
public final class CardFactory {
  private static final int AUTHORS_NAMED = 3;
  private static final int LONGEST_SUMMARY = 420;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 100;
  private static final int CATEGORIES_SHOWN = 10;
  private static final int REASONS_SHOWN = 6;
  private static final int WORDS_MARKED = 50;
  private static final Pattern WEB =
      Pattern.compile("https?://\\S{1,2000}", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Map<String, String> feedTitles;

  /**
   * Creates a factory.
   *
   * @param feedTitles the display name of each feed, by its name; a feed without one is shown by
   *     its name
   */
  public CardFactory(Map<String, String> feedTitles) {
    this.feedTitles = Map.copyOf(feedTitles);
  }

  /** Returns the card of a paper without reasons or subscriptions. */
  public Card of(Paper paper) {
    return of(paper, List.of(), List.of());
  }

  /**
   * Returns the card of a paper that matched for these reasons, on behalf of these subscriptions.
   */
  public Card of(Paper paper, List<Evidence> evidence, List<Cause> subscriptions) {
    return of(paper, "", evidence, subscriptions);
  }

  /**
   * Returns the card of a trending paper that matched a topic for these reasons.
   *
   * @param rank its rank and the numbers of it
   */
  public Card ranked(Paper paper, String rank, List<Evidence> evidence) {
    return of(paper, rank, evidence, List.of());
  }

  private Card of(Paper paper, String rank, List<Evidence> evidence, List<Cause> subscriptions) {
    boolean hasTldr = !paper.tldr().isEmpty();
    return new Card(
        paper.id(),
        cut(paper.title(), LONGEST_TITLE),
        webAddress(paper),
        authors(paper.authors()),
        hasTldr ? shorten(paper.tldr()) : shorten(paper.abstractText()),
        hasTldr && paper.tldrOrigin() == TldrOrigin.MACHINE,
        source(paper.feeds()),
        paper.published(),
        paper.categories().stream().limit(CATEGORIES_SHOWN).toList(),
        paper.signals().upvotes(),
        paper.signals().comments(),
        paper.signals().code(),
        paper.signals().project(),
        fullText(paper.id()),
        evidence.stream().map(CardFactory::reason).distinct().limit(REASONS_SHOWN).toList(),
        evidence.stream()
            .filter(one -> one.start() >= 0)
            .map(Evidence::words)
            .distinct()
            .limit(WORDS_MARKED)
            .toList(),
        subscriptions,
        paper.isWithdrawn(),
        version(paper),
        rank,
        "");
  }

  private static String version(Paper paper) {
    Instant revised = paper.revised();
    return revised == null ? "" : "v" + paper.version() + " on " + DAY.format(revised);
  }

  private static String authors(List<Author> authors) {
    String named =
        authors.stream()
            .limit(AUTHORS_NAMED)
            .map(author -> cut(author.name(), LONGEST_NAME))
            .collect(Collectors.joining(", "));
    int others = authors.size() - AUTHORS_NAMED;
    if (others <= 0) {
      return named;
    }
    return named + " and " + others + (others == 1 ? " other" : " others");
  }

  /**
   * Returns the first sentences, as many as fit; a first sentence that is too long is truncated at
   * a word.
   */
  private static String shorten(String text) {
    if (text.length() <= LONGEST_SUMMARY) {
      return text;
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text);
    int end = sentences.preceding(LONGEST_SUMMARY + 1);
    if (end > LONGEST_SUMMARY / 3) {
      return text.substring(0, end).strip();
    }
    int space = text.lastIndexOf(' ', LONGEST_SUMMARY);
    return cut(text, space > LONGEST_SUMMARY / 3 ? space : LONGEST_SUMMARY);
  }

  /** Truncates a text that is too long; never splits a character. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end).strip() + "…";
  }

  /**
   * Returns the target of the title; a paper whose own address is not a web address links to that
   * of its id.
   */
  private static String webAddress(Paper paper) {
    return Stream.of(paper.url(), paper.id().link())
        .filter(address -> WEB.matcher(address).matches())
        .findFirst()
        .orElse("");
  }

  /** Returns the display name of a feed. */
  public String feedTitle(String name) {
    return feedTitles.getOrDefault(name, name);
  }

  private String source(List<String> feeds) {
    return feeds.stream().map(this::feedTitle).distinct().collect(Collectors.joining(" · "));
  }

  private static String fullText(PaperId id) {
    return id.scheme() == PaperId.Scheme.ARXIV ? "https://arxiv.org/pdf/" + id.local() : "";
  }

  private static String reason(Evidence evidence) {
    String words = "“" + cut(evidence.words(), LONGEST_REASON) + "”";
    return switch (evidence.place()) {
      case "title", "abstract" -> words + " in the " + evidence.place();
      case "tldr" -> words + " in the summary";
      case "author" -> "author " + cut(evidence.words(), LONGEST_REASON);
      case "category" -> "category " + evidence.words();
      case "feed" -> "announced by " + evidence.words();
      case "trending" -> "trending: " + evidence.words();
      case "about" -> "about " + words;
      default -> evidence.place() + " " + evidence.words();
    };
  }
}

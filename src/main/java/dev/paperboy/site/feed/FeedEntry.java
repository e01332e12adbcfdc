package dev.paperboy.site.feed;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.site.SitePaths;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A paper in a feed. All texts are such as XML can hold.
 *
 * @param id a URN that depends on the paper's id alone
 * @param title never empty
 * @param page address of the paper's page here
 * @param source address of the paper at its source; empty if none is known
 * @param summary the abstract, else the TL;DR; may be empty
 * @param authors names
 * @param categories subject classes
 * @param published when its first version appeared, to the second
 * @param updated when it was last announced, revised or delivered, to the second
 */
record FeedEntry(
    String id,
    String title,
    String page,
    Optional<String> source,
    String summary,
    List<String> authors,
    List<String> categories,
    Instant published,
    Instant updated) {

  FeedEntry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
  }

  /**
   * Returns the entry of a paper.
   *
   * @param base where readers reach the pages
   * @param source the address where a reader of the paper should be led; may be empty
   * @param announced when it was announced or delivered
   */
  static FeedEntry of(Paper paper, String base, String source, Instant announced) {
    Instant updated =
        Stream.of(Optional.of(announced), Optional.ofNullable(paper.revised()))
            .flatMap(Optional::stream)
            .reduce(paper.published(), (one, other) -> one.isAfter(other) ? one : other);
    String title = XmlText.of(paper.title());
    return new FeedEntry(
        FeedUrn.of("paper", paper.id().toString()),
        title.isEmpty() ? paper.id().toString() : title,
        base + SitePaths.paper(paper.id()),
        XmlText.address(source),
        XmlText.of(paper.abstractText().isBlank() ? paper.tldr() : paper.abstractText()),
        texts(paper.authors().stream().map(Author::name)),
        texts(paper.categories().stream()),
        paper.published().truncatedTo(ChronoUnit.SECONDS),
        updated.truncatedTo(ChronoUnit.SECONDS));
  }

  private static List<String> texts(Stream<String> texts) {
    return texts.map(XmlText::of).filter(text -> !text.isEmpty()).distinct().toList();
  }
}

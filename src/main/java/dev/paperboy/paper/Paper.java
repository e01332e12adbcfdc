package dev.paperboy.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scientific paper with all data known of it.
 *
 * <p>Texts are plain Unicode on one line, without markup, and empty if the source has none.
 *
 * @param id its identifier
 * @param title never blank
 * @param abstractText the authors' summary
 * @param tldr a summary in a sentence or two
 * @param tldrOrigin who wrote that summary
 * @param authors in the order of the paper
 * @param categories subject classes, the primary one first: {@code cs.CL}
 * @param keywords free terms that the source gives
 * @param published when its first version appeared
 * @param version the newest version that is known, from 1
 * @param url where a reader should be led
 * @param thumbnail address of a picture of it
 * @param organization its organization, if the source provides it
 * @param comment the authors' remark: pages, venue, "withdrawn"
 * @param signals votes, comments and resources
 * @param feeds names of the feeds that announced it, sorted
 * @param revised when the newest version was announced; null for the first one and if no feed
 *     reported it
 * @param trend its place among the papers of its day; null before the ranks of that day are final,
 *     and for all other papers
 * @param provenance the origin of the title, the abstract and the authors
 */
public record Paper(
    PaperId id,
    String title,
    String abstractText,
    String tldr,
    TldrOrigin tldrOrigin,
    List<Author> authors,
    List<String> categories,
    List<String> keywords,
    Instant published,
    int version,
    String url,
    String thumbnail,
    String organization,
    String comment,
    Signals signals,
    List<String> feeds,
    @Nullable Instant revised,
    @Nullable Trend trend,
    Provenance provenance) {

  /** Copies the lists, and rejects a blank title or a version below 1. */
  public Paper {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a paper needs a title");
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1, not " + version);
    }
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    keywords = List.copyOf(keywords);
    feeds = feeds.stream().sorted().distinct().toList();
  }

  /** Returns a builder of a paper with this id, title and date; its link is that of its id. */
  public static PaperBuilder builder(PaperId id, String title, Instant published) {
    return new PaperBuilder(id, title, published);
  }

  /** Returns whether its texts say that it was withdrawn. */
  public boolean isWithdrawn() {
    return Withdrawal.isStated(title, abstractText, comment);
  }

  /** Returns whether its comment alone says that it was withdrawn. */
  public boolean isWithdrawnByComment() {
    return Withdrawal.isStatedIn(comment);
  }

  /** Returns a builder initialized with this paper. */
  public PaperBuilder toBuilder() {
    return new PaperBuilder(this);
  }
}

package dev.paperboy.site.page;

import dev.paperboy.card.Card;
import dev.paperboy.site.PaperEntry;
import dev.paperboy.site.UpvoteChart;
import dev.paperboy.web.PageFrame;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one paper.
 *
 * @param frame its frame
 * @param path its page
 * @param card the paper in short
 * @param title its whole title
 * @param authors with links to their other papers
 * @param picture its picture
 * @param abstractText the authors' summary
 * @param tldr a short summary; empty if there is none
 * @param machineTldr whether a machine wrote that
 * @param links where the paper, its code and its project are
 * @param facts what else the source says, name and value
 * @param categories with links to their papers
 * @param keywords with links to searches
 * @param sightings who announced it and its versions, and when
 * @param chart its upvotes over time
 * @param similar papers about the same
 * @param bibtex its citation
 * @param postings where it was posted; empty for who may not see that
 */
public record PaperPage(
    PageFrame frame,
    String path,
    Card card,
    String title,
    List<AuthorLink> authors,
    Optional<PictureOnPage> picture,
    String abstractText,
    String tldr,
    boolean machineTldr,
    List<Link> links,
    List<Fact> facts,
    List<Link> categories,
    List<Link> keywords,
    List<String> sightings,
    Optional<UpvoteChart> chart,
    List<PaperEntry> similar,
    String bibtex,
    List<Posting> postings) {

  /** Copies the lists. */
  public PaperPage {
    authors = List.copyOf(authors);
    links = List.copyOf(links);
    facts = List.copyOf(facts);
    categories = List.copyOf(categories);
    keywords = List.copyOf(keywords);
    sightings = List.copyOf(sightings);
    similar = List.copyOf(similar);
    postings = List.copyOf(postings);
  }

  /** An author: the link to their papers, and where they work if that is known. */
  public record AuthorLink(Link link, String affiliation) {}

  /** A line of what the source says. */
  public record Fact(String name, String value) {}

  /**
   * A channel that the paper was matched for.
   *
   * @param channel its name and platform
   * @param state what became of it: {@code Posted on 12 June 2026}
   * @param causes the subscriptions and the words that matched
   */
  public record Posting(String channel, String state, List<String> causes) {
    /** Copies the list. */
    public Posting {
      causes = List.copyOf(causes);
    }
  }
}

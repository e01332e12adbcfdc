package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A result of arXiv's API.
 *
 * @param primary the primary category; "" if the API does not provide it
 */
record ArxivEntry(Paper paper, String primary) {

  /** Reads an entry; empty if it lacks an id, a title or a date. */
  static Optional<ArxivEntry> read(XmlElement entry, String feed) {
    Optional<PaperReference> reference =
        PaperReference.parse(entry.text("id"))
            .filter(found -> found.id().scheme() == PaperId.Scheme.ARXIV);
    Optional<Instant> published =
        Dates.read(entry.text("published")).or(() -> Dates.read(entry.text("updated")));
    String title = PaperText.title(entry.text("title"));
    if (reference.isEmpty() || published.isEmpty() || title.isEmpty()) {
      return Optional.empty();
    }
    String primary =
        entry.all("primary_category").stream()
            .map(category -> category.attribute("term"))
            .findFirst()
            .orElse("");
    Paper paper =
        Paper.builder(reference.get().id(), title, published.get())
            .abstractText(PaperText.abstractText(entry.text("summary")))
            .authors(authors(entry))
            .categories(categories(entry, primary))
            .version(Math.max(1, reference.get().version()))
            .comment(PaperText.title(entry.text("comment")))
            .feeds(List.of(feed))
            .build();
    return Optional.of(new ArxivEntry(paper, primary));
  }

  private static List<Author> authors(XmlElement entry) {
    List<Author> authors = new ArrayList<>();
    for (XmlElement author : entry.all("author")) {
      String name = PaperText.name(author.text("name"));
      if (!name.isEmpty() && authors.size() < PaperText.MOST_AUTHORS) {
        authors.add(new Author(name, PaperText.name(author.text("affiliation"))));
      }
    }
    return authors;
  }

  private static List<String> categories(XmlElement entry, String primary) {
    Set<String> categories = new LinkedHashSet<>();
    categories.add(primary);
    entry.all("category").forEach(category -> categories.add(category.attribute("term")));
    return PaperText.names(categories);
  }
}

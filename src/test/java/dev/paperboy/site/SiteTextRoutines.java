package dev.paperboy.site;

import dev.paperboy.TextRoutine;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;

/** What the pages read of addresses, and write of papers. */
public final class SiteTextRoutines {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private SiteTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of("BibTeX", text -> Bibtex.of(paper(text)), "site/Bibtex"),
        TextRoutine.of(
            "period in an address",
            text -> Period.nearest(Period.Kind.DAY, "2026-" + text),
            "site/Period"),
        TextRoutine.of("category in an address", SitePaths::category, "site/SitePaths"));
  }

  private static Paper paper(String text) {
    return Paper.builder(PaperId.of("arxiv:2606.00001"), "T" + text, NOW)
        .authors(List.of(new Author("Ada Lovelace"), new Author("A" + text)))
        .build();
  }
}

package dev.paperboy.site;

import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.TldrOrigin;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.site.page.Link;
import dev.paperboy.site.page.PaperPage;
import dev.paperboy.site.page.PaperPage.AuthorLink;
import dev.paperboy.site.page.PaperPage.Fact;
import dev.paperboy.site.page.PaperPage.Posting;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SightingStore;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.store.paper.SignalHistory;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.web.PageFrame;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the pages of papers. Thread-safe. */
final class PaperPages {
  private static final int SIMILAR = 6;

  private final Database database;
  private final PaperIndex index;
  private final CardFactory cardFactory;
  private final Pictures pictures;
  private final InstantSource clock;
  private final PaperStore papers = new PaperStore();
  private final SightingStore sightings = new SightingStore();
  private final SignalHistory history = new SignalHistory();
  private final Postings postings = new Postings();

  PaperPages(SiteServices services) {
    this.database = services.database();
    this.index = services.index();
    this.cardFactory = services.cardFactory();
    this.pictures = new Pictures(services.database());
    this.clock = services.clock();
  }

  /** Returns the paper of this spelling of an id or address; first of all, of exactly this id. */
  Optional<Paper> named(String spelling) {
    return database
        .read(
            transaction ->
                exactly(spelling)
                    .flatMap(id -> papers.find(transaction, id))
                    .or(() -> papers.named(transaction, spelling)))
        .map(StoredPaper::paper);
  }

  private static Optional<PaperId> exactly(String spelling) {
    try {
      return Optional.of(PaperId.of(spelling));
    } catch (IllegalArgumentException anotherSpelling) {
      return Optional.empty();
    }
  }

  /** Makes the page of a paper; where it was posted is shown only if the frame's reader may see. */
  PaperPage of(Paper paper, PageFrame frame) {
    List<Hit> like = index.similar(paper, SIMILAR);
    Map<?, StoredPaper> known =
        database.read(
            transaction -> papers.find(transaction, like.stream().map(Hit::paper).toList()));
    List<Sighting> seen = database.read(transaction -> sightings.of(transaction, paper.id()));
    SignalSeries upvotes = database.read(transaction -> history.of(transaction, paper.id()));
    List<Posting> posted =
        frame.console()
            ? database.read(transaction -> postings.of(transaction, paper.id()))
            : List.of();
    Card card = cardFactory.of(paper);
    return new PaperPage(
        frame,
        SitePaths.paper(paper.id()),
        card,
        paper.title(),
        paper.authors().stream().map(PaperPages::author).toList(),
        pictures.of(paper.id()),
        paper.abstractText(),
        paper.tldr(),
        paper.tldrOrigin() == TldrOrigin.MACHINE,
        links(paper, card),
        facts(paper),
        paper.categories().stream().map(PaperPages::category).toList(),
        paper.keywords().stream().flatMap(PaperPages::keyword).toList(),
        seen.stream().map(this::sentence).distinct().toList(),
        UpvoteChart.of(upvotes.points(), clock.instant()),
        like.stream()
            .flatMap(hit -> Stream.ofNullable(known.get(hit.paper())))
            .map(stored -> PaperEntry.of(cardFactory.of(stored.paper())))
            .toList(),
        Bibtex.of(paper),
        posted);
  }

  private static AuthorLink author(Author author) {
    return new AuthorLink(
        new Link(author.name(), SitePaths.author(author.name())), author.affiliation());
  }

  private static Link category(String category) {
    return new Link(category, SitePaths.category(category));
  }

  private static Stream<Link> keyword(String keyword) {
    String query = '"' + keyword + '"';
    return QueryParser.parseNew(query) instanceof ParseResult.Parsed
        ? Stream.of(new Link(keyword, SitePaths.search(query)))
        : Stream.empty();
  }

  private static List<Link> links(Paper paper, Card card) {
    List<Link> links = new ArrayList<>();
    add(links, place(paper), card.url());
    add(links, "PDF", card.pdf());
    add(links, "Code", SitePaths.web(paper.signals().code()));
    add(links, "Project", SitePaths.web(paper.signals().project()));
    return links;
  }

  private static void add(List<Link> links, String text, String address) {
    if (!address.isEmpty()) {
      links.add(new Link(text, address));
    }
  }

  private static String place(Paper paper) {
    return switch (paper.id().scheme()) {
      case ARXIV -> paper.url().contains("huggingface.co/") ? "Hugging Face" : "arXiv";
      case DOI -> "Publisher";
      case URL, ITEM -> "Read it";
    };
  }

  private static List<Fact> facts(Paper paper) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Published", Period.written(Period.dayOf(paper.published()))));
    if (paper.version() > 1) {
      facts.add(new Fact("Version", String.valueOf(paper.version())));
    }
    if (!paper.organization().isEmpty()) {
      facts.add(new Fact("Organization", paper.organization()));
    }
    if (!paper.comment().isEmpty()) {
      facts.add(new Fact("Authors’ remark", paper.comment()));
    }
    facts.add(new Fact("Identifier", paper.id().toString()));
    return facts;
  }

  private String sentence(Sighting sighting) {
    String kind =
        switch (sighting.type()) {
          case NEW -> "new";
          case CROSS -> "new in another category";
          case REPLACE, REPLACE_CROSS -> "version " + sighting.version();
        };
    return Period.written(Period.dayOf(sighting.announced()))
        + ": "
        + kind
        + ", from "
        + cardFactory.feedTitle(sighting.feed());
  }
}

package dev.paperboy.site.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Writes feeds in Atom (RFC 4287), paged as of RFC 5005. */
final class AtomWriter {
  private static final String HTML = "text/html";
  private static final Namespace HISTORY =
      Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");

  private AtomWriter() {}

  static String write(FeedContent document) {
    Feed feed = new Feed("atom_1.0");
    feed.setEncoding("UTF-8");
    feed.setId(document.id());
    feed.setTitleEx(text(document.title()));
    feed.setUpdated(date(document.updated()));
    // Required by the RFC, because a paper may name no author.
    feed.setAuthors(List.of(person(document.publisher())));
    Generator generator = new Generator();
    generator.setValue("Paperboy");
    feed.setGenerator(generator);
    document.page().ifPresent(page -> feed.setAlternateLinks(List.of(page(page))));
    List<Link> others = new ArrayList<>();
    others.add(link("self", FeedFormat.ATOM.type(), document.self()));
    new TreeMap<>(document.paging())
        .forEach(
            (relation, address) -> others.add(link(relation, FeedFormat.ATOM.type(), address)));
    feed.setOtherLinks(others);
    if (document.archived()) {
      feed.setForeignMarkup(List.of(new Element("archive", HISTORY)));
    }
    feed.setEntries(document.entries().stream().map(AtomWriter::entry).toList());
    try {
      // Not indented, because that would change the white space of texts.
      return new WireFeedOutput().outputString(feed, false);
    } catch (FeedException impossible) {
      throw new IllegalStateException("a feed cannot be written", impossible);
    }
  }

  private static Entry entry(FeedEntry paper) {
    Entry entry = new Entry();
    entry.setId(paper.id());
    entry.setTitleEx(text(paper.title()));
    entry.setPublished(date(paper.published()));
    entry.setUpdated(date(paper.updated()));
    entry.setAuthors(paper.authors().stream().map(AtomWriter::person).toList());
    entry.setCategories(paper.categories().stream().map(AtomWriter::category).toList());
    entry.setAlternateLinks(List.of(page(paper.page())));
    entry.setOtherLinks(
        paper.source().map(address -> link("via", HTML, address)).stream().toList());
    if (!paper.summary().isEmpty()) {
      entry.setSummary(text(paper.summary()));
    }
    return entry;
  }

  private static Content text(String value) {
    Content content = new Content();
    content.setType("text");
    content.setValue(value);
    return content;
  }

  private static SyndPerson person(String name) {
    Person person = new Person();
    person.setName(name);
    return person;
  }

  private static Category category(String name) {
    Category category = new Category();
    category.setTerm(name);
    return category;
  }

  private static Link page(String address) {
    return link("alternate", HTML, address);
  }

  private static Link link(String relation, String type, String address) {
    Link link = new Link();
    link.setRel(relation);
    link.setType(type);
    link.setHref(address);
    return link;
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}

package dev.paperboy.feed.arxiv;

import dev.paperboy.TextRoutine;
import dev.paperboy.feed.CollectingSink;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.fetch.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** How texts of arXiv enter the program. */
public final class ArxivTextRoutines {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private ArxivTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of("line of authors", AuthorLine::read, "feed/arxiv/AuthorLine"),
        TextRoutine.of(
            "announcement",
            text -> announcements(item(escaped(text))),
            "feed/arxiv/ArxivAnnouncements"),
        TextRoutine.of("announcements as they come", ArxivTextRoutines::announcements),
        TextRoutine.of("tag of an announcement", text -> announcements("<item" + text + "/>")),
        TextRoutine.of(
            "harvested record", text -> harvest(record(escaped(text))), "feed/arxiv/HarvestRecord"),
        TextRoutine.of("entry of the API", text -> entry(escaped(text)), "feed/arxiv/ArxivApi"));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(one -> one >= ' ' && (one < 0xD800 || one > 0xDFFF))
        .forEach(
            one ->
                escaped.append(
                    one == '<' ? "&lt;" : one == '&' ? "&amp;" : Character.toString(one)));
    return escaped.toString();
  }

  private static String item(String text) {
    return "<item><title>"
        + text
        + "</title><guid>oai:arXiv.org:2606.00001v1</guid><creator>"
        + text
        + "</creator><category>"
        + text
        + "</category><pubDate>"
        + text
        + "</pubDate><description>arXiv:2606.00001v1 Announce Type: "
        + text
        + "</description></item>";
  }

  private static Object announcements(String items) {
    PageBuilder page = new PageBuilder(new CollectingSink());
    ArxivAnnouncements read = new ArxivAnnouncements("arxiv", NOW, page);
    try {
      XmlElement.parse("<rss><channel>" + items + "</channel></rss>", () -> {}, read);
    } catch (XMLStreamException notWellFormed) {
      return notWellFormed;
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    return read.page(new Validators("", "", "", 0));
  }

  private static String record(String text) {
    return "<OAI-PMH><ListRecords><record><header><identifier>"
        + text
        + "</identifier><datestamp>"
        + text
        + "</datestamp></header><metadata><arXiv><id>2606.00001</id><created>"
        + text
        + "</created><authors><author><keyname>"
        + text
        + "</keyname></author></authors><title>T"
        + text
        + "</title><categories>"
        + text
        + "</categories><abstract>"
        + text
        + "</abstract></arXiv></metadata></record></ListRecords></OAI-PMH>";
  }

  private static Object harvest(String document) {
    try {
      ResponseBody body = new ResponseBody(document.getBytes(StandardCharsets.UTF_8), "text/xml");
      return HarvestResponse.read(body, "oai", NOW, new PageBuilder(new CollectingSink()));
    } catch (XMLStreamException notWellFormed) {
      return notWellFormed;
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object entry(String text) {
    String document =
        "<feed><entry><id>http://arxiv.org/abs/2606.00001v1</id><published>2026-06-01</published>"
            + "<title>T"
            + text
            + "</title><summary>"
            + text
            + "</summary><author><name>"
            + text
            + "</name></author><category term='a'/></entry></feed>";
    try {
      return XmlElement.parse(document, () -> {}, (item, root) -> ArxivEntry.read(item, "arxiv"));
    } catch (XMLStreamException notWellFormed) {
      return notWellFormed;
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

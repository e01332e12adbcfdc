package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.Item;
import dev.paperboy.feed.fetch.Body;
import dev.paperboy.feed.text.PaperText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * A page of a harvest, or the error in its place.
 *
 * @param items the records that are papers, and those that could not be read
 * @param token what leads to the next page; empty on the last
 * @param error the protocol's name of the error; empty for none
 * @param said the error as people read it
 */
record HarvestAnswer(List<Item> items, String token, String error, String said) {

  /** Copies the list. */
  HarvestAnswer {
    items = List.copyOf(items);
  }

  /**
   * Reads an answer.
   *
   * @param feed name of the feed
   * @param now the date of records without one
   * @throws XMLStreamException where it is not well-formed
   */
  static HarvestAnswer read(Body body, String feed, Instant now) throws XMLStreamException {
    XmlElement document = XmlElement.parse(body.text());
    for (XmlElement error : document.all("error")) {
      String code = error.attribute("code");
      String said = PaperText.title(code + " " + error.text());
      return new HarvestAnswer(List.of(), "", code.isEmpty() ? "error" : code, said);
    }
    if (!document.name().equals("OAI-PMH")) {
      return new HarvestAnswer(List.of(), "", "error", "something that is no harvest");
    }
    List<Item> items = new ArrayList<>();
    String token = "";
    for (String list : List.of("ListRecords", "GetRecord")) {
      for (XmlElement page : document.all(list)) {
        for (XmlElement record : page.all("record")) {
          new HarvestRecord(record).read(feed, now).ifPresent(items::add);
        }
        token = page.text("resumptionToken");
      }
    }
    return new HarvestAnswer(items, token, "", "");
  }
}

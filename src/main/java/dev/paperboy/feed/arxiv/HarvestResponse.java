package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.fetch.ResponseBody;
import dev.paperboy.feed.text.PaperText;
import java.time.Instant;
import javax.xml.stream.XMLStreamException;

/**
 * The parts of a harvest page other than its records.
 *
 * @param token the resumption token; empty on the last page
 * @param error the protocol's error code; empty if there is none
 * @param said the error message
 */
record HarvestResponse(String token, String error, String said) {

  /**
   * Parses a response.
   *
   * @param feed name of the feed
   * @param now the date of records without one
   * @param page receives the records that are papers, and those that could not be read
   * @throws XMLStreamException if it is not well-formed
   * @throws InterruptedException if the program is stopping
   */
  static HarvestResponse read(ResponseBody body, String feed, Instant now, PageBuilder page)
      throws XMLStreamException, InterruptedException {
    XmlElement document =
        XmlElement.parse(
            body.text(),
            page,
            (record, root) -> {
              if (page.wantsNext()) {
                new HarvestRecord(record).read(feed, now).ifPresent(page::add);
              }
            });
    for (XmlElement error : document.all("error")) {
      String code = error.attribute("code");
      String said = PaperText.title(code + " " + error.text());
      return new HarvestResponse("", code.isEmpty() ? "error" : code, said);
    }
    if (!document.name().equals("OAI-PMH")) {
      return new HarvestResponse("", "error", "something that is not a harvest response");
    }
    String token =
        document.all("ListRecords").stream()
            .map(list -> list.text("resumptionToken"))
            .findFirst()
            .orElse("");
    return new HarvestResponse(token, "", "");
  }
}

package dev.paperboy.feed.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.FeedItem.Announced;
import dev.paperboy.feed.FeedItem.Malformed;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArxivSnapshotTest {
  private static final String ROW =
      """
      {"id":"hep-th/9901001","submitter":"A. Smith","authors":"Ann Smith Jr. and J. M\\\\\\"uller",\
      "title":"On strings\\n  and loops","comments":"12 pages, 3 figures","journal-ref":null,\
      "doi":"10.1000/1","report-no":null,"categories":"hep-th math.MP","license":null,\
      "abstract":"  We look at\\nstrings.\\n","versions":[\
      {"version":"v1","created":"Mon, 4 Jan 1999 10:00:00 GMT"},\
      {"version":"v2","created":"Tue, 2 Feb 1999 10:00:00 GMT"}],"update_date":"2009-10-31",\
      "authors_parsed":[["Smith","Ann","Jr."],["M\\\\\\"uller","J.",""]]}\
      """;

  private final PaperLines lines = new PaperLines("load", SettableClock.at("2026-06-15T12:00:00Z"));

  private FeedItem read(String line) {
    return lines.read(line, 7).orElseThrow();
  }

  @Test
  void aRowIsAPaperWithItsVersionsAndTheNamesOfItsAuthors() {
    Announcement announcement = ((Announced) read(ROW)).announcement();
    Paper paper = announcement.paper();

    assertThat(paper.id()).hasToString("arxiv:hep-th/9901001");
    assertThat(paper.title()).isEqualTo("On strings and loops");
    assertThat(paper.abstractText()).isEqualTo("We look at strings.");
    assertThat(paper.authors())
        .containsExactly(new Author("Ann Smith Jr."), new Author("J. Müller"));
    assertThat(paper.categories()).containsExactly("hep-th", "math.MP");
    assertThat(paper.version()).isEqualTo(2);
    assertThat(paper.comment()).isEqualTo("12 pages, 3 figures");
    assertThat(paper.published()).isEqualTo(Instant.parse("1999-01-04T10:00:00Z"));
    assertThat(announcement.announced()).isEqualTo(paper.published());
  }

  @Test
  void aRowThatIsNoPaperIsNamedWithItsReason() {
    assertThat(read(ROW.replace("hep-th/9901001", "nothing")))
        .isEqualTo(new Malformed("line 7 has an id that is not arXiv's: nothing"));
    assertThat(read(ROW.replace("On strings\\n  and loops", " ")))
        .isEqualTo(new Malformed("line 7 has no title"));
    assertThat(read(ROW.replace(" GMT", " ?").replace("2009-10-31", "soon")))
        .isEqualTo(new Malformed("line 7 has no date that can be read"));
  }

  @Test
  void theOtherFormatIsReadAsBefore() {
    FeedItem item = read("{\"id\":\"2606.00001\",\"title\":\"T\",\"authors\":[\"Ada\"]}");

    assertThat(((Announced) item).announcement().paper().authors())
        .containsExactly(new Author("Ada"));
  }
}

package dev.paperboy.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How papers look in the lists of Hugging Face and the feeds of arXiv at some moment. */
final class PrintedFeeds {
  private static final Duration DAY = Duration.ofDays(1);
  // At midnight in New York, in summer.
  private static final Duration FEED_HOUR = Duration.ofHours(4);

  // Lone surrogates cannot be written as UTF-8; as escapes they can, and some sources do so.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final List<Printed> papers;

  PrintedFeeds(List<Printed> papers) {
    this.papers = List.copyOf(papers);
  }

  /** A page of the list of a day, the most upvoted first. */
  String list(LocalDate day, Instant now, int page) {
    double part = part(day, now);
    List<Printed> all = papers.stream().filter(paper -> paper.lists().containsKey(day)).toList();
    // The list is complete after two thirds of its day.
    int shown = (int) Math.floor(all.size() * Math.min(1, part * 1.5));
    ArrayNode rows = MAPPER.createArrayNode();
    if (page == 0) {
      all.subList(0, Math.max(0, shown)).stream()
          .sorted(Comparator.comparingInt((Printed paper) -> -votes(paper, now)))
          .forEach(paper -> rows.add(row(paper, day, now)));
      if (shown > 0) {
        addMalformed(rows);
      }
    }
    try {
      return MAPPER.writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void addMalformed(ArrayNode rows) {
    rows.insert(0, 7);
    rows.addObject().put("title", "a row without a paper");
    rows.addObject().putObject("paper").put("id", "2606.99991");
    rows.addObject().putObject("paper").put("id", "no id at all").put("title", "diffusion");
    rows.addNull();
  }

  private static ObjectNode row(Printed paper, LocalDate day, Instant now) {
    ObjectNode row = MAPPER.createObjectNode();
    ObjectNode inner = row.putObject("paper");
    inner.put("id", paper.id()).put("title", paper.title());
    if (!paper.abstractText().isEmpty()) {
      inner.put("summary", paper.abstractText());
    }
    if (!paper.tldr().isEmpty()) {
      inner.put("ai_summary", paper.tldr());
    }
    if (!paper.code().isEmpty()) {
      inner.put("githubRepo", paper.code());
    }
    inner.put("publishedAt", submitted(day).toString());
    inner.put("submittedOnDailyAt", day + "T00:00:00.000Z");
    inner.put("upvotes", votes(paper, now));
    ArrayNode authors = inner.putArray("authors");
    paper.authors().forEach(name -> authors.addObject().put("name", name));
    return row.put("title", paper.title()).put("numComments", 1);
  }

  /** Votes only rise, so that what a threshold asks for does not depend on when it is looked at. */
  private static int votes(Printed paper, Instant now) {
    int votes = 0;
    for (Map.Entry<LocalDate, Integer> list : paper.lists().entrySet()) {
      double part = Math.min(1, part(list.getKey(), now) / 0.9);
      if (part > 0) {
        votes += (int) Math.floor((list.getValue() - votes) * part);
      }
    }
    return votes;
  }

  private static double part(LocalDate day, Instant now) {
    Duration passed = Duration.between(start(day), now);
    return Math.max(0, Math.min(1, (double) passed.toMillis() / DAY.toMillis()));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The daily feed of arXiv: the announcements of the day, and none at weekends. */
  String announcements(Instant now) {
    LocalDate day = now.minus(FEED_HOUR).atOffset(ZoneOffset.UTC).toLocalDate();
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            day.atTime(4, 0).atOffset(ZoneOffset.UTC).toZonedDateTime());
    List<String> items = new ArrayList<>();
    for (Printed paper : papers) {
      if (paper.news().equals(day)) {
        items.add(item(paper, paper.cross() ? "cross" : "new", 1, paper.abstractText(), date));
      }
      if (paper.replaced().equals(day)) {
        items.add(item(paper, "replace", 2, paper.revised(), date));
      }
    }
    if (!items.isEmpty()) {
      items.add("<item><title>An item without an id</title></item>");
      items.add("<item><guid>oai:arXiv.org:2606.99992v1</guid><title> </title></item>");
    }
    return "<?xml version='1.0' encoding='UTF-8'?>"
        + "<rss xmlns:arxiv=\"http://arxiv.org/schemas/atom\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version=\"2.0\"><channel>"
        + "<title>cs.CL, cs.LG updates</title><pubDate>"
        + date
        + "</pubDate>"
        + String.join("\n", items)
        + "</channel></rss>";
  }

  private static String item(
      Printed paper, String type, int version, String abstractText, String date) {
    return "<item><title>"
        + xml(paper.title())
        + "</title><link>https://arxiv.org/abs/"
        + paper.id()
        + "</link><description>"
        + xml(
            "arXiv:%sv%d Announce Type: %s \nAbstract: %s"
                .formatted(paper.id(), version, type, abstractText))
        + "</description><guid isPermaLink=\"false\">oai:arXiv.org:"
        + paper.id()
        + "v"
        + version
        + "</guid><category>cs.LG</category><pubDate>"
        + date
        + "</pubDate><arxiv:announce_type>"
        + type
        + "</arxiv:announce_type><dc:creator>"
        + xml(String.join(", ", paper.authors()))
        + "</dc:creator></item>";
  }

  /** What the API of arXiv answers: what was submitted and is announced, newest first. */
  String submissions(Instant now, int start, int most) {
    List<Printed> announced =
        papers.stream()
            .filter(paper -> !paper.news().equals(LocalDate.MAX))
            .filter(paper -> !start(paper.news()).plus(FEED_HOUR).isAfter(now))
            .sorted(Comparator.comparing(Printed::news).reversed())
            .toList();
    String entries =
        announced.stream()
            .skip(start)
            .limit(most)
            .map(PrintedFeeds::entry)
            .collect(Collectors.joining("\n"));
    return "<?xml version='1.0' encoding='UTF-8'?>"
        + "<feed xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\""
        + " xmlns:arxiv=\"http://arxiv.org/schemas/atom\" xmlns=\"http://www.w3.org/2005/Atom\">"
        + "<opensearch:totalResults>"
        + announced.size()
        + "</opensearch:totalResults>"
        + entries
        + "</feed>";
  }

  private static String entry(Printed paper) {
    String authors =
        paper.authors().stream()
            .map(name -> "<author><name>" + xml(name) + "</name></author>")
            .collect(Collectors.joining());
    String primary = paper.cross() ? "math.OC" : "cs.LG";
    return "<entry><id>http://arxiv.org/abs/"
        + paper.id()
        + "v1</id><title>"
        + xml(paper.title())
        + "</title><updated>"
        + submitted(paper.news())
        + "</updated><published>"
        + submitted(paper.news())
        + "</published><summary>"
        + xml(paper.abstractText())
        + "</summary><category term=\"cs.LG\"/><arxiv:primary_category term=\""
        + primary
        + "\"/>"
        + authors
        + "</entry>";
  }

  /** In the afternoon of the workday before. */
  private static Instant submitted(LocalDate announced) {
    LocalDate before = announced.minusDays(1);
    while (!GeneratedPapers.isWorkday(before)) {
      before = before.minusDays(1);
    }
    return start(before).plus(Duration.ofHours(17));
  }

  private static String xml(String text) {
    return text.codePoints()
        .filter(point -> point >= 32 || point == '\n' || point == '\r')
        .filter(point -> point < 0xD800 || point > 0xDFFF)
        .mapToObj(
            point ->
                switch (point) {
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  case '&' -> "&amp;";
                  default -> Character.toString(point);
                })
        .collect(Collectors.joining());
  }
}

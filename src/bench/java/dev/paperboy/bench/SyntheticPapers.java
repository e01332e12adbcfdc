package dev.paperboy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Papers that never were, as rows of arXiv's metadata snapshot. Their titles and abstracts are runs
 * of a few words out of real ones, so that words, and neighbours, are as frequent as there;
 * lengths, authors and categories are those of real papers, dates go over thirty years. Seeded, and
 * written one by one.
 */
final class SyntheticPapers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final LocalDate FIRST = LocalDate.of(1996, 6, 15);
  private static final int DAYS = 30 * 365;
  private static final int LONGEST_RUN = 8;

  private final Random random;
  private final List<Paper> papers;
  private final List<String[]> titles = new ArrayList<>();
  private final List<String[]> abstracts = new ArrayList<>();

  SyntheticPapers(List<Paper> papers, long seed) {
    this.random = new Random(seed);
    this.papers = papers;
    for (Paper paper : papers) {
      titles.add(paper.title().split(" ", -1));
      if (!paper.abstractText().isEmpty()) {
        abstracts.add(paper.abstractText().split(" ", -1));
      }
    }
  }

  /** Writes so many of them into a file, by gzip. */
  void write(Path file, int count) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      for (int number = 0; number < count; number++) {
        out.write(JSON.writeValueAsString(row(number, count)));
        out.write('\n');
      }
    }
  }

  private ObjectNode row(int number, int count) {
    LocalDate day = FIRST.plusDays((long) number * DAYS / count);
    ObjectNode row = JSON.createObjectNode();
    // As many in a month as there have to be, with the digits that an id of arXiv may have.
    row.put(
        "id",
        "%02d%02d.%05d"
            .formatted(number / 1_000_000 + 10, number / 90_000 % 12 + 1, number % 90_000));
    row.put("title", words(titles));
    row.put("comments", random.nextInt(40) + " pages");
    Paper model = papers.get(random.nextInt(papers.size()));
    row.put("categories", String.join(" ", model.categories()));
    row.put("abstract", words(abstracts));
    ObjectNode version = row.putArray("versions").addObject();
    version.put("version", "v1");
    version.put("created", CREATED.format(day.atTime(12, 0).atOffset(ZoneOffset.UTC)));
    row.put("update_date", day.toString());
    ArrayNode authors = row.putArray("authors_parsed");
    for (Author ignored : model.authors()) {
      author(authors.addArray());
    }
    return row;
  }

  private void author(ArrayNode parts) {
    List<Author> some = papers.get(random.nextInt(papers.size())).authors();
    String[] name =
        some.isEmpty()
            ? new String[] {"A."}
            : some.get(random.nextInt(some.size())).name().split(" ", 2);
    parts.add(name.length > 1 ? name[1] : "").add(name[0]).add("");
  }

  private String words(List<String[]> texts) {
    int length = texts.get(random.nextInt(texts.size())).length;
    StringBuilder text = new StringBuilder();
    for (int written = 0; written < length; ) {
      String[] from = texts.get(random.nextInt(texts.size()));
      int start = random.nextInt(from.length);
      int run = Math.min(from.length - start, 1 + random.nextInt(LONGEST_RUN));
      for (int i = start; i < start + run && written < length; i++, written++) {
        text.append(text.isEmpty() ? "" : " ").append(from[i]);
      }
    }
    return text.toString();
  }
}

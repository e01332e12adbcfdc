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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Papers as rows of arXiv's metadata snapshot, written one by one. */
final class SnapshotFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private SnapshotFile() {}

  /** Writes them into a file, by gzip. */
  static void write(Path file, Stream<Paper> papers) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      for (Iterator<Paper> each = papers.iterator(); each.hasNext(); ) {
        out.write(JSON.writeValueAsString(row(each.next())));
        out.write('\n');
      }
    }
  }

  private static ObjectNode row(Paper paper) {
    ObjectNode row = JSON.createObjectNode();
    row.put("id", paper.id().local());
    row.put("title", paper.title());
    row.put("comments", paper.comment());
    row.put("categories", String.join(" ", paper.categories()));
    row.put("abstract", paper.abstractText());
    ObjectNode version = row.putArray("versions").addObject();
    version.put("version", "v1");
    version.put("created", CREATED.format(paper.published()));
    row.put("update_date", DAY.format(paper.published()));
    ArrayNode authors = row.putArray("authors_parsed");
    for (Author author : paper.authors()) {
      String[] name = author.name().split(" ", 2);
      authors.addArray().add(name.length > 1 ? name[1] : "").add(name[0]).add("");
    }
    return row;
  }
}

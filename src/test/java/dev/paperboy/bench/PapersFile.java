package dev.paperboy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Papers as JSON lines, gzip accepted: one object a line with an arXiv id, a title and more. */
public final class PapersFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PapersFile() {}

  /** Reads every paper of the file that has a usual id. */
  public static List<Paper> read(Path file) throws IOException {
    List<Paper> papers = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          JsonNode node = JSON.readTree(line);
          PaperId.parse(node.path("id").asText()).ifPresent(id -> papers.add(paper(id, node)));
        }
      }
    }
    return papers;
  }

  private static Paper paper(PaperId id, JsonNode node) {
    // Some sources give a day, others a time, and a few nothing.
    String day = (text(node, "published") + "1970-01-01").substring(0, 10);
    Instant published = LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    return Paper.builder(id, node.path("title").asText(), published)
        .abstractText(text(node, "abstract"))
        .tldr(text(node, "tldr"))
        .authors(
            texts(node, "authors").stream()
                .filter(name -> !name.isBlank())
                .map(Author::new)
                .toList())
        .categories(texts(node, "categories"))
        .keywords(texts(node, "keywords"))
        .comment(text(node, "comment"))
        .signals(new Signals(node.path("upvotes").asInt(0), 0, text(node, "github"), ""))
        .feeds(List.of(text(node, "source").isEmpty() ? "file" : text(node, "source")))
        .build();
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).asText() : "";
  }

  private static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    node.path(name).forEach(element -> texts.add(element.asText()));
    return texts;
  }
}

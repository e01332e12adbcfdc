package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.paper.PaperId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The papers of the demo. */
final class SamplePapersTest {

  private static List<JsonNode> papers() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> papers = new ArrayList<>();
    try (InputStream in = SamplePapersTest.class.getResourceAsStream("/demo/papers.jsonl")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        papers.add(json.readTree(line));
      }
    }
    return papers;
  }

  @Test
  void thereAreEnoughOfThemAndEachIsAnother() throws IOException {
    assertThat(papers()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(papers()).extracting(paper -> paper.get("id").asText()).doesNotHaveDuplicates();
    assertThat(papers()).extracting(paper -> paper.get("title").asText()).doesNotHaveDuplicates();
  }

  @Test
  void eachIsPlainlyMarkedAsASample() throws IOException {
    assertThat(papers())
        .allSatisfy(
            paper -> {
              assertThat(paper.get("id").asText()).startsWith("https://example.org/sample-papers/");
              assertThat(paper.get("comment").asText()).startsWith("Sample paper");
              assertThat(paper.path("github").asText("https://example.org/"))
                  .startsWith("https://example.org/");
            });
  }

  @Test
  void eachIsComplete() throws IOException {
    assertThat(papers())
        .allSatisfy(
            paper -> {
              assertThat(PaperId.parse(paper.get("id").asText()).orElseThrow().scheme())
                  .isEqualTo(PaperId.Scheme.URL);
              assertThat(paper.get("abstract").asText().split("\\. ")).hasSizeBetween(3, 5);
              assertThat(paper.get("tldr").asText()).isNotBlank();
              assertThat(paper.get("authors")).isNotEmpty();
              assertThat(paper.get("categories")).isNotEmpty();
              assertThat(paper.get("keywords")).isNotEmpty();
              assertThat(Instant.parse(paper.get("published").asText())).isNotNull();
            });
  }

  @Test
  void theyCoverWhatTheDemoSubscribesTo() throws IOException {
    for (String word : List.of("agents", "tool use", "diffusion", "flow matching", "quantiz")) {
      assertThat(papers())
          .as(word)
          .filteredOn(paper -> paper.toString().contains(word))
          .hasSizeGreaterThanOrEqualTo(3);
    }
    assertThat(papers())
        .as("surveys, for an exclusion to show")
        .filteredOn(paper -> paper.get("title").asText().contains("Survey"))
        .hasSizeGreaterThanOrEqualTo(3);
  }
}

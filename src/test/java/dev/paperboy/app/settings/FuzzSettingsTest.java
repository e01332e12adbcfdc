package dev.paperboy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Fuzzing;
import dev.paperboy.OddTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of the configuration on files with something wrong. */
final class FuzzSettingsTest {
  private static final String SECRET = "hushhush";

  private static final List<String> LANGUAGE =
      List.of(
          "feeds:",
          "type: rss",
          "name: x",
          "url: \"https://a.example/x\"",
          "every: 15m",
          "  - ",
          "{ type: arxiv, categories: [cs.CL] }",
          "discord:",
          "slack:",
          "console:",
          "email:",
          "token: ",
          "bind: 0.0.0.0:8080",
          "&a",
          "*a",
          "<<: *a",
          "!!java.lang.String x",
          "!!int",
          "? x",
          "| ",
          "> ",
          "---\n",
          "...\n",
          "%YAML 9.9\n",
          "\t",
          "  ",
          "${MISSING}",
          "${TOKEN:-}",
          "${${TOKEN}}",
          "http://u:p@[::1",
          "jdbc:",
          "socket",
          "# ");

  private static final List<String> FILES =
      List.of(
          """
          database: jdbc:postgresql://db.example/paperboy?user=me&password=hushhush1
          contact: me@example.org
          feeds:
            - { type: huggingface, every: 15m }
            - { type: arxiv, categories: [cs.CL, cs.LG], every: 30m }
            - { type: rss, name: jmlr, url: "https://feeds.example/x?key=hushhush2" }
            - { type: rss, name: jair, url: "https://me:hushhush3@feeds.example/y" }
            - { type: biorxiv, server: medrxiv }
            - { type: file, path: papers.jsonl }
          console: { bind: 0.0.0.0:8080, token: hushhush4, allowed_hosts: [papers.example.org] }
          site: { public: false, url: https://papers.example.org, title: Papers, pictures: true }
          log: { level: info }
          """,
          """
          feeds:
            - type: arxiv-oai
              sets: [cs, stat]
              back: 7d
          discord:
            token: hushhush5
            shards: { total: 2, first: 0, last: 1 }
          slack:
            bot_token: xoxb-hushhush6
            app_token: xapp-hushhush7
            mode: http
            signing_secret: "hushhush8"
          email:
            smtp: "smtp://user:hushhush9@mail.example.org:587"
            from: "Papers <papers@example.org>"
            bounces: "imaps://user:hushhush0@mail.example.org/INBOX"
          site:
            url: https://papers.example.org
          meaning:
            endpoint: "http://localhost:11434/v1"
            model: nomic-embed-text
            key: "${TOKEN}"
          subscriptions: config/subscriptions.yaml
          """);

  /** The lines with one secret, up to it. */
  private static final List<String> PLACES =
      FILES.stream()
          .flatMap(String::lines)
          .filter(line -> line.contains(SECRET) && isOnce(line))
          .map(line -> line.substring(0, line.indexOf(SECRET)))
          .toList();

  private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "hushhush", "EMPTY", "");

  @TempDir Path folder;

  @Test
  void everyFileIsReadOrItsMistakesAreListedWithoutItsSecrets() {
    Fuzzing.fuzz("the configuration", 12_000, Duration.ofSeconds(2), this::read);
  }

  private void read(Random random) throws IOException {
    OddTexts texts = new OddTexts(random, LANGUAGE);
    String text = texts.any(FILES);
    text = random.nextBoolean() ? texts.changed(text) : texts.shuffledLines(text);
    Path file = folder.resolve("paperboy.yaml");
    Files.write(file, OddTexts.bytes(text));
    LoadResult result = SettingsFile.read(file, ENVIRONMENT);
    if (result instanceof LoadResult.Loaded loaded) {
      assertThat(loaded.notes()).as(text).allSatisfy(note -> assertThat(note).isNotBlank());
    } else if (result instanceof LoadResult.Invalid invalid) {
      assertThat(invalid.problems()).as(text).isNotEmpty();
      if (isEverySecretInItsPlace(text)) {
        assertThat(invalid.problems().toString()).as(text).doesNotContain(SECRET);
      }
    }
  }

  /** Elsewhere, nothing tells that a text is a secret. */
  private static boolean isEverySecretInItsPlace(String text) {
    return text.lines()
        .filter(line -> line.contains(SECRET))
        .allMatch(line -> PLACES.stream().anyMatch(line::startsWith) && isOnce(line));
  }

  private static boolean isOnce(String line) {
    return line.indexOf(SECRET) == line.lastIndexOf(SECRET);
  }
}

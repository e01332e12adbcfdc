package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.discord.simulator.PostedMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while Discord has a message of which the program does not know yet: once,
 * and twenty times with {@code -Dpaperboy.long=true}.
 */
@Tag("process")
final class DiscordKillTest {
  private static final int KILLS = Boolean.getBoolean("paperboy.long") ? 20 : 1;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  /** A poll each half second. */
  private static final double SPEED = 20;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingIsPostedTwice() throws Exception {
    Path file = folder.resolve("papers.jsonl");
    Files.writeString(file, line(0, "Something else"));
    String feed = "{ type: file, path: \"" + file + "\", every: 10s }";
    try (DiscordReader reader = new DiscordReader(PlainEvaluation.WORD);
        PaperboyProcess paperboy =
            new PaperboyProcess(folder, List.of(feed), reader.configuration())) {
      paperboy.start(NOW, SPEED);
      paperboy.await("the baseline", () -> paperboy.status().path("papers").asInt() == 1);
      reader.subscribe();

      reader.answerSlowly();
      int papers = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        String more =
            IntStream.range(papers + 1, papers + 13)
                .mapToObj(number -> line(number, "Diffusion"))
                .collect(Collectors.joining());
        int before = reader.discord.posts(reader.papers).size();
        Files.writeString(file, more, StandardOpenOption.APPEND);
        papers += 12;
        if (kill > 0) {
          paperboy.launch(NOW.plusSeconds(3600L * kill), SPEED);
        }
        paperboy.await(
            "one more message", () -> reader.discord.posts(reader.papers).size() > before);
        paperboy.kill();
      }
      reader.answerAtOnce();
      paperboy.start(NOW.plusSeconds(3600L * (KILLS + 1)), SPEED);
      int all = papers;
      paperboy.await("the last paper", () -> paperboy.status().path("papers").asInt() == all + 1);
      paperboy.await(
          "an empty outbox", () -> paperboy.status().path("outbox").path("pending").asInt(-1) == 0);
      hold(reader, papers);
      System.out.printf(
          Locale.ROOT,
          "Discord: %d kills while a message was under way: %d papers, 0 lost, 0 twice%n",
          KILLS,
          papers);
    }
  }

  private static void hold(DiscordReader reader, int papers) {
    assertThat(reader.posted())
        .as("each paper once")
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, papers).mapToObj(DiscordKillTest::id).toList());
    assertThat(reader.discord.posts(reader.papers).stream().map(PostedMessage::nonce))
        .as("each message once")
        .doesNotHaveDuplicates();
  }

  private static String id(int number) {
    return "2606.%05d".formatted(number);
  }

  private static String line(int number, String title) {
    return "{\"id\":\"arxiv:%s\",\"title\":\"%s %d\",\"abstract\":\"\",\"authors\":[],\"categories\":[],\"published\":\"2026-06-15\"}\n"
        .formatted(id(number), title, number);
  }
}

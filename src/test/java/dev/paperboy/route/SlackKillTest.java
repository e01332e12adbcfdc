package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while Slack has a message of which the program does not know yet: once, and
 * twenty times with {@code -Dpaperboy.long=true}.
 */
@Tag("process")
final class SlackKillTest {
  private static final int KILLS = Boolean.getBoolean("paperboy.long") ? 20 : 1;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  /** A poll each half second. */
  private static final double SPEED = 20;

  private static final Duration SLOW = Duration.ofMillis(400);

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndDoublesAreOnlyWhatCannotBeKnown() throws Exception {
    Path file = folder.resolve("papers.jsonl");
    Files.writeString(file, line(0, "Something else"));
    String feed = "{ type: file, path: \"" + file + "\", every: 10s }";
    try (SlackReader reader = new SlackReader();
        PaperboyProcess paperboy = new PaperboyProcess(folder, List.of(feed), reader.bySocket())) {
      paperboy.start(NOW, SPEED);
      reader.awaitSocket();
      paperboy.await("the baseline", () -> paperboy.status().path("papers").asInt() == 1);
      List<SimulatedChannel> channels = channels(reader);

      reader.slack.faults().on("chat.postMessage").always().delaysTheAnswer(SLOW);
      int papers = 0;
      int sent = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        String more =
            IntStream.range(papers + 1, papers + 9)
                .mapToObj(number -> line(number, "Diffusion"))
                .collect(Collectors.joining());
        int before = reader.slack.everyMessage().size();
        Files.writeString(file, more, StandardOpenOption.APPEND);
        papers += 8;
        if (kill > 0) {
          paperboy.launch(NOW.plusSeconds(3600L * kill), SPEED);
        }
        paperboy.await("one more message", () -> reader.slack.everyMessage().size() > before);
        paperboy.kill();
        sent++;
      }
      reader.slack.faults().clear();
      paperboy.start(NOW.plusSeconds(3600L * (KILLS + 1)), SPEED);
      int all = papers;
      paperboy.await("the last paper", () -> paperboy.status().path("papers").asInt() == all + 1);
      paperboy.await(
          "an empty outbox", () -> paperboy.status().path("outbox").path("pending").asInt(-1) == 0);
      Set<String> doubles = hold(reader, channels, papers);
      assertThat(announced(paperboy.logs())).as("said before it happened").containsAll(doubles);
      report(sent, doubles.size());
    }
  }

  private static List<SimulatedChannel> channels(SlackReader reader) {
    List<SimulatedChannel> channels = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      SimulatedChannel channel =
          reader.workspace.publicChannel("papers-" + number).member(reader.ann);
      reader.slack.slash(reader.ann, channel, "/papers", "settings cap 1000").awaitMessage();
      reader.slack.slash(reader.ann, channel, "/papers", "subscribe diffusion").awaitMessage();
      channels.add(channel);
    }
    return channels;
  }

  /** The keys of the messages of which the program said that they might come twice. */
  private static Set<String> announced(String logs) {
    return Pattern.compile("posted again and may be a duplicate.*key=\"([^\"]+)\"")
        .matcher(logs)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** Every channel has every paper; answers the keys of the messages that came twice. */
  private static Set<String> hold(SlackReader reader, List<SimulatedChannel> channels, int papers) {
    Set<String> doubles = new HashSet<>();
    for (SimulatedChannel channel : channels) {
      String everything =
          reader.slack.posts(channel).stream()
              .map(message -> message.blocks().toString())
              .collect(Collectors.joining());
      for (int number = 1; number <= papers; number++) {
        assertThat(everything).contains(id(number));
      }
      Set<String> keys = new HashSet<>();
      reader.slack.posts(channel).stream()
          .filter(message -> !message.metadata().isEmpty())
          .map(message -> message.metadata().path("event_payload").path("key").asText())
          .filter(key -> !keys.add(key))
          .forEach(doubles::add);
    }
    return doubles;
  }

  private static void report(int kills, int doubles) {
    assertThat(doubles)
        .as("at most the messages that were under way")
        .isLessThanOrEqualTo(kills * 3);
    System.out.printf(
        Locale.ROOT,
        "Slack: %d kills while sending in 3 channels: 0 lost, %d messages more than once%n",
        kills,
        doubles);
  }

  private static String id(int number) {
    return "2606.%05d".formatted(number);
  }

  private static String line(int number, String title) {
    return "{\"id\":\"arxiv:%s\",\"title\":\"%s %d\",\"abstract\":\"\",\"authors\":[],\"categories\":[],\"published\":\"2026-06-15\"}\n"
        .formatted(id(number), title, number);
  }
}

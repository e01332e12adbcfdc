package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand alerts in twenty channels, each a message of its own, as fast as Discord takes them.
 * {@code -Dpaperboy.long=true} keeps to Discord's own window of 5 s, which takes 45 s; otherwise it
 * is a tenth of that.
 */
final class ThroughputTest {
  private static final int CHANNELS = 20;
  private static final int PAPERS = 50;
  private static final int A_WINDOW = 5;
  private static final Duration WINDOW =
      Boolean.getBoolean("paperboy.long") ? Duration.ofSeconds(5) : Duration.ofMillis(500);

  @TempDir private Path folder;

  @Test
  void aThousandAlertsArriveOnceInOrderAndWithoutAStormOfRefusals() {
    try (DiscordScene at = new DiscordScene(folder)) {
      at.discord.rateLimits().messages(A_WINDOW, WINDOW);
      SimulatedGuild guild = at.discord.guild("Reading group");
      List<SimulatedChannel> channels =
          IntStream.range(0, CHANNELS).mapToObj(i -> guild.textChannel("papers-" + i)).toList();
      channels.forEach(channel -> at.type(channel, "subscribe diffusion"));
      for (int number = 0; number < PAPERS; number++) {
        at.scene.poll(at.scene.arxiv, Scene.papers(number, number + 1, "Diffusion"));
        at.handOver();
      }
      at.deliver();

      List<String> expected = IntStream.range(0, PAPERS).mapToObj(i -> "Diffusion " + i).toList();
      for (SimulatedChannel channel : channels) {
        assertThat(at.discord.posts(channel).stream().map(ThroughputTest::title))
            .as("all of them, once, in order")
            .containsExactlyElementsOf(expected);
      }
      assertThat(at.scene.alertCounts())
          .containsEntry("SENT", (long) CHANNELS * PAPERS)
          .containsEntry("PENDING", 0L);
      assertThat(at.discord.invalidRequests()).as("refusals").isLessThan(CHANNELS * 2);
      report(at, channels);
    }
  }

  private static String title(PostedMessage message) {
    return message.embeds().get(0).path("title").asText();
  }

  private static void report(DiscordScene at, List<SimulatedChannel> channels) {
    double allowed = (PAPERS / A_WINDOW - 1) * WINDOW.toMillis();
    double taken =
        channels.stream()
            .map(channel -> at.discord.posts(channel))
            .mapToLong(posts -> Duration.between(first(posts), last(posts)).toMillis())
            .max()
            .orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "Discord: %d alerts into %d channels in %.1f s, %.0f %% of what %d a channel in %.1f s"
            + " allow; %d refused%n",
        CHANNELS * PAPERS,
        CHANNELS,
        taken / 1000,
        100 * allowed / taken,
        A_WINDOW,
        WINDOW.toMillis() / 1000.0,
        at.discord.invalidRequests());
  }

  private static Instant first(List<PostedMessage> posts) {
    return posts.get(0).arrived();
  }

  private static Instant last(List<PostedMessage> posts) {
    return posts.get(posts.size() - 1).arrived();
  }
}

package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.discord.simulator.Answer;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.OpenApiCheck;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.route.PlainEvaluation.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a team does with the bot on Discord, from the first start to the last subscription, while
 * days captured in June 2026 go by. Skipped where they are not at hand.
 */
@Tag("process")
final class DiscordFlowTest {
  /** A Sunday; the lists begin on the day after it. */
  private static final LocalDate FIRST = LocalDate.parse("2026-06-14");

  /** A Friday: nothing more comes for two days. */
  private static final LocalDate LAST = LocalDate.parse("2026-06-19");

  private static final double SECONDS_A_DAY = 2;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Wish VIDEO = new Wish("video", paper -> paper.says("\\bvideos?\\b"));

  @TempDir private Path folder;

  @Test
  void aTeamSubscribesReadsMutesAndLeaves() throws Exception {
    try (CapturedReplay replay = new CapturedReplay(FIRST, SECONDS_A_DAY, 0);
        DiscordReader reader = new DiscordReader(VIDEO);
        PaperboyProcess paperboy =
            new PaperboyProcess(folder, replay.configuration("1h"), reader.configuration())) {
      replay.now();
      Instant first = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
      assertThat(paperboy.command("run", "--once", "--clock", first.toString()).exitCode())
          .isZero();
      PaperboyProcess.Ended check = paperboy.command("check");
      assertThat(check.errors())
          .contains("discord: the token is valid")
          .contains("https://discord.com/oauth2/authorize?client_id=")
          .doesNotContain(DiscordSimulator.TOKEN);

      long began = System.nanoTime();
      paperboy.launch(first.plusSeconds(1), 1);
      reader.discord.awaitShards(1, SOON);
      assertThat(reader.say("search", Map.of("query", "world model")).embeds()).hasSize(1);
      double seconds = (System.nanoTime() - began) / 1e9;
      reader.subscribe();
      reader.discord.await(
          "a line that the whole channel sees",
          SOON,
          () ->
              reader.discord.messages(reader.papers).stream()
                  .map(PostedMessage::content)
                  .anyMatch(line -> line.contains("ada: Subscribed as #1")));
      assertThat(paperboy.stop()).isZero();

      readTheDays(replay, paperboy);
      int posted = reader.hold(replay, FIRST, LAST);
      assertThat(posted).isGreaterThan(10);
      assertThat(reader.say("search", Map.of("query", "video")).embeds()).hasSize(5);
      mute(reader);
      assertThat(reader.say("unsubscribe", Map.of("subscription", "1")).allText())
          .contains("video");
      assertThat(reader.say("list", Map.of()).allText()).contains("no subscriptions");
      assertThat(OpenApiCheck.orSkip().mistakes(reader.discord.requests())).isEmpty();
      System.out.printf(
          Locale.ROOT,
          "Discord: answered %.1f s after the start; %d papers of %s to %s posted, each once%n",
          seconds,
          posted,
          FIRST,
          LAST);
    }
  }

  private static void readTheDays(CapturedReplay replay, PaperboyProcess paperboy)
      throws Exception {
    replay.set(FIRST);
    paperboy.start(replay.now(), 86_400 / SECONDS_A_DAY);
    Instant end = LAST.plusDays(1).atTime(6, 0).toInstant(ZoneOffset.UTC);
    paperboy.await("the last day", () -> !paperboy.lastRead("huggingface").isBefore(end));
    paperboy.await(
        "an empty outbox", () -> paperboy.status().path("outbox").path("pending").asInt(-1) == 0);
  }

  /** Opens one of the papers that were posted before the last restart, and mutes its first term. */
  private static void mute(DiscordReader reader) {
    PostedMessage alert = reader.firstAlert();
    PostedMessage paper = alert;
    if (!alert.menus().isEmpty()) {
      JsonNode menu = alert.menus().get(0);
      String value = menu.path("options").path(0).path("value").asText();
      String name = menu.path("custom_id").asText();
      paper = reader.discord.choose(reader.ada, alert, name, value).awaitMessage(SOON);
    }
    PostedMessage offer =
        reader.discord.pressLabelled(reader.ada, paper, "Mute…").awaitMessage(SOON);
    assertThat(offer.isEphemeral()).isTrue();
    String button = offer.buttons().get(0).path("custom_id").asText();
    Answer muted = reader.discord.press(reader.ada, offer, button);
    reader.discord.await(
        "the offer to become a confirmation",
        SOON,
        () -> muted.message().map(PostedMessage::allText).orElse("").contains("Muted"));
    assertThat(reader.say("list", Map.of("what", "mutes")).allText()).contains("#1");
  }
}

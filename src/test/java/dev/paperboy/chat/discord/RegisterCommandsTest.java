package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.command.CommandForm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real commands, as Discord is told of them; the simulator refuses what Discord would. */
final class RegisterCommandsTest {
  private static final int LONGEST = 8000;

  @Test
  void everyCommandIsASubcommandWithinTheLimits(@TempDir Path folder) {
    try (DiscordScene at = new DiscordScene(folder)) {
      at.discord.await(
          "the commands", Duration.ofSeconds(20), () -> at.discord.commands().size() == 2);
      JsonNode papers =
          at.discord.commands().stream()
              .filter(command -> command.path("name").asText().equals("papers"))
              .findFirst()
              .orElseThrow();
      List<String> names = new ArrayList<>();
      papers.path("options").forEach(one -> names.add(one.path("name").asText()));
      assertThat(names)
          .containsExactlyElementsOf(
              at.scene.commands.forms().stream().map(CommandForm::name).toList());
      assertThat(names).contains("subscribe", "search", "mute", "why").hasSizeLessThanOrEqualTo(25);
      assertThat(length(papers)).as("names, descriptions and choices").isLessThan(LONGEST);
    }
  }

  private static int length(JsonNode command) {
    int length = 0;
    for (String field : List.of("name", "description", "value")) {
      length += command.path(field).asText().length();
    }
    for (String list : List.of("options", "choices")) {
      for (JsonNode inner : command.path(list)) {
        length += length(inner);
      }
    }
    return length;
  }
}

package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Fuzzing;
import dev.paperboy.OddTexts;
import dev.paperboy.chat.discord.simulator.Answer;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.command.CommandForm;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands, completions and messages with odd texts, through the gateway. */
final class FuzzDiscordTest {
  /** The type of a response that is followed by a message. */
  private static final int DEFERRED = 5;

  private static final List<String> LANGUAGE =
      List.of(
          "diffusion",
          "title:ships",
          "1",
          "all",
          "2606.00001",
          "<@1>",
          "<@&1>",
          "<#1>",
          "<:a:1>",
          "<t:0>",
          "**",
          "||",
          "```",
          "[x](https://example.org)",
          "https://arxiv.org/abs/2606.00001");

  @TempDir Path folder;

  @Test
  void everyInteractionIsAnsweredInWords() {
    try (DiscordScene on = new DiscordScene(folder)) {
      SimulatedGuild guild = on.discord.guild("Lab");
      SimulatedChannel channel = guild.textChannel("papers");
      SimulatedUser ada = on.discord.user("ada");
      guild.member(ada);
      Fuzzing.fuzz(
          "interactions of Discord",
          800,
          Duration.ofSeconds(2),
          random -> interact(on, ada, channel, random));
      on.type(channel, "unsubscribe all");
      assertThat(on.discord.slash(ada, channel, "papers list").awaitMessage().content())
          .contains("no subscriptions");
    }
  }

  private static void interact(
      DiscordScene on, SimulatedUser ada, SimulatedChannel channel, Random random) {
    OddTexts texts = new OddTexts(random, LANGUAGE);
    CommandForm form = texts.any(on.scene.commands.forms());
    Map<String, String> options = new HashMap<>();
    for (Field field : form.fields()) {
      if (field.kind() != Kind.FILE && (field.required() || random.nextBoolean())) {
        options.put(
            field.name(), field.choices().isEmpty() ? texts.made(4) : texts.any(field.choices()));
      }
    }
    Answer answer;
    try {
      answer =
          random.nextInt(4) == 0
              ? on.discord.messageCommand(ada, channel, "Papers in this message", texts.made(9))
              : on.discord.slash(ada, channel, "papers " + form.name(), options);
    } catch (IllegalArgumentException notOffered) {
      // Discord's own program would not let it be sent.
      return;
    }
    if (answer.awaitType() == DEFERRED) {
      assertThat(answer.awaitMessage().content())
          .as("%s %s", form.name(), options)
          .doesNotContain("bug in Paperboy");
    }
  }
}

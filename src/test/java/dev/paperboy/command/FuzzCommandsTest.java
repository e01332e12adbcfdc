package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Fuzzing;
import dev.paperboy.OddTexts;
import dev.paperboy.Scene;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Declarations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every command with odd texts and odd fields, in channels of their own, on a real database. */
final class FuzzCommandsTest extends InScene {
  private static final List<String> LANGUAGE =
      List.of(
          "diffusion",
          "ships OR sails",
          "\"flow matching\"~3",
          "about:\"old ships\"",
          "upvotes>=3",
          "1",
          "2",
          "#1",
          "all",
          "none",
          "new",
          "up",
          "down",
          "page 2",
          "page 99",
          "more 2",
          "daily",
          "weekly",
          "instant",
          "on friday",
          "at 09:00",
          "max 3",
          "max off",
          "for 3d",
          "until 2026-12-24",
          "until 2026-02-30",
          "zone Europe/Paris",
          "zone Mars/Base",
          "quiet 22:00-07:00",
          "quiet off",
          "cap 20",
          "who managers",
          "who everyone",
          "who @ann <@U1> <@&7>",
          "crosspost on",
          "updates on",
          "2606.00001",
          "arxiv:2606.00002",
          "https://arxiv.org/abs/2606.00003v2",
          "doi:10.1101/x",
          "post",
          "drop",
          "stop",
          "forget",
          "subscriptions",
          "held",
          "mutes",
          "sort:newest",
          "day",
          "now",
          "ann@example.org");

  private static final String YAML =
      """
      - platform: console
        channel: papers
        settings: { zone: Europe/Paris, quiet: "22:00-07:00", cap: 3, who: managers }
        subscriptions:
          - { query: "diffusion | \\"flow matching\\"", cadence: daily at 09:00, max: 4 }
          - query: (agents | "tool use") -survey
            cadence: weekly
            instant: upvotes>=50
            paused: { reason: a holiday, until: 2026-12-24 }
        mutes:
          - { query: quantum, until: 2026-12-24 }
          - { paper: "arxiv:2606.00001" }
      """;

  @Test
  void everyCommandIsAnsweredInWords() {
    scene.poll(scene.arxiv, Scene.papers(0, 5, "Diffusion"));
    Fuzzing.fuzz("commands", 400, Duration.ofSeconds(4), this::converse);
  }

  private void converse(Random random) {
    ChannelId channel = new ChannelId("console", "local", "c" + random.nextLong());
    OddTexts texts = new OddTexts(random, LANGUAGE);
    for (int turn = 0; turn < 8; turn++) {
      Request.User user =
          new Request.User(texts.piece() + "1", texts.made(2), random.nextBoolean());
      CommandForm form = texts.any(scene.commands.forms());
      Request request = request(random, texts, channel, user, form);
      Reply reply = scene.commands.handle(request);
      assertThat(reply.text() + reply.cards()).as("%s", request).isNotEmpty();
      assertThat(reply.text()).as("%s", request).doesNotContain("bug in Paperboy");
      assertThat(reply.text().length()).as("%s", request).isLessThan(50_000);
      assertThat(scene.commands.complete(new Request(channel, "c", user, request.text())))
          .hasSizeLessThanOrEqualTo(10);
      for (CommandForm.Kind kind : CommandForm.Kind.values()) {
        assertThat(scene.commands.suggest(channel, kind, texts.made(3)))
            .hasSizeLessThanOrEqualTo(25);
      }
    }
    scene.type(channel, "unsubscribe all");
  }

  private static Request request(
      Random random, OddTexts texts, ChannelId channel, Request.User user, CommandForm form) {
    if (random.nextInt(4) == 0) {
      Map<String, String> fields = new HashMap<>();
      for (Field field : form.fields()) {
        if (random.nextInt(4) > 0) {
          fields.put(
              field.name(),
              field.choices().isEmpty() || random.nextInt(4) == 0
                  ? texts.made(4)
                  : texts.any(field.choices()));
        }
      }
      return new Request(channel, "c", user, form.name(), fields);
    }
    String name = random.nextInt(20) == 0 ? texts.changed(form.name()) : form.name();
    String rest = form.name().equals("import") ? yaml(random, texts) : texts.made(6);
    return new Request(channel, "c", user, name + " " + rest);
  }

  private static String yaml(Random random, OddTexts texts) {
    return random.nextBoolean() ? texts.changed(YAML) : texts.shuffledLines(YAML);
  }

  @Test
  void everyFileOfSubscriptionsIsReadOrItsMistakesAreListed() {
    Fuzzing.fuzz(
        "declared subscriptions",
        20_000,
        Duration.ofSeconds(2),
        random -> {
          String text = yaml(random, new OddTexts(random, LANGUAGE));
          Declarations.Reading reading =
              Declarations.read(text, Optional.empty(), PlatformList.ALL.directory());
          assertThat(reading.problems()).as(text).allSatisfy(one -> assertThat(one).isNotBlank());
          // What was read can be written and read again.
          String written = Declarations.write(reading.channels());
          Declarations.Reading again =
              Declarations.read(written, Optional.empty(), PlatformList.ALL.directory());
          assertThat(again.problems()).as(written).isEmpty();
          assertThat(Declarations.write(again.channels())).as(text).isEqualTo(written);
        });
  }
}

package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.TextRoutine;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.command.cadence.CadenceHint;
import dev.paperboy.command.cadence.SubscriptionParser;
import dev.paperboy.command.paper.PaperFinder;
import dev.paperboy.command.setting.Permission;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.PlatformCapabilities;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How what people type enters the program. */
public final class CommandTextRoutines {
  private static final int LONGEST = 2_000;
  private static final ChannelId DISCORD = new ChannelId("discord", "1", "2");

  private CommandTextRoutines() {}

  /** All of them: each command that is typed, and what is read of some of them besides. */
  public static List<TextRoutine> all(Scene scene) {
    scene.type("subscribe diffusion");
    scene.type(DISCORD, "subscribe diffusion");
    PlatformCapabilities discord = PlatformList.ALL.directory().of(DISCORD);
    return Stream.concat(
            scene.commands().forms().stream().map(form -> typed(scene, form.name())),
            Stream.of(
                TextRoutine.of(
                    "typed wish", text -> SubscriptionParser.read(SubscriptionParser.fields(text))),
                TextRoutine.of(
                    "filled-in wish",
                    text -> SubscriptionParser.read(Map.of("query", text, "at", text, "on", text))),
                TextRoutine.of("hint", CadenceHint::sentence),
                TextRoutine.of("who", text -> Permission.read(text, discord)),
                TextRoutine.of("paper that is meant", PaperFinder::id),
                TextRoutine.of("no paper", PaperReference::parse),
                completed(scene, "subscribe"),
                completed(scene, "show")))
        .map(routine -> routine.upTo(LONGEST))
        .toList();
  }

  private static TextRoutine typed(Scene scene, String command) {
    return TextRoutine.of(
        "/papers " + command,
        text -> {
          Reply reply = scene.type(command + " " + text);
          assertThat(reply.text()).doesNotContain("a bug in Paperboy");
          return reply;
        },
        "command");
  }

  private static TextRoutine completed(Scene scene, String command) {
    return TextRoutine.of("completion of " + command, text -> scene.complete(command + " " + text));
  }
}

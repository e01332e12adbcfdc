package dev.paperboy.command.declaration;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.command.InScene;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeclaredSubscriptionsTest extends InScene {
  private static final String FILE = "config/subscriptions.yaml";

  private DeclaredSubscriptions.Result apply(String yaml) {
    return new DeclaredSubscriptions(scene.database, PlatformList.ALL.directory(), scene.clock)
        .apply(FILE, yaml);
  }

  private List<String> notices() {
    scene.drain();
    return scene.platform.texts();
  }

  @Test
  void whatIsDeclaredIsMadeKeptAndMarked() {
    assertThat(apply("- {channel: papers, query: diffusion, max: 3}").sentence())
        .isEqualTo(
            "declared subscriptions: 1 added, 0 changed, 0 already there, 0 no longer declared");
    assertThat(say("list"))
        .contains("#1 `diffusion`")
        .contains("(by config/subscriptions.yaml) — declared in config/subscriptions.yaml");
    assertThat(scene.type("list").rows()).isEmpty();
    assertThat(apply("- {channel: papers, query: diffusion, max: 3}").same()).isEqualTo(1);
    assertThat(apply("- {channel: papers, query: diffusion, max: 4}").changed()).isEqualTo(1);
    assertThat(say("list")).contains("at most 4 per post");
    assertThat(say("history"))
        .contains("#1 `diffusion` subscribed by config/subscriptions.yaml, max 3")
        .contains("#1 `diffusion` declared in config/subscriptions.yaml")
        .contains("#1 `diffusion` changed by config/subscriptions.yaml: max 3 → 4");
    scene.poll(scene.arxiv, paper("2606.00001", "Diffusion"));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
  }

  @Test
  void onlyItsFileChangesIt() {
    apply("- {channel: papers, query: diffusion}");
    String answer = "#1 is declared in config/subscriptions.yaml; change it there.";
    for (String change :
        List.of(
            "edit 1 mamba",
            "unsubscribe 1",
            "pause 1",
            "resume 1",
            "edit 1 daily",
            "unsubscribe all",
            "pause all")) {
      assertThat(say(change)).as(change).isEqualTo(answer);
    }
    assertThat(say("subscribe diffusion"))
        .endsWith("declared in config/subscriptions.yaml; change it there.");
    assertThat(say("import - {query: diffusion, max: 9}"))
        .isEqualTo("0 added, 0 changed, 0 already there.\n" + answer);
    assertThat(say("export")).contains("query: diffusion");
    say("subscribe agents");
    say("subscribe mamba");
    assertThat(say("pause all"))
        .startsWith("All 2 subscriptions are paused")
        .endsWith(" " + answer);
    assertThat(say("resume all")).startsWith("2 subscriptions active.").endsWith(answer);
    assertThat(say("unsubscribe all"))
        .isEqualTo("Removed 2 subscriptions of this channel. " + answer);
    assertThat(say("list")).contains("#1 `diffusion`").doesNotContain("paused");
  }

  @Test
  void whatIsNoLongerDeclaredStaysAndThatIsSaidOnce() {
    apply("- {channel: papers, query: diffusion}\n- {channel: other, query: agents}");
    assertThat(apply("- {channel: other, query: agents}").released()).isEqualTo(1);
    assertThat(apply("- {channel: other, query: agents}").released()).isZero();
    assertThat(notices())
        .containsExactly(
            "`#1 diffusion` is no longer declared in config/subscriptions.yaml. It stays and can"
                + " now be changed here: `/papers edit 1 …`, `/papers unsubscribe 1`.");
    assertThat(say("list")).contains("#1 `diffusion`").doesNotContain("— declared");
    assertThat(say("history")).contains("#1 `diffusion` no longer declared in");
    assertThat(say("unsubscribe 1")).startsWith("Unsubscribed #1");
    ChannelId other = new ChannelId("console", "local", "other");
    assertThat(scene.type(other, "list").text()).contains("— declared in");
  }

  @Test
  void whatPeopleMadeBecomesTheFilesAndKeepsItsMaker() {
    say("subscribe \"world model\"");
    assertThat(apply("- {channel: papers, query: '\"world  model\"', cadence: daily}").changed())
        .isEqualTo(1);
    assertThat(say("list"))
        .contains("a digest daily at 09:00 UTC, 0 papers so far (by Ann) — declared in");
  }

  @Test
  void ofTwoDeclarationsOfOneQueryTheFirstCounts() {
    DeclaredSubscriptions.Result result =
        apply(
            """
            - {channel: papers, query: diffusion, max: 3}
            - {channel: other, query: diffusion, max: 5}
            - {channel: papers, query: (diffusion), max: 4}
            """);
    assertThat(result.added()).isEqualTo(2);
    assertThat(result.problems())
        .containsExactly(
            "Line 3, `(diffusion)`: it is already on line 1 for the same channel; the first one is"
                + " used.");
    assertThat(say("list")).contains("at most 3 per post").doesNotContain("#2");
  }

  @Test
  void aFileWithMistakesLetsNothingGoAndIsToldOf() {
    apply("- {channel: papers, query: diffusion}\n- {channel: papers, query: agents}");
    for (String broken :
        List.of(
            "- {channel: papers, query: diffusion}\n- {channel: papers, que",
            "- {channel: papers, query: diffusion}\n- {channel: papers, query: \"(\"}",
            "channels:\n- channel: papers\n  settings: {cap: 3}",
            "- {channel: papers, query: diffusion}\n- {channel: papers, qery: agents}")) {
      DeclaredSubscriptions.Result result = apply(broken);
      assertThat(result.problems()).as(broken).hasSize(1);
      assertThat(result.released()).as(broken).isZero();
      assertThat(say("list"))
          .as(broken)
          .contains(
              "⚠ There is a problem with config/subscriptions.yaml, so what it declared before"
                  + " still applies: ")
          .contains("#2 `agents`");
    }
    apply("- {channel: papers, qery: x}\n- {channel: papers, cadence: hourly}");
    assertThat(say("list")).contains("(line 1). And 1 more; see the log");
    assertThat(apply("- {channel: papers, query: diffusion}").released()).isEqualTo(1);
    assertThat(say("list")).doesNotContain("⚠");
  }

  @Test
  void aDeclaredPauseEndsOnceAndForAll() {
    String yaml = "- {channel: papers, query: diffusion, paused: holiday, until: 2026-06-16}";
    apply(yaml);
    assertThat(say("list")).contains("paused until 16 Jun 2026 00:00 UTC: holiday");
    scene.clock.advance(Duration.ofDays(1));
    scene.pollAsItIs(scene.arxiv);
    assertThat(apply(yaml).same()).isEqualTo(1);
    assertThat(say("list")).doesNotContain("paused");
  }

  @Test
  void withoutAFileEverythingIsFree() {
    apply("- {channel: papers, query: diffusion}");
    assertThat(
            new DeclaredSubscriptions(scene.database, PlatformList.ALL.directory(), scene.clock)
                .none())
        .isEqualTo(1);
    assertThat(
            new DeclaredSubscriptions(scene.database, PlatformList.ALL.directory(), scene.clock)
                .none())
        .isZero();
    assertThat(notices()).hasSize(1);
    assertThat(say("pause 1")).startsWith("#1 is paused");
    assertThat(scene.type(PAPERS, "history").text())
        .contains(
            "no longer declared in the configuration (it no longer names a subscriptions file)");
  }

  @Test
  void aChannelHasRoomForFiveHundredDeclaredOnesToo() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 501; i++) {
      yaml.append("- {channel: papers, query: w").append(i).append("}\n");
    }
    DeclaredSubscriptions.Result result = apply(yaml.toString());
    assertThat(result.added()).isEqualTo(500);
    assertThat(result.problems())
        .containsExactly("Line 501, `w500`: a channel can have 500 subscriptions.");
  }
}

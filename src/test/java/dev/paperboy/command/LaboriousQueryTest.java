package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.command.declaration.DeclaredSubscriptions;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that are much work to hold against papers are refused when they are made. */
final class LaboriousQueryTest extends InScene {
  private static final String BEGINNINGS = alternatives(11, "%c%c*");
  private static final String REFUSED =
      "This query is too much work to check against every paper: at most 100 points are allowed,"
          + " and a prefix of two letters counts 10, one of three letters 5, words near each other"
          + " 2 each, a topic 5, anything else 1. Use longer prefixes, or split it into two"
          + " queries.";

  private static String alternatives(int number, String pattern) {
    return IntStream.range(0, number)
        .mapToObj(i -> pattern.formatted((char) ('a' + i), (char) ('b' + i)))
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subscribe %s",
        "subscribe diffusion daily instant: %s",
        "edit 1 %s",
        "edit 1 daily instant: %s",
        "mute %s",
        "preview %s",
        "search %s",
        "import - {query: '%s'}",
        "import - {query: mamba, cadence: daily, instant: '%s'}",
        "import - {query: '%s', paused: for a while}",
        "import channels: [{channel: papers, mutes: [{mute: '%s'}]}]"
      })
  void isRefusedWhereverItIsMade(String command) {
    say("subscribe agents");
    assertThat(say(command.formatted(BEGINNINGS)))
        .contains(REFUSED)
        .contains("Here: ")
        .contains("jk*|▸kl*");
    assertThat(say("list")).contains("#1 `agents`").doesNotContain("#2");
    assertThat(say("list mutes")).doesNotContain("ab*");
  }

  @Test
  void isRefusedWhereAFileDeclaresIt() {
    DeclaredSubscriptions.Result result =
        new DeclaredSubscriptions(scene.database, PlatformList.ALL.directory(), scene.clock)
            .apply("file", "- {channel: papers, query: '" + BEGINNINGS + "'}");
    assertThat(result.problems()).singleElement().asString().contains(REFUSED);
    assertThat(say("list")).doesNotContain("ab*");
  }

  @Test
  void countsWordsNearEachOtherAndShortBeginningsForMoreThanTheRest() {
    String near = alternatives(25, "\"%c1 %c2\"~9");
    assertThat(say("subscribe " + near)).startsWith("Subscribed as #1");
    assertThat(say("subscribe " + near + "|more")).startsWith(REFUSED);
    String eight = "\"a1 b1 c1 d1 e1 f1 g1 h1\"~20";
    assertThat(say("subscribe " + eight + "|" + alternatives(20, "%cx%c*")))
        .as("16 and 20 times 5")
        .startsWith(REFUSED);
    assertThat(say("subscribe " + eight + "|" + alternatives(16, "%cx%c*")))
        .startsWith("Subscribed as #2");
    assertThat(say("subscribe " + alternatives(10, "%c%c*"))).startsWith("Subscribed as #3");
  }

  @Test
  void aLongQueryOfWordsIsNoWork() {
    assertThat(say("subscribe " + alternatives(18, "%cword %cther \"%1$cs %2$ct\" %1$cwxyz*")))
        .startsWith("Subscribed as #1");
  }

  @Test
  void whatWasMadeBeforeStaysAndWorks() {
    say("help");
    long channel = scene.channel(PAPERS).key();
    scene.database.write(
        t ->
            new SubscriptionStore()
                .add(
                    t,
                    channel,
                    new Wish(
                        BEGINNINGS, new Cadence.Daily(Cadence.DEFAULT_TIME), 0, BEGINNINGS, false),
                    "Ann",
                    "U1",
                    scene.clock.instant()));
    String typed = "`" + BEGINNINGS + "`";
    assertThat(say("list")).contains(typed);
    assertThat(say("edit 1 weekly")).startsWith("Changed #1");
    assertThat(say("edit 1 instant: off")).startsWith("Changed #1");
    assertThat(say("edit 1 instant")).startsWith("Changed #1");
    assertThat(say("edit 1 " + BEGINNINGS + " max 3")).startsWith("Changed #1");
    assertThat(say("pause 1")).contains("#1");
    assertThat(say("resume 1")).contains("#1");
    String exported = say("export");
    assertThat(say("import - {query: '" + BEGINNINGS + "', max: 4}"))
        .as(exported)
        .startsWith("0 added, 1 changed");
    scene.poll(scene.arxiv, paper("2606.00001", "Abalone"));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
    assertThat(say("why 2606.00001")).contains("Posted");
  }
}

package dev.paperboy.command.cadence;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.command.InScene;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A subscription with a digest says what does not wait for it. */
final class InstantOptionTest extends InScene {
  private static final String DIGEST = "2026-06-16T09:00:00Z";

  private Reply fill(String name, Map<String, String> fields) {
    Request.User ann = new Request.User("U1", "Ann", true);
    return scene.commands().handle(new Request(PAPERS, "papers", ann, name, fields));
  }

  private void hear(String number, String title, int votes) {
    scene.poll(scene.huggingface, paper(number, title).signals(new Signals(votes, 0, "", "")));
  }

  @Test
  void itStandsBeforeOrAfterTheRestAndIsShown() {
    String shown = "`diffusion`, a digest daily at 09:00 UTC, at most 5 per post, at once ";
    List<String> spellings =
        List.of(
            "diffusion daily at 09:00 max 5 instant: author:\"Yann LeCun\" or upvotes>=50",
            "diffusion daily instant: author:\"Yann LeCun\" or upvotes>=50 max 5",
            "diffusion instant: author:\"Yann LeCun\" or upvotes>=50 daily at 09:00 max 5",
            "diffusion max 5 INSTANT:author:\"Yann LeCun\" or upvotes>=50 at 9");
    for (String spelling : spellings) {
      assertThat(say("subscribe " + spelling))
          .as(spelling)
          .contains(shown + "`author:\"Yann LeCun\" or upvotes>=50`.");
      assertThat(say("list")).contains(shown + "`author:\"Yann LeCun\" or upvotes>=50`, 0 papers");
      say("unsubscribe all");
    }
    fill(
        "subscribe",
        Map.of("query", "diffusion", "cadence", "daily", "instant", "has:code", "max", "5"));
    assertThat(say("list")).contains(shown + "`has:code`");
  }

  @Test
  void wordsBetweenQuotationMarksAreNoException() {
    assertThat(say("subscribe \"instant: noodles\" daily"))
        .contains("a digest daily at 09:00 UTC.")
        .doesNotContain("at once");
    assertThat(say("subscribe “an instant: b” daily instant: \"x instant: y\""))
        .contains("at once `\"x instant: y\"`");
  }

  @Test
  void aMistakeIsAnsweredWithItsPlaceAndNothingIsSubscribed() {
    Map<String, String> mistakes =
        Map.of(
            "diffusion daily instant: (a", "In the query after `instant:`: ",
            "diffusion daily instant: a instant: b", "Write `instant:` once",
            "diffusion daily instant:", "What should not wait for the digest?",
            "diffusion daily instant: max 5", "What should not wait for the digest?",
            "diffusion instant: upvotes>=50", "Without a digest everything is posted at once",
            "diffusion instant instant: x", "Without a digest everything is posted at once",
            "instant: x daily", "",
            "\"diffusion daily instant: x", "Here: ");
    mistakes.forEach(
        (typed, expected) -> {
          Reply reply = scene.type("subscribe " + typed);
          assertThat(reply.ephemeral()).as(typed).isTrue();
          assertThat(reply.text()).as(typed).contains(expected);
        });
    assertThat(say("subscribe diffusion daily instant: (a")).contains("Here: `");
    assertThat(fill("subscribe", Map.of("query", "diffusion instant: x", "at", "9")).text())
        .contains("Write `instant:` once");
    assertThat(say("list")).contains("no subscriptions");
  }

  @Test
  void itIsChangedTakenAwayAndGoneWithTheDigest() {
    say("subscribe diffusion daily instant: has:code");
    assertThat(say("edit 1 at 10:00")).contains("daily at 10:00 UTC, at once `has:code`");
    assertThat(say("edit 1 instant: upvotes>=9 weekly")).contains("at once `upvotes>=9`");
    assertThat(say("edit 1 instant: (")).contains("In the query after `instant:`");
    assertThat(say("edit 1 instant: off")).doesNotContain("at once `");
    say("edit 1 instant: upvotes>=9");
    assertThat(say("edit 1 instant")).contains("`diffusion`, posted at once.");
    assertThat(say("edit 1 daily")).doesNotContain("at once");
    assertThat(say("edit 1 instant instant: x")).contains("Without a digest");
    assertThat(say("list")).contains("a digest daily at");
  }

  @Test
  void itIsExportedAndImported() {
    say("subscribe diffusion daily instant: \"Yann LeCun\"");
    String yaml = say("export");
    assertThat(yaml).contains("instant: '\"Yann LeCun\"'");
    assertThat(say("import " + yaml)).isEqualTo("0 added, 0 changed, 1 already there.");
    assertThat(say("import - {query: mamba, cadence: daily, instant: 'upvotes>=5'}"))
        .startsWith("1 added");
    assertThat(say("import - {query: b, instant: 'upvotes>=5'}"))
        .contains("Subscription 1: 'instant' says what does not wait for a digest");
    assertThat(say("import - {query: b, cadence: daily, instant: '('}")).contains("`b`: instant: ");
    assertThat(say("list")).contains("at once `upvotes>=5`").doesNotContain("`b`");
  }

  @Test
  void whatItAsksForIsPostedAtOnceAndTheRestInTheDigest() {
    say("subscribe diffusion daily instant: author:\"Yann LeCun\" or upvotes>=50");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion"),
        paper("2606.00002", "Diffusion").authors(List.of(new Author("Yann LeCun"))),
        paper("2606.00003", "Mamba").authors(List.of(new Author("Yann LeCun"))));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00002");
    scene.clock.set(Instant.parse(DIGEST));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00002", "2606.00001");
  }

  @Test
  void whatItAsksForLaterLeavesTheDigestAndIsNotPostedTwice() {
    say("subscribe diffusion daily instant: upvotes>=50");
    hear("2606.00001", "Diffusion one", 3);
    hear("2606.00002", "Diffusion two", 4);
    scene.drain();
    assertThat(scene.platform.sent).isEmpty();
    hear("2606.00001", "Diffusion one", 60);
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
    assertThat(scene.platform.texts()).as("not as a digest").isEmpty();
    hear("2606.00001", "Diffusion one", 70);
    scene.clock.set(Instant.parse(DIGEST));
    scene.drain();
    hear("2606.00002", "Diffusion two", 99);
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00001", "2606.00002");
  }

  @Test
  void aSubscriptionThatBeginsToWantAPaperAtOnceTakesItOutOfTheDigestOfAnother() {
    say("subscribe diffusion daily");
    say("subscribe upvotes>=50");
    hear("2606.00001", "Diffusion", 3);
    scene.drain();
    hear("2606.00001", "Diffusion", 60);
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
    assertThat(scene.platform.sent.get(0).cards().get(0).subscriptions())
        .extracting(cause -> cause.id())
        .containsExactly(1, 2);
  }

  @Test
  void itKeepsQuietHoursAndTheCapAndWhatIsOverItStaysInTheDigest() {
    say("subscribe diffusion daily instant: title:diffusion");
    say("settings cap 1");
    say("settings quiet 11:00-13:00");
    scene.poll(scene.arxiv, papers(0, 3, "Diffusion"));
    assertThat(scene.drain()).contains(Instant.parse("2026-06-15T13:00:00Z"));
    scene.clock.set(Instant.parse("2026-06-15T13:00:00Z"));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00000");
    scene.clock.set(Instant.parse(DIGEST));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00000", "2606.00001", "2606.00002");
    assertThat(scene.alertCounts()).containsEntry("HELD", 0L);
  }
}

package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.command.declaration.DeclaredSubscriptions;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Exceptions, caps, floods, releases, digests, trends, updates and files, two or three at a time.
 */
final class PartsTogetherTest extends InScene {
  private static final Instant DIGEST = Instant.parse("2026-06-16T09:00:00Z");

  private String why(int number) {
    return say("why 2606.%05d".formatted(number));
  }

  private void hear(int votes, PaperBuilder... papers) {
    scene.poll(
        scene.huggingface,
        Stream.of(papers)
            .map(paper -> paper.signals(new Signals(votes, 0, "", "")))
            .toArray(PaperBuilder[]::new));
    scene.drain();
  }

  private void drainAt(Instant moment) {
    scene.clock.set(moment);
    scene.drain();
  }

  private List<String> replies() {
    return scene.platform.sent.stream().filter(Outgoing::isReply).map(Outgoing::text).toList();
  }

  @Test
  void anExceptionThatHoldsLaterWaitsForTheDigestWhereTheDayIsFull() {
    say("settings cap 1");
    say("settings daily 1");
    say("subscribe diffusion daily instant: upvotes>=50");
    hear(3, papers(1, 3, "Diffusion"));
    hear(60, papers(1, 2, "Diffusion"));
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
    assertThat(why(1)).startsWith("Posted: ").contains("; posted at once because of `upvotes>=50`");
    hear(60, papers(2, 3, "Diffusion"));
    assertThat(scene.platform.papers()).hasSize(1);
    assertThat(why(2))
        .startsWith("Will be posted: ")
        .contains("16 Jun 2026 09:00 UTC, in a digest")
        .doesNotContain("at once");
    drainAt(DIGEST);
    assertThat(scene.platform.papers()).containsExactly("2606.00001", "2606.00002");
    assertThat(scene.alertCounts()).containsEntry("HELD", 0L);
  }

  @Test
  void aTrendTakesAPaperOutOfTheDigestThatItWaitsFor() {
    say("subscribe diffusion weekly on friday instant: trending:1");
    hear(5, paper("2606.00001", "Diffusion"));
    hear(9, paper("2606.00002", "Diffusion too"));
    scene.clock.set(Instant.parse("2026-06-17T00:00:00Z"));
    hear(9, paper("2606.00002", "Diffusion too"));
    assertThat(scene.platform.papers()).containsExactly("2606.00002");
    assertThat(why(2)).contains("; posted at once because of `trending:1`");
    drainAt(Instant.parse("2026-06-19T09:00:00Z"));
    assertThat(scene.platform.papers()).containsExactly("2606.00002", "2606.00001");
  }

  @Test
  void updatesOfADigestAreRepliesToItAndWhatItLeftOutHasNoneUntilItIsPosted() {
    say("subscribe diffusion daily max 1 updates");
    hear(0, papers(1, 3, "Diffusion"));
    drainAt(DIGEST);
    assertThat(scene.platform.papers()).hasSize(1);
    int shown = scene.platform.papers().contains("2606.00001") ? 1 : 2;
    int beyond = 3 - shown;
    hear(12, papers(1, 3, "Diffusion"));
    assertThat(replies()).containsExactly("“Diffusion " + shown + "”: 12 upvotes.");
    assertThat(scene.platform.sent.get(1).replyTo()).isEqualTo(scene.platform.sent.get(0).nonce());
    assertThat(why(beyond))
        .startsWith("Held back: ")
        .contains(
            "Held back: left out of a digest of at most 1 paper. `/papers list held` shows it.");
    say("release all");
    scene.drain();
    assertThat(scene.platform.papers()).hasSize(2);
    hear(60, papers(beyond, beyond + 1, "Diffusion"));
    assertThat(replies()).last().isEqualTo("“Diffusion " + beyond + "”: 60 upvotes.");
  }

  @Test
  void whatIsReleasedKeepsItsTurnWhenCadencesAndQuietHoursChange() {
    find(0, 25);
    say("release all");
    scene.drain();
    assertThat(scene.platform.papers()).hasSize(20);
    say("edit 1 daily at 18:00");
    say("settings quiet 12:30-15:00");
    scene.clock.advance(Duration.ofHours(1));
    scene.drain();
    assertThat(scene.platform.papers()).as("it is quiet").hasSize(20);
    assertThat(why(24))
        .startsWith("Will be posted: ")
        .contains("15 Jun 2026 15:00 UTC, when the quiet hours end");
    drainAt(Instant.parse("2026-06-15T15:00:00Z"));
    assertThat(scene.platform.papers()).hasSize(25);
    assertThat(scene.platform.texts()).noneMatch(text -> text.startsWith("Digest"));
  }

  private void find(int from, int until) {
    say("subscribe diffusion");
    scene.poll(scene.arxiv, papers(from, until, "Diffusion"));
    scene.drain();
  }

  @Test
  void whatIsMutedWhileItIsReleasedIsNotPostedAndTheRestIs() {
    find(0, 25);
    say("release all");
    scene.drain();
    assertThat(say("mute 22")).contains("That includes 1 paper waiting to be posted.");
    assertThat(say("release")).contains("4 requested papers still to come");
    scene.clock.advance(Duration.ofHours(1));
    scene.drain();
    assertThat(scene.platform.papers()).hasSize(24).doesNotContain("2606.00022");
    assertThat(why(22)).startsWith("Muted: ").doesNotContain("released it");
  }

  @Test
  void whatIsUnsubscribedWhileItIsReleasedIsNotPosted() {
    find(0, 25);
    say("release all");
    scene.drain();
    say("unsubscribe 1");
    assertThat(say("release")).isEqualTo("No papers are held back here.");
    scene.clock.advance(Duration.ofHours(1));
    scene.drain();
    assertThat(scene.platform.papers()).hasSize(20);
    assertThat(why(24)).startsWith("Not wanted: ");
  }

  @Test
  void whatPeopleAskedForSaysSo() {
    find(0, 12);
    say("release all");
    assertThat(why(10))
        .startsWith("Will be posted: ")
        .contains("It was held back; somebody released it on 15 Jun 2026 12:00 UTC.");
    scene.drain();
    assertThat(why(10))
        .startsWith("Posted: ")
        .contains("somebody released it on 15 Jun 2026 12:00");
    assertThat(why(9)).doesNotContain("asked for");
    say("release stop");
    scene.clock.advance(Duration.ofHours(1));
    say("unsubscribe 1");
    scene.poll(scene.arxiv, papers(50, 51, "Heat"));
    scene.clock.advance(Duration.ofHours(1));
    say("subscribe heat");
    say("backfill 1");
    say("backfill 2");
    scene.drain();
    assertThat(why(50))
        .startsWith("Posted: ")
        .contains(
            "not news here; somebody asked for papers announced earlier on 15 Jun 2026 14:00 UTC.")
        .doesNotContain("did not match");
  }

  @Test
  void aDeclaredSubscriptionOfAllKeysIsShownRememberedAndExported() {
    new DeclaredSubscriptions(scene.database, PlatformList.ALL.directory(), scene.clock)
        .apply(
            "subscriptions.yaml",
            "- {channel: papers, query: diffusion, cadence: daily at 18:00, max: 3,"
                + " instant: 'upvotes>=50', updates: true}");
    assertThat(say("list")).contains("at once `upvotes>=50`").contains("updates");
    assertThat(say("history")).contains("instant `upvotes>=50`").contains("updates on");
    String yaml = say("export");
    ChannelId other = new ChannelId("console", "local", "other");
    assertThat(scene.type(other, "import " + yaml).text()).startsWith("1 added");
    assertThat(say("import " + yaml)).contains("0 added, 0 changed, 1 already there");
    assertThat(scene.type(other, "export").text().replace("other", "papers")).isEqualTo(yaml);
    hear(60, paper("2606.00001", "Diffusion"));
    assertThat(scene.platform.sent)
        .extracting(Outgoing::channel)
        .containsExactlyInAnyOrder(PAPERS, other);
  }

  @Test
  void theCapOfADayIsRememberedLikeAllSettings() {
    say("settings daily 5");
    assertThat(say("history")).contains("Settings changed by Ann: cap 10 → 5, daily 50 → 5");
  }
}

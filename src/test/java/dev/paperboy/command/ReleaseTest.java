package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleaseTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    scene.type("subscribe diffusion");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String say(String text) {
    return scene.type(text).text();
  }

  private void find(int from, int until) {
    scene.poll(scene.arxiv, papers(from, until, "Diffusion"));
    scene.drain();
  }

  /** The papers of one hour, after a restart. */
  private List<String> anHour() {
    Platform next = new Platform("console");
    scene.outbox(List.of(next)).drain();
    scene.clock.advance(Duration.ofHours(1));
    return next.papers();
  }

  @Test
  void aDayTakesItsCapAndTheRestIsHeldWithTheReason() {
    say("settings daily 25");
    for (int poll = 0; poll < 4; poll++) {
      find(poll * 10, poll * 10 + 10);
    }
    assertThat(scene.platform.papers()).hasSize(25);
    assertThat(scene.platform.texts())
        .containsOnly(
            "+5 more, `/papers list held` shows them.",
            "+10 more, `/papers list held` shows them.");
    assertThat(say("why 2606.00026"))
        .contains("Held back: over the channel's cap of 25 papers a day.");
    scene.clock.set(Instant.parse("2026-06-16T00:00:00Z"));
    find(40, 45);
    assertThat(scene.platform.papers()).as("the next day has room again").hasSize(30);
  }

  @Test
  void theDayIsThatOfTheChannelAndCountsWhenSomethingIsPosted() {
    say("settings daily 10");
    say("settings zone Asia/Tokyo");
    scene.clock.set(Instant.parse("2026-06-15T14:59:00Z"));
    find(0, 10);
    scene.clock.set(Instant.parse("2026-06-15T15:00:00Z"));
    find(10, 20);
    assertThat(scene.platform.papers()).as("midnight in Tokyo is in between").hasSize(20);
    say("settings quiet 20:00-08:00");
    scene.clock.set(Instant.parse("2026-06-16T12:00:00Z"));
    find(20, 25);
    find(25, 32);
    assertThat(scene.alertCounts())
        .as("what waits for the morning counts there")
        .containsEntry("PENDING", 10L)
        .containsEntry("HELD", 2L);
  }

  @Test
  void aPaperForWhichTheDayHasNoRoomGoesIntoADigestThatWantsItToo() {
    say("settings cap 1");
    say("settings daily 1");
    say("subscribe title:diffusion daily at 18:00");
    find(0, 4);
    find(4, 8);
    assertThat(scene.platform.papers()).hasSize(1);
    scene.clock.set(Instant.parse("2026-06-15T18:00:00Z"));
    scene.drain();
    assertThat(scene.platform.papers()).as("digests do not count").hasSize(8);
    assertThat(scene.alertCounts()).containsEntry("HELD", 0L);
  }

  @Test
  void whatWaitedWhileThePlatformWasAwayIsNotPostedInOneGo() {
    say("settings daily 20");
    scene.platform.ready = false;
    for (int day = 0; day < 4; day++) {
      scene.poll(scene.arxiv, papers(day * 10, day * 10 + 10, "Diffusion"));
      scene.clock.advance(Duration.ofDays(1));
    }
    scene.platform.ready = true;
    scene.drain();
    assertThat(scene.platform.papers()).hasSize(20);
    assertThat(scene.platform.texts()).containsExactly("+20 more, `/papers list held` shows them.");
  }

  @Test
  void whatAPlatformDoesNotTakeForDaysDoesNotPileUp() {
    say("settings daily 20");
    scene.platform.answer = message -> new SendResult.RetryLater(Duration.ofDays(1), "busy");
    for (int day = 0; day < 4; day++) {
      find(day * 10, day * 10 + 10);
      scene.clock.advance(Duration.ofDays(1));
    }
    int before = scene.platform.papers().size();
    scene.platform.answer = message -> new SendResult.Sent("1");
    scene.drain();
    assertThat(scene.platform.papers().size() - before).isEqualTo(20);
  }

  @Test
  void capsAreSetAloneOrTogether() {
    assertThat(say("settings cap 20")).contains("at most 20 papers per poll and 50 a day");
    assertThat(say("settings cap 80")).contains("at most 80 papers per poll and 80 a day");
    assertThat(say("settings daily 60")).contains("at most 60 papers per poll and 60 a day");
    assertThat(
            scene
                .commands()
                .handle(
                    new Request(
                        PAPERS,
                        "papers",
                        new Request.User("U1", "Ann", true),
                        "settings",
                        Map.of("cap", "30", "daily", "15")))
                .text())
        .contains("at most 15 papers per poll and 15 a day");
    for (String wrong : List.of("daily 0", "daily 1001", "daily many", "daily")) {
      assertThat(say("settings " + wrong)).contains("`daily` is a number from 1 to 1000.");
    }
  }

  @Test
  void papersOverTheCapArePostedBitByBitAlsoThroughRestarts() {
    find(0, 40);
    assertThat(say("list held")).contains("`/papers release all` posts them gradually");
    Reply reply = scene.type("release all");
    assertThat(reply.text())
        .startsWith("30 held papers will be posted, oldest first, at most 10 an hour and 25 a day")
        .endsWith("the last at about 16 Jun 2026 09:00 UTC.");
    assertThat(reply.actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("Stop", "release stop"));
    assertThat(scene.woken).isEqualTo(1);
    List<String> all = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      List<String> posted = anHour();
      all.addAll(posted);
      sizes.add(posted.size());
    }
    assertThat(sizes.subList(0, 4)).containsExactly(10, 10, 5, 0);
    assertThat(sizes.get(21)).as("at nine").isEqualTo(5);
    assertThat(all).hasSize(30).doesNotHaveDuplicates().isSorted();
    assertThat(say("list")).contains("Posted 40, waiting 0, held 0.");
  }

  @Test
  void oldPapersLeaveHalfOfTheDayToNewOnes() {
    say("settings daily 30");
    find(0, 60);
    scene.clock.advance(Duration.ofDays(1));
    say("release all");
    List<String> posted = new ArrayList<>();
    for (int hour = 0; hour < 11; hour++) {
      posted.addAll(anHour());
      scene.poll(scene.arxiv, papers(100 + 2 * hour, 102 + 2 * hour, "Diffusion new"));
    }
    assertThat(posted).filteredOn(number -> number.compareTo("2606.00100") < 0).hasSize(15);
    assertThat(posted).filteredOn(number -> number.compareTo("2606.00100") >= 0).hasSize(15);
  }

  @Test
  void whatIsStoppedIsHeldAgainAndNobodyIsToldTwice() {
    find(0, 30);
    say("release all");
    scene.drain();
    assertThat(say("release")).contains("10 requested papers still to come");
    assertThat(say("release stop")).startsWith("10 papers are held again.");
    assertThat(say("release stop")).contains("No requested papers are waiting");
    int sent = scene.platform.sent.size();
    scene.clock.advance(Duration.ofDays(1));
    scene.drain();
    assertThat(scene.platform.sent).hasSize(sent);
    assertThat(say("why 2606.00029"))
        .contains("Held back: over the channel's cap of 10 papers per poll.");
    assertThat(say("release all")).startsWith("10 held papers will be posted");
  }

  @Test
  void quietHoursAreKeptByWhatIsReleased() {
    find(0, 15);
    say("settings quiet 12:00-20:00");
    assertThat(say("release all")).contains("the last at about 15 Jun 2026 20:00 UTC");
    assertThat(anHour()).isEmpty();
    scene.clock.set(Instant.parse("2026-06-15T20:00:00Z"));
    assertThat(anHour()).hasSize(5);
  }

  @Test
  void whatIsMutedOrNoLongerSubscribedIsNotPostedAfterAll() {
    say("subscribe mamba");
    say("settings cap 1");
    scene.poll(
        scene.arxiv,
        paper("2606.00000", "Diffusion first"),
        paper("2606.00001", "Diffusion survey"),
        paper("2606.00002", "Diffusion"),
        paper("2606.00003", "Mamba"));
    scene.drain();
    say("mute survey");
    say("unsubscribe 2");
    assertThat(say("release all"))
        .startsWith("1 held paper will be posted")
        .endsWith("Muted here and not posted: 1.");
    assertThat(anHour()).containsExactly("2606.00002");
    assertThat(say("why 2606.00001")).contains("Not posted: muted");
  }

  @Test
  void aDigestsRestIsPostedAsCards() {
    say("edit 1 daily at 13:00 max 3");
    scene.poll(scene.arxiv, papers(0, 5, "Diffusion"));
    scene.clock.set(Instant.parse("2026-06-15T13:00:00Z"));
    scene.drain();
    say("release all");
    assertThat(anHour()).containsExactly("2606.00003", "2606.00004");
  }

  @Test
  void whoMayNotChangeTheChannelMayLookOnly() {
    find(0, 12);
    say("settings who managers");
    Request.User bob = new Request.User("U2", "Bob", false);
    assertThat(scene.type(PAPERS, bob, "release").text()).startsWith("2 papers held back here");
    for (String command : List.of("release all", "release stop", "release 1 drop", "backfill 1")) {
      assertThat(scene.type(PAPERS, bob, command).text()).contains("only people who manage it");
    }
  }

  @Test
  void whatIsNotUnderstoodSaysWhatToWrite() {
    for (String wrong :
        List.of("release now", "release all everything", "release -1", "release 0")) {
      assertThat(say(wrong)).startsWith("Write `/papers release all`");
    }
    assertThat(say("release 99")).contains("holds no papers of flood 99");
    assertThat(say("release 99 drop")).contains("There is no such flood");
    assertThat(say("release")).isEqualTo("No papers are held back here.");
    assertThat(say("release all")).contains("No paper held back here is still wanted");
    scene.reachability().lost(PAPERS, "the bot was removed");
    assertThat(say("release all")).contains("`/papers resume all` tries again");
  }
}

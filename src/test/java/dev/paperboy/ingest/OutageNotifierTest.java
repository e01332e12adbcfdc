package dev.paperboy.ingest;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.paperboy.Scene;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.timetable.Holidays;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutageNotifierTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ChannelId OTHER = new ChannelId("console", "local", "other");

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
    scene.arxiv.timetable =
        Optional.of(
            new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(2), Holidays::contains));
    scene.poll(scene.huggingface, papers(0, 1, "Baseline"));
    scene.poll(scene.arxiv, papers(1, 2, "Baseline"));
    scene.type("subscribe diffusion");
    scene.type("settings cap 1000");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void fail(Duration time) {
    go(time, new PollResult.Failed("the server returned 503", Optional.empty()));
  }

  /** Polls arXiv every hour, with this result, and delivers what comes of it. */
  private void go(Duration time, PollResult result) {
    go(time, HOUR, result);
  }

  private void go(Duration time, Duration step, PollResult result) {
    scene.arxiv.pages.clear();
    scene.arxiv.result = result;
    for (long polls = time.dividedBy(step); polls > 0; polls--) {
      scene.clock.advance(step);
      scene.pollAsItIs(scene.arxiv);
      scene.drain();
    }
  }

  private void comeBack(int from, int until, String title) {
    scene.clock.advance(HOUR);
    scene.arxiv.result = new PollResult.Complete();
    scene.poll(scene.arxiv, papers(from, until, title));
    scene.drain();
  }

  private List<String> notices(ChannelId channel) {
    return scene.platform.sent.stream()
        .filter(message -> message.channel().equals(channel) && message.cards().isEmpty())
        .map(Outgoing::text)
        .toList();
  }

  @Test
  void whatFailsForADayIsSaidOnceAndOnceThatItIsBack() {
    fail(Duration.ofHours(24));
    assertThat(notices(PAPERS)).as("23 hours after the first failed poll").isEmpty();
    fail(HOUR);
    assertThat(notices(PAPERS))
        .containsExactly(
            "arXiv has not been readable since Monday 13:00 UTC (the server returned 503). Nothing"
                + " is lost: whatever it announces meanwhile will be posted when it is back."
                + " `/papers feeds`");
    fail(Duration.ofHours(23));
    assertThat(notices(PAPERS)).hasSize(1);
    scene.clock.advance(HOUR);
    scene.arxiv.result = new PollResult.Complete();
    scene.poll(
        scene.arxiv,
        paper("2606.00100", "Diffusion a"),
        paper("2606.00101", "Diffusion b"),
        paper("2606.00102", "Mamba"));
    scene.drain();
    assertThat(notices(PAPERS))
        .hasSize(2)
        .endsWith("arXiv is back after 2 days; 3 papers were caught up on, 2 of them match here.");
    comeBack(200, 201, "Diffusion");
    assertThat(notices(PAPERS)).hasSize(2);
  }

  @Test
  void whatWasSaidIsRememberedOverARestart() {
    fail(Duration.ofHours(26));
    FeedPoller afterwards = new FeedPoller(scene.database, new ActiveSubscriptions(), scene.clock);
    scene.clock.advance(HOUR);
    assertThatCode(() -> afterwards.poll(scene.arxiv)).doesNotThrowAnyException();
    scene.drain();
    assertThat(notices(PAPERS)).hasSize(1);
  }

  @Test
  void aFeedThatFlapsDoesNotRepeatItself() {
    fail(Duration.ofHours(26));
    go(Duration.ofHours(5), new PollResult.Partial("one day is missing", Optional.empty()));
    fail(Duration.ofHours(30));
    assertThat(notices(PAPERS)).as("one outage").hasSize(1);
    comeBack(1, 2, "Baseline");
    assertThat(notices(PAPERS)).hasSize(2).last().asString().endsWith("nothing was missed.");
    for (int day = 0; day < 2; day++) {
      fail(Duration.ofHours(20));
      comeBack(2, 3, "Baseline");
    }
    assertThat(notices(PAPERS)).as("none lasted a day").hasSize(2);
    fail(Duration.ofHours(26));
    assertThat(notices(PAPERS)).hasSize(3);
  }

  @Test
  void onlyChannelsThatDependOnTheFeedAreTold() {
    scene.type(OTHER, "subscribe diffusion feed:huggingface");
    scene.type(OTHER, "subscribe mamba");
    scene.type(OTHER, "pause 2");
    ChannelId idle = new ChannelId("console", "local", "idle");
    scene.type(idle, "list");
    fail(Duration.ofHours(26));
    assertThat(scene.platform.sent).extracting(Outgoing::channel).containsExactly(PAPERS);
    scene.type(OTHER, "resume 2");
    fail(Duration.ofHours(3));
    assertThat(notices(OTHER)).as("it depends since then").hasSize(1);
    scene.type("unsubscribe all");
    comeBack(10, 11, "Mamba");
    assertThat(notices(PAPERS)).hasSize(1);
    assertThat(notices(OTHER))
        .endsWith("arXiv is back after 29 hours; 1 paper was caught up on and matches here.");
    assertThat(notices(idle)).isEmpty();
  }

  @Test
  void quietHoursAreKeptAndWhatIsOverByThenIsNotSaidAtAll() {
    scene.type("settings quiet 12:30 to 18:00");
    fail(Duration.ofHours(26));
    assertThat(notices(PAPERS)).isEmpty();
    comeBack(10, 11, "Diffusion");
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(notices(PAPERS)).as("neither is news any more").isEmpty();
    assertThat(scene.platform.papers()).contains("2606.00010");
  }

  @Test
  void aRestingChannelIsToldWhenItCanBePostedToAgain() {
    scene.platform.answer = message -> new SendResult.Gone("the bot was removed");
    scene.poll(scene.huggingface, paper("2606.00500", "Diffusion"));
    scene.drain();
    scene.platform.answer = message -> new SendResult.Sent("1");
    fail(Duration.ofHours(30));
    assertThat(notices(PAPERS)).isEmpty();
    scene.type("resume all");
    fail(HOUR);
    assertThat(notices(PAPERS)).hasSize(1);
  }

  @Test
  void whatIsReadInPartForADayIsSaidAndCounted() {
    go(Duration.ofHours(13), new PollResult.Partial("`two` lists are missing", Optional.empty()));
    scene.poll(scene.arxiv, papers(20, 24, "Diffusion"));
    go(Duration.ofHours(13), new PollResult.Partial("`two` lists are missing", Optional.empty()));
    assertThat(notices(PAPERS))
        .containsExactly(
            "arXiv has been only partly readable since Monday 13:00 UTC ('two' lists are missing)."
                + " Nothing is lost: whatever it announces meanwhile will be posted when it is"
                + " back. `/papers feeds`");
    comeBack(24, 26, "Diffusion");
    assertThat(notices(PAPERS))
        .endsWith(
            "arXiv is completely readable again after 26 hours; 6 papers were caught up on, 6 of"
                + " them match here.");
  }

  @Test
  void whatIsLateForADayIsSaidButWeekendsAndHolidaysAreNotLate() {
    scene.type("settings zone Europe/Paris");
    // Thursday's announcement; the Friday is a holiday.
    scene.clock.set(Instant.parse("2026-06-18T12:00:00Z"));
    scene.poll(scene.arxiv, papers(30, 31, "Mamba"));
    scene.drain();
    go(Duration.ofDays(4), Duration.ofHours(4), new PollResult.Complete());
    go(Duration.ofHours(17), new PollResult.Complete());
    assertThat(notices(PAPERS)).as("due on Monday at 2 in New York, not yet a day ago").isEmpty();
    go(HOUR, new PollResult.Complete());
    assertThat(notices(PAPERS))
        .containsExactly(
            "arXiv can be read, but has announced nothing since Thursday 14:00; an announcement was"
                + " due Monday 08:00. It will be posted when it comes. `/papers feeds`");
    go(Duration.ofHours(40), Duration.ofHours(4), new PollResult.Complete());
    comeBack(31, 33, "Diffusion");
    assertThat(notices(PAPERS))
        .hasSize(2)
        .endsWith(
            "arXiv announces again after 3 days; 2 papers were caught up on, 2 of them match"
                + " here.");
  }

  @Test
  void afterAStandstillOfTheProgramOneFailedPollIsNotEnough() {
    fail(HOUR);
    scene.clock.advance(Duration.ofDays(3));
    fail(HOUR);
    assertThat(notices(PAPERS)).isEmpty();
    comeBack(40, 41, "Mamba");
    assertThat(notices(PAPERS)).isEmpty();
  }

  @Test
  void aSourceThatIsNotCaughtUpWithPromisesLess() {
    scene.arxiv.timetable = Optional.empty();
    fail(Duration.ofHours(25));
    assertThat(notices(PAPERS).get(0))
        .contains(
            "503). Whatever it still lists when it is back will be posted then. `/papers feeds`");
  }

  @Test
  void aFeedThatWasNeverReadSaysSo(@TempDir Path elsewhere) {
    try (Scene fresh = new Scene(TestDatabase.SQLITE, elsewhere)) {
      fresh.type("subscribe diffusion");
      fresh.arxiv.result = new PollResult.Failed("no answer", Optional.empty());
      for (int hours = 0; hours < 26; hours++) {
        fresh.clock.advance(HOUR);
        fresh.pollAsItIs(fresh.arxiv);
      }
      fresh.drain();
      assertThat(fresh.platform.texts().get(0))
          .contains(
              "It has never been read completely; what it announces after the first complete"
                  + " reading is posted");
      fresh.arxiv.result = new PollResult.Complete();
      fresh.poll(fresh.arxiv, papers(0, 3, "Diffusion"));
      fresh.drain();
      assertThat(fresh.platform.texts().get(1))
          .isEqualTo("arXiv is back after 25 hours; what it announces from now on is posted.");
    }
  }
}

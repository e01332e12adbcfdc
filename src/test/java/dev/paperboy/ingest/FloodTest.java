package dev.paperboy.ingest;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Feed;
import dev.paperboy.Scene.Platform;
import dev.paperboy.command.Reply;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
final class FloodTest {
  private static final ChannelId OTHERS = new ChannelId("console", "local", "others");
  private static final ChannelId ELSEWHERE = new ChannelId("console", "else", "papers");

  @Parameter TestDatabase kind = TestDatabase.SQLITE;
  @TempDir Path folder;
  private Scene scene;
  private Platform platform;
  private int next;

  @BeforeEach
  void aFeedThatAnnouncesFivePapersADay() {
    scene = new Scene(kind, folder);
    platform = scene.platform;
    baseline(scene.arxiv);
    usualDays(scene.arxiv, 8, 5);
    scene.clock.advance(Duration.ofHours(25));
    scene.type("subscribe diffusion");
    scene.drain();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private PaperBuilder[] some(int number, String title) {
    next += number;
    return papers(next - number, next, title);
  }

  private void baseline(Feed feed) {
    scene.poll(feed, new PaperBuilder[0]);
  }

  private void usualDays(Feed feed, int days, int papersADay) {
    for (int day = 0; day < days; day++) {
      scene.clock.advance(Duration.ofDays(1));
      scene.poll(feed, some(papersADay, "Other"));
    }
  }

  /** A poll of very many papers, in pages, of which so many match. */
  private FeedPoller.Outcome flood(int matching, int others) {
    scene.arxiv.pages.clear();
    for (PaperBuilder[] page : List.of(some(matching, "Diffusion"), some(others, "Other"))) {
      List<Announcement> announcements =
          Arrays.stream(page)
              .map(paper -> scene.announce(scene.arxiv, AnnounceType.NEW, paper))
              .toList();
      scene.arxiv.pages.add(new FeedPage(announcements, List.of(), Optional.empty()));
    }
    return scene.pollAsItIs(scene.arxiv);
  }

  private void restart() {
    platform = new Platform("console");
    scene.outbox(List.of(platform)).drain();
  }

  @Test
  void largeNumbersAreWrittenAlike() {
    flood(1_000, 10);
    scene.drain();
    assertThat(platform.texts())
        .singleElement()
        .asString()
        .contains("announced 1,010 papers", "1,000 of them match here and are held");
  }

  @Test
  void nothingOfAFloodIsPostedAndAPersonIsAskedOnceInEachChannelConcerned() {
    scene.type(OTHERS, "subscribe diffusion weekly on friday");
    scene.type(new ChannelId("console", "local", "calm"), "subscribe mamba");
    flood(37, 275);
    scene.drain();
    assertThat(platform.papers()).isEmpty();
    String question =
        "⚠ arxiv suddenly announced 312 papers (usually up to 5 a day). 37 of them match here and"
            + " are held; none has been posted.\n"
            + "Post gradually: `/papers release 1` · Dismiss: `/papers release 1 drop` · See them:"
            + " `/papers list held`";
    assertThat(platform.sent)
        .extracting(message -> message.channel().id() + ": " + message.text())
        .containsExactly("papers: " + question, "others: " + question);
    assertThat(platform.sent.get(0).actions())
        .extracting(one -> one.invocation().typed())
        .containsExactly("release 1", "release 1 drop", "list held");
    assertThat(scene.alertCounts()).containsEntry("HELD", 74L).containsEntry("PENDING", 0L);
    assertThat(scene.type("why 2606.00040").text())
        .contains(
            "Held back: one of unusually many papers that arxiv announced at once (flood 1).");
    assertThat(scene.type("search diffusion").cards()).as("saved and found").isNotEmpty();
    assertThat(scene.type("feeds").text())
        .contains(
            "312 papers came at once (usually up to 5 a day), 37 of them held until somebody"
                + " decides");
    restart();
    scene.clock.advance(Duration.ofDays(2));
    restart();
    assertThat(platform.sent).as("asked once").isEmpty();
  }

  @Test
  void aSecondPollThatBringsTheRestJoinsTheFloodWithoutAskingAgain() {
    flood(30, 200);
    scene.drain();
    scene.clock.advance(Duration.ofMinutes(15));
    flood(20, 100);
    restart();
    assertThat(platform.sent).isEmpty();
    assertThat(scene.type("release").text())
        .contains("Flood 1: arxiv announced 350 papers on")
        .contains("50 held here");
    scene.type("release 1");
    scene.drain();
    assertThat(scene.platform.papers()).hasSize(10);
  }

  @Test
  void aFloodThatIsBrokenOffIsTheSameFloodAfterTheNextStart() throws Exception {
    flood(30, 200);
    scene.arxiv.result = new PollResult.Failed("no answer", Optional.empty());
    flood(5, 100);
    scene.arxiv.result = new PollResult.Complete();
    scene.arxiv.pages.clear();
    Announcement[] rest =
        Stream.of(some(8, "Diffusion"))
            .map(paper -> scene.announce(scene.arxiv, AnnounceType.NEW, paper))
            .toArray(Announcement[]::new);
    scene.arxiv.pages.add(new FeedPage(List.of(rest), List.of(), Optional.empty()));
    new FeedPoller(scene.database, new ActiveSubscriptions(), scene.clock).poll(scene.arxiv);
    restart();
    assertThat(platform.papers()).isEmpty();
    assertThat(platform.texts()).singleElement().asString().contains("43 of them match here");
  }

  @Test
  void nothingOfAPollIsPostedWhileItMayTurnOutToBeAFlood() {
    scene.arxiv.pages.clear();
    PaperBuilder[] first = some(110, "Diffusion");
    PaperBuilder[] second = some(110, "Diffusion");
    scene.arxiv.pages.add(page(first));
    scene.arxiv.pages.add(page(second));
    scene.arxiv.betweenPages = scene::drain;
    scene.pollAsItIs(scene.arxiv);
    scene.drain();
    assertThat(platform.papers()).isEmpty();
    assertThat(scene.alertCounts()).containsEntry("HELD", 220L);
  }

  private FeedPage page(PaperBuilder... papers) {
    List<Announcement> announcements =
        Stream.of(papers)
            .map(paper -> scene.announce(scene.arxiv, AnnounceType.NEW, paper))
            .toList();
    return new FeedPage(announcements, List.of(), Optional.empty());
  }

  @Test
  void releasedPapersArePostedOldestFirstBitByBitUntilAllAreThere() {
    flood(37, 200);
    scene.drain();
    Reply reply = scene.type("release 1");
    assertThat(reply.ephemeral()).isFalse();
    assertThat(reply.text())
        .isEqualTo(
            "37 held papers will be posted, oldest first, at most 10 an hour and 25 a day, the last"
                + " at about 25 Jun 2026 10:00 UTC.");
    Map<String, Integer> posted = new TreeMap<>();
    for (int hour = 0; hour < 34; hour++) {
      restart();
      assertThat(platform.papers()).hasSizeLessThanOrEqualTo(10);
      String day = scene.clock.instant().toString().substring(0, 10);
      posted.merge(day, platform.papers().size(), Integer::sum);
      scene.clock.advance(Duration.ofHours(1));
    }
    assertThat(posted.values()).containsExactly(25, 12);
    assertThat(scene.alertCounts()).containsEntry("SENT", 37L).containsEntry("HELD", 0L);
    assertThat(scene.type("feeds").text()).doesNotContain("held until");
  }

  @Test
  void aDroppedFloodStaysListedAndIsLeftOutOfAll() {
    flood(12, 200);
    scene.drain();
    assertThat(scene.type("release 1 drop").text()).startsWith("Dismissed.");
    assertThat(scene.type("feeds").text()).doesNotContain("held until");
    assertThat(scene.type("release all").text()).contains("No paper held back here is still");
    assertThat(scene.type("list held").cards()).hasSize(10);
    scene.clock.advance(Duration.ofHours(1));
    flood(5, 100);
    restart();
    assertThat(platform.sent).as("not asked again").isEmpty();
    assertThat(scene.type("release 1").text()).startsWith("17 held papers will be posted");
  }

  @Test
  void aFloodOfAnotherChannelCannotBeTouched() {
    scene.type(ELSEWHERE, "subscribe mamba");
    flood(12, 200);
    scene.drain();
    assertThat(scene.type(ELSEWHERE, "release 1").text()).contains("holds no papers of flood 1");
    assertThat(scene.type(ELSEWHERE, "release 1 drop").text()).contains("There is no such flood");
    assertThat(scene.type(ELSEWHERE, "release").text()).isEqualTo("No papers are held back here.");
    assertThat(scene.type(PAPERS, "release").text()).contains("12 held here");
  }

  @Test
  void whatPeopleAcceptedIsUsualFromThenOn() {
    flood(12, 300);
    scene.type("release 1");
    scene.clock.advance(Duration.ofDays(1));
    flood(4, 300);
    scene.drain();
    assertThat(platform.texts()).noneMatch(text -> text.contains("suddenly"));
    assertThat(scene.alertCounts()).containsEntry("HELD", 0L);
  }

  @Test
  void aFloodEndsWhenADayIsAsItWasBefore() {
    flood(12, 200);
    scene.drain();
    scene.clock.advance(Duration.ofHours(25));
    scene.poll(scene.arxiv, some(5, "Diffusion"));
    scene.drain();
    assertThat(platform.papers()).hasSize(5);
  }

  @Test
  void aFloodThatNobodyAnswersIsAskedAboutAgainAfterAWeek() {
    for (int day = 0; day < 9; day++) {
      flood(3, 210);
      scene.drain();
      scene.clock.advance(Duration.ofHours(23));
    }
    assertThat(platform.papers()).isEmpty();
    assertThat(platform.texts())
        .hasSize(2)
        .allMatch(text -> text.contains("suddenly"))
        .anyMatch(text -> text.contains("`/papers release 2`"));
  }

  @Test
  void votesThatJumpEverywhereAreAFloodToo() {
    scene.type("subscribe upvotes>=50");
    baseline(scene.huggingface);
    scene.clock.advance(Duration.ofDays(3));
    PaperBuilder[] known = some(240, "Old");
    for (int from = 0; from < 240; from += 40) {
      scene.poll(scene.huggingface, Arrays.copyOfRange(known, from, from + 40));
      scene.clock.advance(Duration.ofDays(1));
    }
    scene.poll(
        scene.huggingface,
        Stream.of(known)
            .map(paper -> paper.signals(new Signals(90, 0, "", "")))
            .toArray(PaperBuilder[]::new));
    scene.drain();
    assertThat(scene.alertCounts()).containsEntry("HELD", 240L);
    assertThat(platform.texts()).singleElement().asString().contains("suddenly announced 240");
  }

  @Test
  void whatWaitsForADigestIsNotOfTheFloodInWhichItsExceptionBeginsToHold() {
    scene.type("edit 1 daily at 18:00 instant: upvotes>=50");
    scene.poll(scene.arxiv, paper("2606.90000", "Diffusion of before"));
    PaperBuilder risen =
        paper("2606.90000", "Diffusion of before").signals(new Signals(60, 0, "", ""));
    scene.clock.advance(Duration.ofMinutes(15));
    PaperBuilder[] flood = some(220, "Diffusion");
    scene.poll(
        scene.arxiv,
        Stream.concat(Stream.of(risen), Stream.of(flood)).toArray(PaperBuilder[]::new));
    scene.drain();
    assertThat(platform.papers()).containsExactly("2606.90000");
    assertThat(scene.alertCounts()).containsEntry("HELD", 220L);
  }

  @Test
  void quietHoursHoldTheQuestionToo() {
    scene.type("settings quiet 12:00-14:00");
    flood(12, 200);
    scene.drain();
    assertThat(platform.sent).isEmpty();
    scene.clock.advance(Duration.ofHours(1));
    scene.drain();
    assertThat(platform.texts()).hasSize(1);
  }

  @Test
  void manyADayAreNoFloodWhereThatIsUsualAlsoAfterWeekendsAndDaysOff() {
    baseline(scene.huggingface);
    usualDays(scene.huggingface, 5, 60);
    scene.clock.advance(Duration.ofDays(2));
    usualDays(scene.huggingface, 5, 210);
    scene.clock.advance(Duration.ofDays(2));
    usualDays(scene.huggingface, 1, 400);
    scene.clock.advance(Duration.ofDays(10));
    scene.poll(scene.huggingface, some(910, "Other"));
    scene.poll(scene.huggingface, some(7, "Diffusion"));
    scene.drain();
    assertThat(platform.papers()).hasSize(7);
    assertThat(platform.texts()).isEmpty();
  }

  @Test
  void theFirstAnnouncementAfterAnEmptyBaselineIsNoFlood() {
    baseline(scene.huggingface);
    scene.clock.advance(Duration.ofDays(2));
    scene.poll(scene.huggingface, some(400, "Diffusion"));
    scene.drain();
    assertThat(platform.papers()).hasSize(10);
    assertThat(platform.texts()).containsExactly("+390 more, `/papers list held` shows them.");
  }
}

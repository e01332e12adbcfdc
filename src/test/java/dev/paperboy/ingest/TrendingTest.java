package dev.paperboy.ingest;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The trending papers of a day are settled a day after its end, and alert once. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
final class TrendingTest {
  @Parameter TestDatabase kind = TestDatabase.SQLITE;
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    // 15 June 2026, 12:00 UTC.
    scene = new Scene(kind, folder).afterBaseline();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static PaperBuilder voted(int number, int votes) {
    return paper("2606.%05d".formatted(number), "Paper " + number)
        .signals(new Signals(votes, 0, "", ""));
  }

  private static PaperBuilder[] day() {
    return new PaperBuilder[] {voted(1, 5), voted(2, 30), voted(3, 0), voted(4, 12)};
  }

  /** Time passes until so many hours after the noon of 15 June, and votes are read again. */
  private void readVotes(int hours, PaperBuilder... papers) {
    scene.clock.set(Instant.parse("2026-06-15T12:00:00Z").plus(Duration.ofHours(hours)));
    scene.poll(scene.huggingface, papers);
    scene.drain();
  }

  @Test
  void theMostUpvotedOfADayArePostedOnceWhenTheDayIsSettled() {
    scene.type("subscribe trending:2");
    readVotes(1, day());
    readVotes(35, day());
    assertThat(scene.platform.sent).as("votes may come until the end of 16 June").isEmpty();
    readVotes(36, day());
    assertThat(scene.platform.papers()).containsExactly("2606.00002", "2606.00004");
    assertThat(scene.platform.sent.get(1).cards().get(0).why())
        .containsExactly("trending: 2nd of 15 June");
    assertThat(scene.type("why 2606.00004").text()).contains("trending: 2nd of 15 June");
    assertThat(scene.type("why 2606.00001").text())
        .contains("was the 3rd of 15 June, not among the top 2 trending papers");
    assertThat(scene.type("why 2606.00003").text())
        .contains("has not been among the top 2 trending papers of any day so far");
    assertThat(scene.type("search trending:2").cards()).hasSize(2);
    assertThat(scene.type("search paper -trending:2").cards()).hasSize(2);

    assertThat(scene.type("preview trending:2").text())
        .contains("it would have posted 2 papers")
        .doesNotContain("Words that matched", "known a day after");

    readVotes(37, voted(1, 99), voted(2, 30), voted(3, 0), voted(4, 12));
    readVotes(80, day());
    assertThat(scene.platform.sent).as("a settled day stays as it was").hasSize(2);
  }

  @Test
  void aReadingThatBringsNothingNewSettlesTheDayWhereItsFeedTellsVotes() {
    scene.type("subscribe trending:1");
    readVotes(1, day());
    scene.clock.advance(Duration.ofHours(40));
    scene.poll(scene.arxiv, new PaperBuilder[0]);
    scene.drain();
    assertThat(scene.platform.sent).isEmpty();
    readVotes(50);
    assertThat(scene.platform.papers()).containsExactly("2606.00002");
  }

  @Test
  void aReadingThatFailsSettlesNothing() {
    scene.type("subscribe trending:1");
    readVotes(1, day());
    scene.huggingface.result = new PollResult.Failed("down", Optional.empty());
    readVotes(40);
    assertThat(scene.platform.sent).isEmpty();
    scene.huggingface.result = new PollResult.Complete();
    readVotes(41);
    assertThat(scene.platform.papers()).containsExactly("2606.00002");
  }

  @Test
  void votesThatComeUntilThenCountAndOfEqualsTheEarlierOneIsFirst() {
    scene.type("subscribe trending:1");
    readVotes(1, voted(2, 7));
    readVotes(2, voted(1, 7), voted(3, 1));
    readVotes(36, voted(1, 7), voted(2, 7), voted(3, 6));
    assertThat(scene.platform.papers()).containsExactly("2606.00002");
  }

  @Test
  void anotherConditionHoldsBesideIt() {
    scene.type("subscribe \"paper 4\" trending:5 daily at 09:00");
    readVotes(1, day());
    readVotes(36, day());
    assertThat(scene.platform.sent).as("it waits for its digest").isEmpty();
    scene.clock.advance(Duration.ofHours(10));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00004");
  }

  @Test
  void aPaperThatWasPostedIsNotPostedAgain() {
    scene.type("subscribe paper");
    scene.type("subscribe trending:5");
    readVotes(1, day());
    assertThat(scene.platform.sent).hasSize(4);
    readVotes(36, day());
    assertThat(scene.platform.sent).hasSize(4);
  }

  @Test
  void daysThatWereMissedAreSettledWhenVotesAreReadAgain() {
    scene.type("subscribe trending:1");
    readVotes(1, voted(1, 3));
    readVotes(25, voted(2, 4));
    scene.close();
    scene = Scene.restarted(kind, folder);
    scene.clock.set(Instant.parse("2026-06-25T12:00:00Z"));
    scene.poll(scene.arxiv, paper("2606.00009", "Another"));
    scene.drain();
    assertThat(scene.platform.sent).as("votes were not read yet").isEmpty();
    scene.poll(scene.huggingface, voted(1, 3), voted(2, 4));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00001", "2606.00002");
    scene.poll(scene.huggingface, voted(1, 4), voted(2, 5));
    scene.drain();
    assertThat(scene.platform.sent).hasSize(2);
  }

  @Test
  void whatTheFirstReadingBroughtDoesNotTrend(@TempDir Path fresh) {
    scene.close();
    scene = new Scene(kind, fresh);
    scene.type("subscribe trending:10");
    scene.poll(scene.huggingface, day());
    readVotes(2, voted(7, 3));
    readVotes(36, day());
    assertThat(scene.platform.papers()).containsExactly("2606.00007");
    assertThat(scene.type("search trending:1").cards()).hasSize(1);
  }

  @Test
  void theCapsHoldForTrendsToo() {
    scene.type("settings cap 3");
    scene.type("subscribe trending:20");
    PaperBuilder[] many =
        IntStream.range(10, 30).mapToObj(i -> voted(i, i)).toArray(PaperBuilder[]::new);
    readVotes(1, many);
    readVotes(36, many);
    assertThat(scene.platform.papers()).containsExactly("2606.00029", "2606.00028", "2606.00027");
    assertThat(scene.platform.texts()).containsExactly("+17 more, `/papers list held` shows them.");
  }
}

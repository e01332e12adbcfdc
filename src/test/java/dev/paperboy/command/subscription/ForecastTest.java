package dev.paperboy.command.subscription;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.card.Action;
import dev.paperboy.command.Reply;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a query would have posted, told from a month of papers, twelve on each of its days. */
final class ForecastTest {
  private static final int DAYS = 30;

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void aMonthOfPapers() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    List<Announcement> month = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      Instant announced = scene.clock.instant().minus(Duration.ofDays(DAYS - 1L - day));
      for (int i = 0; i < 12; i++) {
        Paper paper =
            paper("26%02d.%05d".formatted(1 + day / 28, day * 100 + i), title(i))
                .abstractText(i < 9 ? "It is about diffusion." : "It is about the weather.")
                .signals(new Signals(i % 4 == 0 ? 40 : 0, 0, "", ""))
                .build();
        month.add(new Announcement("arxiv", AnnounceType.NEW, announced, paper));
      }
    }
    scene.poll(scene.arxiv, month.toArray(Announcement[]::new));
  }

  /** Nine of twelve are about diffusion; three of these are surveys, four say it in the title. */
  private static String title(int i) {
    if (i < 3) {
      return "A survey of heat";
    }
    return i < 7 ? "Diffusion in metals" : i < 9 ? "Smoke" : "Rain";
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Reply type(String text) {
    return scene.type(text);
  }

  @Test
  void itIsToldWeekByWeek() {
    assertThat(type("preview smoke").text())
        .contains("In the last 30 days it would have posted 60 papers, about 14 a week.")
        .contains("In the last 4 weeks, oldest first: 14, 14, 14, 14.");
  }

  @Test
  void aQueryThatStaysWithinTheCapIsNotTightened() {
    Reply reply = type("preview diffusion");
    assertThat(reply.text()).contains("270 papers").doesNotContain("busiest", "To get fewer");
    assertThat(reply.actions()).extracting(Action::label).containsExactly("Subscribe");
  }

  @Test
  void oneThatWouldPostMoreThanTheCapIsOfferedNarrowerWithWhatThoseWouldPost() {
    type("settings cap 5");
    Reply reply = type("preview diffusion");
    assertThat(reply.text())
        .contains(
            "On the busiest day there would have been 9; at most 5 per poll are posted at once")
        .contains("To get fewer:")
        .contains("• `-survey`: 63 → 42 a week")
        .contains("• `titles only`: 63 → 28 a week")
        .contains("• `upvotes>=10`: 63 → 21 a week\nThe newest:");
    assertThat(reply.actions())
        .extracting(Action::label)
        .containsExactly(
            "Subscribe", "-survey: 42 a week", "titles only: 28 a week", "upvotes>=10: 21 a week");
  }

  @Test
  void whatAButtonPromisesIsWhatItsQueryWouldPost() {
    type("settings cap 5");
    List<Action> actions = type("preview diffusion").actions();
    for (Action action : actions.subList(1, actions.size())) {
      String promised = action.label().substring(action.label().lastIndexOf(": ") + 2);
      assertThat(type(action.invocation().typed()).text())
          .as(action.invocation().typed())
          .contains("Subscribed as #", "about " + promised);
    }
  }

  @Test
  void theConfirmationOffersToChangeWhatWasJustSubscribed() {
    type("settings cap 5");
    Action without =
        type("subscribe diffusion").actions().stream()
            .filter(action -> action.label().startsWith("-survey"))
            .findFirst()
            .orElseThrow();
    assertThat(type(without.invocation().typed()).text())
        .contains("Changed #1: `diffusion AND NOT survey`", "180 papers, about 42 a week");
    assertThat(type("list").text()).contains("NOT survey").doesNotContain("#2");
  }

  @Test
  void aDigestIsMeasuredByWhatItShows() {
    assertThat(type("preview diffusion weekly").text())
        .contains("In the busiest week there would have been 63; a digest shows at most 20");
    assertThat(type("preview diffusion daily").text()).doesNotContain("busiest");
    assertThat(type("preview diffusion daily max 8").text())
        .contains("On the busiest day there would have been 9; a digest shows at most 8");
  }

  @Test
  void theWordsThatMatchedMostAreNamedWhereTheyDiffer() {
    assertThat(type("preview smoke | rain | snow").text())
        .contains("Words that matched most: “rain” ", ", “smoke” ");
    assertThat(type("preview smoke").text()).doesNotContain("Words that matched");
  }

  @Test
  void subscriptionsThatWantTheSamePapersAreNamed() {
    type("subscribe metals");
    type("subscribe rain");
    assertThat(type("preview diffusion").text())
        .contains("Other subscriptions here match these papers too: #1 `metals` (120)")
        .doesNotContain("#2");
    assertThat(type("preview diffusion metals").text()).contains("#1 `metals` (all)");
    type("pause 1");
    assertThat(type("preview diffusion").text()).doesNotContain("#1");
    assertThat(type("edit 2 rain -snow").text()).doesNotContain("by #2");
  }

  @Test
  void whatIsMutedIsNotCounted() {
    type("settings cap 5");
    type("subscribe heat");
    type("mute survey");
    Reply reply = type("preview diffusion");
    assertThat(reply.text())
        .contains("it would have posted 180 papers, about 42 a week.")
        .contains("Not counted: 90 more that are muted here.")
        .doesNotContain("by #1", "-survey");
    for (Action action : reply.actions().subList(1, reply.actions().size())) {
      assertThat(type(action.invocation().typed()).text())
          .contains("about " + action.label().substring(action.label().lastIndexOf(": ") + 2));
    }
    assertThat(type("preview heat").text())
        .contains("would have posted nothing: what matches, 90 papers, is muted here.");
    assertThat(type("unmute 1").text()).contains("No longer muted");
    assertThat(type("preview heat").text()).contains("90 papers").doesNotContain("muted");
  }

  @Test
  void papersThatAreDatedAheadCountInAllFigures() {
    type("subscribe smog daily");
    for (int i = 0; i < 9; i++) {
      scene.poll(
          scene.arxiv,
          new Announcement(
              "arxiv",
              AnnounceType.NEW,
              scene.clock.instant().plus(Duration.ofHours(5)),
              paper("2607.%05d".formatted(i), "Smog in titles").build()));
    }
    assertThat(type("preview smog").text()).contains("9 papers", "#1 `smog` (all)");
  }
}

package dev.paperboy.command.subscription;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Action;
import dev.paperboy.command.InScene;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.meaning.Topic;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.subscription.ChannelId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to topics: their rate, and examples by the papers next to the threshold. */
final class TopicSubscriptionTest extends InScene {
  private static final List<String> WORDS =
      List.of(
          "harbour", "winter", "morning", "copper", "violet", "granite", "lantern", "meadow",
          "thunder", "velvet", "walnut", "amber");

  /** The more other words a title has, the farther it is from boats. */
  private final List<Paper> papers =
      IntStream.range(0, WORDS.size())
          .mapToObj(i -> number(i, "Ships " + String.join(" ", WORDS.subList(0, i))).build())
          .toList();

  private static PaperBuilder number(int number, String title) {
    return paper("2606.%05d".formatted(number + 1), title.strip());
  }

  @BeforeEach
  void announcePapers() {
    scene.poll(scene.arxiv, papers.stream().map(Paper::toBuilder).toArray(PaperBuilder[]::new));
  }

  private double margin(Paper paper, int perWeek) {
    var closeness =
        scene.topics.closeness(paper, new Topic("boats", perWeek, List.of(), List.of()));
    return closeness.value() - closeness.threshold();
  }

  private Stream<Paper> inOrder() {
    return papers.stream().sorted(Comparator.comparingDouble((Paper paper) -> margin(paper, 5)));
  }

  private static Action button(Reply reply, String label) {
    return reply.actions().stream()
        .filter(action -> action.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is not among " + reply.actions()));
  }

  @Test
  void theConfirmationShowsThePapersNextToTheThreshold() {
    List<Paper> above = inOrder().filter(paper -> margin(paper, 5) >= 0).limit(2).toList();
    List<Paper> below =
        inOrder()
            .filter(paper -> margin(paper, 5) < 0 && margin(paper, 15) >= 0)
            .sorted(Comparator.comparingDouble((Paper paper) -> -margin(paper, 5)))
            .limit(2)
            .toList();
    assertThat(above).hasSize(2);
    assertThat(below).isNotEmpty();

    Reply reply = scene.type("subscribe about:\"boats\"");

    assertThat(reply.text())
        .startsWith("Subscribed as #1: `about:\"boats\"`")
        .contains(
            "Just close enough, would be posted:\n• 1: "
                + above.get(0).title()
                + "\n• 2: "
                + above.get(1).title()
                + "\nJust missed:\n• 3: "
                + below.get(0).title());
    assertThat(button(reply, "3: more like this").invocation().typed())
        .isEqualTo("edit 1 like " + below.get(0).id());
    assertThat(button(reply, "1: not this").invocation().typed())
        .isEqualTo("edit 1 unlike " + above.get(0).id());
    assertThat(reply.actions()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void aQueryWithoutATopicHasNoSuchPapers() {
    assertThat(scene.type("subscribe ships").text()).doesNotContain("Just");
    assertThat(scene.type("subscribe harbour -about:\"trains\"").text()).doesNotContain("Just");
  }

  @Test
  void aButtonMakesAPaperAnExampleAndSaysWhatChanges() {
    Reply subscribed = scene.type("subscribe about:\"boats\" daily");
    String missed = button(subscribed, "3: more like this").invocation().fields().get("like");

    Reply changed = scene.press(button(subscribed, "3: more like this"));

    assertThat(changed.text())
        .startsWith("Changed #1: `about:\"boats +" + missed + "\"`, a digest daily")
        .contains("Of the last 30 days, this adds “");
    assertThat(say("list")).contains("`about:\"boats +" + missed + "\"`");
    assertThat(say("history 1")).contains("about:\"boats +" + missed + "\"");

    scene.press(button(changed, "Undo"));
    assertThat(say("list")).contains("`about:\"boats\"`");
  }

  @Test
  void whatIsNotMeantIsTakenAwayAndAPaperIsNeverBoth() {
    say("subscribe about:\"boats\"");

    assertThat(say("edit 1 unlike arxiv:2606.00002"))
        .startsWith("Changed #1: `about:\"boats -arxiv:2606.00002\"`");
    assertThat(say("edit 1 like https://arxiv.org/abs/2606.00002"))
        .startsWith("Changed #1: `about:\"boats +arxiv:2606.00002\"`");
    assertThat(say("edit 1 like arxiv:2606.00002")).contains("already set that way");
  }

  @Test
  void aTopicHasFiveExamplesAndTheOldestLeaves() {
    say("subscribe about:\"boats\"");
    IntStream.rangeClosed(1, 6).forEach(i -> say("edit 1 like arxiv:2606.0000" + i));

    assertThat(say("list"))
        .contains(
            "boats +arxiv:2606.00002 +arxiv:2606.00003 +arxiv:2606.00004 +arxiv:2606.00005"
                + " +arxiv:2606.00006\"`");
  }

  @Test
  void ofSeveralTopicsTheClosestGetsTheExample() {
    say("subscribe about:\"trains\" OR about:\"boats\"~3 OR copper");

    assertThat(say("edit 1 like arxiv:2606.00001"))
        .contains("`about:\"trains\" OR about:\"boats +arxiv:2606.00001\"~3 OR copper`");
  }

  @Test
  void anExampleThatCannotBeOneIsExplained() {
    say("subscribe ships");
    say("subscribe about:\"boats\"");

    assertThat(say("edit 1 like arxiv:2606.00001"))
        .contains("Examples go with a topic, as in `about:\"world models\"`, and `ships` has none");
    assertThat(say("edit 2 like arxiv:2501.00001")).contains("is known here");
    assertThat(say("edit 1 like ships")).startsWith("Changed #1: `like AND ships`");
  }

  @Test
  void onlyThoseWhoMayEditMayPress() {
    Reply subscribed = scene.type("subscribe about:\"boats\"");
    say("settings who managers");
    Action action = button(subscribed, "3: more like this");

    Reply refused =
        scene
            .commands()
            .handle(
                new Request(
                    PAPERS,
                    PAPERS.id(),
                    new Request.User("U2", "Bob", false, Set.of()),
                    action.invocation().command(),
                    action.invocation().fields()));

    assertThat(refused.text()).contains("who manage");
    assertThat(say("list")).contains("`about:\"boats\"`");
  }

  @Test
  void theRateIsChangedAloneAndShownEverywhere() {
    say("subscribe about:\"boats +arxiv:2606.00001\" cat:cs.RO daily");

    assertThat(say("edit 1 about 3 a week"))
        .startsWith("Changed #1: `about:\"boats +arxiv:2606.00001\"~3 AND cat:cs.ro`");
    assertThat(say("list")).contains("`about:\"boats +arxiv:2606.00001\"~3 AND cat:cs.ro`");
    assertThat(say("edit 1 max 7")).contains("\"~3 AND cat:cs.ro`");

    String exported = say("export");
    ChannelId other = new ChannelId("console", "local", "others");
    scene.type(other, "import " + exported.substring(exported.indexOf("channels:")));
    assertThat(scene.type(other, "list").text())
        .contains("`about:\"boats +arxiv:2606.00001\"~3 AND cat:cs.ro`");
  }

  @Test
  void withoutATopicTheRateIsExplained() {
    assertThat(say("subscribe ships about 3 a week")).contains("goes with a topic");
    assertThat(say("list")).doesNotContain("ships");
  }
}

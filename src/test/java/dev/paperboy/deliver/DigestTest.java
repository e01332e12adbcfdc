package dev.paperboy.deliver;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.card.Action;
import dev.paperboy.command.Reply;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.outbox.Alert.Cause;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.History;
import dev.paperboy.subscription.Subscription.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests are worth reading: the best of what came, grouped by topic, and a way to the rest. */
final class DigestTest {
  private static final Instant NOW = Instant.parse("2026-06-15T13:00:00Z");

  @TempDir Path folder;
  private Scene scene;
  private Platform platform;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    platform = scene.platform;
    platform.cardsPerMessage = 10;
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void drainAt(String moment) {
    scene.clock.set(Instant.parse(moment));
    scene.drain();
  }

  private static List<String> titles(Outgoing message) {
    return message.cards().stream().map(card -> card.title()).toList();
  }

  private static double rank(int daysOld, int upvotes, int subscriptions, Evidence... evidence) {
    Paper paper =
        Paper.builder(PaperId.of("arxiv:2606.00001"), "x", NOW.minus(Duration.ofDays(daysOld)))
            .signals(new Signals(upvotes, 0, "", ""))
            .build();
    List<Cause> causes =
        Stream.iterate(1, i -> i + 1)
            .limit(subscriptions)
            .map(
                i ->
                    new Subscription(
                        i,
                        1,
                        i,
                        new Wish("x", new Cadence.Immediately(), 0),
                        null,
                        "",
                        new History("Ann", "U1", NOW, 0, null)))
            .map(subscription -> new Cause(subscription, List.of(evidence)))
            .toList();
    return DigestRank.of(paper, causes, NOW);
  }

  @Test
  void theRankIsWhatItsDescriptionSays() {
    Evidence title = new Evidence("title", "Diffusion", 0, 9);
    Evidence again = new Evidence("title", "diffusion", 20, 29);
    Evidence within = new Evidence("abstract", "diffusion", 0, 9);
    Evidence other = new Evidence("abstract", "planning", 10, 18);
    assertThat(rank(0, 0, 1)).isCloseTo(1, within(1e-9));
    assertThat(rank(7, 0, 1)).isCloseTo(0.5, within(1e-9));
    assertThat(rank(0, 0, 1, within)).isCloseTo(2, within(1e-9));
    assertThat(rank(0, 0, 1, title, again, within, other)).isCloseTo(3, within(1e-9));
    assertThat(rank(0, 3, 4)).isCloseTo(1 + 1 + 2, within(1e-9));
    assertThat(rank(-3, 0, 1)).as("a date to come").isCloseTo(1, within(1e-9));
  }

  @Test
  void thePapersThatFitBestComeFirstInOneMessage() {
    scene.type("subscribe diffusion, planning daily at 13:00");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "About images").abstractText("By diffusion."),
        paper("2606.00002", "Diffusion"),
        paper("2606.00003", "Planning by diffusion"),
        published("2606.00004", "Old planning by diffusion", "2025-06-01"),
        paper("2606.00005", "Liked diffusion").signals(new Signals(200, 0, "", "")));
    drainAt("2026-06-15T13:00:00Z");
    assertThat(platform.sent).hasSize(1);
    assertThat(titles(platform.sent.get(0)))
        .containsExactly(
            "Liked diffusion",
            "Planning by diffusion",
            "Diffusion",
            "Old planning by diffusion",
            "About images");
    assertThat(platform.texts()).containsExactly("Digest: 5 papers, best first.");
  }

  private static PaperBuilder published(String number, String title, String day) {
    return Paper.builder(PaperId.of("arxiv:" + number), title, Instant.parse(day + "T00:00:00Z"));
  }

  @Test
  void papersStandTogetherByWhatAskedForThem() {
    scene.type("subscribe diffusion daily at 13:00");
    scene.type("subscribe mamba daily at 13:00");
    scene.type("subscribe `tick` daily at 13:00");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion one"),
        paper("2606.00002", "Mamba one").signals(new Signals(50, 0, "", "")),
        paper("2606.00003", "Diffusion two").signals(new Signals(9, 0, "", "")),
        paper("2606.00004", "Mamba two"),
        paper("2606.00005", "Diffusion and mamba"));
    drainAt("2026-06-15T13:00:00Z");
    assertThat(titles(platform.sent.get(0)))
        .containsExactly(
            "Mamba one", "Mamba two", "Diffusion and mamba", "Diffusion two", "Diffusion one");
    assertThat(platform.texts())
        .containsExactly(
            "Digest: 5 papers, grouped by subscription: `mamba` (#2) 2, `diffusion` (#1)" + " 3.");
  }

  @Test
  void papersOfOneSubscriptionStandTogetherBySubjectWhereThereAreEnough() {
    scene.type("subscribe diffusion daily at 13:00");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion 1").categories(List.of("cs.CV", "cs.LG")),
        paper("2606.00002", "Diffusion 2").categories(List.of("cs.LG")),
        paper("2606.00003", "Diffusion 3").categories(List.of("cs.CV")),
        paper("2606.00004", "Diffusion 4"),
        paper("2606.00005", "Diffusion 5"),
        paper("2606.00006", "Diffusion 6").categories(List.of("cs.LG")));
    drainAt("2026-06-15T13:00:00Z");
    assertThat(platform.texts())
        .containsExactly("Digest: 6 papers, grouped by subject: cs.CV 2, cs.LG 2, others 2.");
    assertThat(titles(platform.sent.get(0)))
        .containsExactly(
            "Diffusion 1",
            "Diffusion 3",
            "Diffusion 2",
            "Diffusion 6",
            "Diffusion 4",
            "Diffusion 5");
  }

  @Test
  void theRestOfADigestIsExactlyWhatItLeftOut() {
    scene.type("subscribe diffusion daily at 13:00 max 2");
    scene.type("subscribe mamba");
    scene.type("settings cap 1");
    scene.poll(scene.arxiv, papers(0, 15, "Diffusion"));
    scene.poll(scene.arxiv, papers(15, 18, "Mamba"));
    drainAt("2026-06-15T13:00:00Z");
    Outgoing digest =
        platform.sent.stream().filter(m -> m.text().startsWith("Digest")).findFirst().orElseThrow();
    Action more = digest.actions().get(0);
    assertThat(more.label()).isEqualTo("Show 13 more");
    assertThat(digest.text())
        .isEqualTo(
            "Digest: 2 papers, best first.\n+13 more, `/papers "
                + more.invocation().typed()
                + "` shows them.");

    scene.poll(scene.arxiv, papers(20, 24, "Diffusion"));
    drainAt("2026-06-16T13:00:00Z");
    Outgoing second = platform.sent.get(platform.sent.size() - 1);
    assertThat(second.actions().get(0).label()).isEqualTo("Show 2 more");

    Reply rest = scene.type(more.invocation().typed());
    assertThat(rest.ephemeral()).isTrue();
    assertThat(rest.text())
        .isEqualTo(
            "13 papers held back, because they were left out of a digest of at most 2 papers. More:"
                + " `/papers "
                + more.invocation().typed()
                + " page 2`");
    assertThat(rest.cards()).hasSize(10);
    Action next = rest.actions().get(0);
    assertThat(scene.type(next.invocation().typed()).cards())
        .extracting(card -> card.paper().local())
        .containsExactly("2606.00012", "2606.00013", "2606.00014");
    assertThat(scene.type(more.invocation().typed() + " page 3").text())
        .isEqualTo("There is no such page.");
    assertThat(scene.type("list held").text()).startsWith("17 papers held back here");
    for (String elsewhere : List.of("list more 9999", "list more 99999999999999999999")) {
      assertThat(scene.type(elsewhere).text())
          .contains("No message in this channel has that number");
    }
    ChannelId other = new ChannelId("console", "other", "papers");
    assertThat(scene.type(other, more.invocation().typed()).cards()).as("another tenant").isEmpty();
  }

  @Test
  void ofTheRestThatWasReleasedADigestSaysNothingWhenItIsEdited() {
    scene.type("subscribe diffusion daily at 13:00 max 2");
    scene.type("subscribe mamba daily at 13:00 max 2");
    scene.poll(scene.arxiv, papers(0, 5, "Diffusion"));
    scene.poll(scene.arxiv, papers(5, 9, "Mamba"));
    drainAt("2026-06-15T13:00:00Z");
    assertThat(platform.texts().get(0)).contains("\n+5 more, `/papers list more ");
    scene.type("unsubscribe 2");
    assertThat(scene.type("release all").text()).startsWith("3 held papers will be posted");
    vote(12);
    Outgoing edited = platform.edited.get(0);
    assertThat(edited.text()).isEqualTo(platform.texts().get(0).replace("+5 more", "+2 more"));
    assertThat(edited.actions()).extracting(Action::label).containsExactly("Show 2 more");
    assertThat(edited.cards()).hasSize(4);
  }

  private void vote(int votes) {
    scene.poll(
        scene.huggingface, paper("2606.00000", "Diffusion").signals(new Signals(votes, 0, "", "")));
    scene.drain();
  }

  @Test
  void aDigestThatIsSentAgainAfterARestartOffersTheSame() {
    scene.type("subscribe diffusion daily at 13:00 max 2");
    scene.poll(scene.arxiv, papers(0, 5, "Diffusion"));
    platform.answer = message -> new SendResult.Unknown("no answer came");
    drainAt("2026-06-15T13:00:00Z");
    Platform next = new Platform("console");
    next.cardsPerMessage = 10;
    scene.clock.advance(Duration.ofMinutes(1));
    scene.outbox(List.of(next)).drain();
    assertThat(next.sent).hasSize(1);
    Outgoing first = platform.sent.get(0);
    Outgoing again = next.sent.get(0);
    assertThat(again.nonce()).isEqualTo(first.nonce());
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.cards()).isEqualTo(first.cards());
    assertThat(again.actions()).isEqualTo(first.actions()).hasSize(1);
  }

  @Test
  void theNoticeOfHeldPapersLeadsToExactlyThose() {
    scene.type("subscribe diffusion");
    scene.type("settings cap 1");
    scene.poll(scene.arxiv, papers(0, 3, "Diffusion"));
    scene.drain();
    scene.poll(scene.arxiv, papers(5, 7, "Diffusion"));
    scene.drain();
    Action more = platform.sent.get(1).actions().get(0);
    assertThat(more.label()).isEqualTo("Show 2 more");
    assertThat(scene.type(more.invocation().typed()).cards())
        .extracting(card -> card.paper().local())
        .containsExactly("2606.00001", "2606.00002");
  }

  @Test
  void whatWaitedThroughQuietHoursComesInTheOrderInWhichItWasFound() {
    scene.type("subscribe diffusion");
    scene.type("subscribe mamba daily at 23:00");
    scene.type("settings quiet 22:00-07:00");
    scene.poll(scene.arxiv, papers(0, 2, "Mamba"));
    scene.clock.set(Instant.parse("2026-06-15T22:30:00Z"));
    scene.poll(scene.arxiv, papers(2, 4, "Diffusion"));
    assertThat(scene.drain()).contains(Instant.parse("2026-06-16T07:00:00Z"));
    drainAt("2026-06-16T01:00:00Z");
    assertThat(platform.sent).isEmpty();
    drainAt("2026-06-16T07:00:00Z");
    assertThat(platform.papers())
        .containsExactly("2606.00000", "2606.00001", "2606.00002", "2606.00003");
    assertThat(scene.channel(PAPERS).isResting()).isFalse();
  }
}

package dev.paperboy.deliver;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a paper is told in the thread of its message, where a subscription asks so. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
final class UpdatesTest {
  private static final String WITHDRAWN = "This paper has been withdrawn by the authors";

  @Parameter TestDatabase kind = TestDatabase.SQLITE;
  @TempDir Path folder;
  private Scene scene;
  private Platform platform;

  @BeforeEach
  void open() {
    scene = new Scene(kind, folder).afterBaseline();
    platform = scene.platform;
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void post(String subscribe) {
    scene.type(subscribe);
    hear(0, "");
    assertThat(platform.papers()).containsExactly("2606.00001");
  }

  private void hear(int votes, String code) {
    PaperBuilder paper = paper("2606.00001", "Diffusion").signals(new Signals(votes, 0, code, ""));
    scene.poll(scene.huggingface, paper);
    scene.drain();
  }

  private void replace(int version, String comment) {
    PaperBuilder paper = paper("2606.00001", "Diffusion").version(version).comment(comment);
    scene.poll(scene.arxiv, scene.announce(scene.arxiv, AnnounceType.REPLACE, paper));
    scene.drain();
  }

  private List<String> told() {
    return platform.sent.stream().filter(Outgoing::isReply).map(Outgoing::text).toList();
  }

  @Test
  void aNewVersionAndAWithdrawalAreShownInPlaceWithoutAMessage() {
    post("subscribe diffusion");
    replace(2, "");
    assertThat(platform.edited.get(0).cards().get(0).version()).isEqualTo("v2 on 15 June");
    assertThat(platform.edited.get(0).cards().get(0).withdrawn()).isFalse();
    replace(3, WITHDRAWN);
    assertThat(platform.edited).as("at most once in six hours").hasSize(1);
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(platform.edited.get(1).cards().get(0).withdrawn()).isTrue();
    assertThat(platform.edited.get(1).cards().get(0).version()).isEqualTo("v3 on 15 June");
    scene.clock.advance(Duration.ofHours(6));
    replace(4, "");
    assertThat(platform.edited.get(2).cards().get(0).withdrawn()).as("back again").isFalse();
    assertThat(platform.sent).as("no new message").hasSize(1);
  }

  @Test
  void aHarvestThatKnowsNoVersionsTellsOfAWithdrawalToo() {
    post("subscribe diffusion");
    replace(3, "12 pages");
    scene.clock.advance(Duration.ofHours(6));
    replace(2, WITHDRAWN);
    assertThat(platform.edited.get(1).cards().get(0).withdrawn()).isTrue();
    assertThat(platform.edited.get(1).cards().get(0).version()).isEqualTo("v3 on 15 June");
  }

  @Test
  void aPaperThatIsWithdrawnBeforeItIsPostedIsPostedWithTheMark() {
    scene.type("subscribe diffusion daily at 18:00");
    hear(0, "");
    replace(2, WITHDRAWN);
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(platform.sent.get(0).cards().get(0).withdrawn()).isTrue();
    assertThat(platform.edited).isEmpty();
  }

  @Test
  void updatesAreToldInReplyToTheMessageThatCarriesThePaper() {
    post("subscribe diffusion updates");
    Outgoing first = platform.sent.get(0);
    hear(12, "https://github.com/a/b");
    Outgoing told = platform.sent.get(1);
    assertThat(told.replyTo()).isEqualTo(first.nonce());
    assertThat(told.channel()).isEqualTo(PAPERS);
    assertThat(told.text()).isEqualTo("“Diffusion”: code is available, 12 upvotes.");
    assertThat(told.cards()).isEmpty();
    assertThat(told.nonce()).isNotEqualTo(first.nonce());

    hear(55, "https://github.com/a/b");
    replace(2, "");
    replace(3, WITHDRAWN);
    assertThat(told()).as("at most once in six hours").hasSize(1);
    assertThat(scene.drain()).isPresent();
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(told().get(1)).isEqualTo("“Diffusion”: withdrawn, v3 on 15 June, 55 upvotes.");
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(told()).hasSize(2);
  }

  @Test
  void votesThatPassAMarkAgainAreNeitherToldNorShownAgain() {
    post("subscribe diffusion updates");
    for (int votes : new int[] {10, 9, 10, 9, 50}) {
      hear(votes, "");
      scene.clock.advance(Duration.ofHours(6));
      scene.drain();
    }
    assertThat(told()).containsExactly("“Diffusion”: 10 upvotes.", "“Diffusion”: 50 upvotes.");
    assertThat(platform.edited).hasSize(2);
  }

  @Test
  void whoDoesNotAskIsNotToldAndWhoAsksNoMoreNeither() {
    post("subscribe diffusion");
    hear(12, "");
    assertThat(told()).isEmpty();
    scene.type("edit 1 updates");
    hear(55, "");
    assertThat(told()).hasSize(1);
    scene.type("settings quiet 00:00-23:59");
    scene.clock.advance(Duration.ofHours(7));
    hear(101, "");
    scene.type("edit 1 updates off");
    scene.type("settings quiet off");
    scene.clock.advance(Duration.ofHours(24));
    scene.drain();
    assertThat(told()).hasSize(1);
  }

  @Test
  void quietHoursHoldUpdatesBackAndARestingChannelWaits() {
    post("subscribe diffusion updates");
    scene.type("settings quiet 11:00-14:00");
    hear(12, "");
    assertThat(told()).isEmpty();
    assertThat(scene.drain()).contains(scene.clock.instant().plus(Duration.ofHours(2)));
    platform.answerToEdit = new SendResult.Gone("the channel was deleted");
    scene.clock.advance(Duration.ofHours(6));
    hear(55, "");
    assertThat(scene.channel(PAPERS).isResting()).isTrue();
    int before = told().size();
    hear(101, "");
    assertThat(told()).hasSize(before);
    scene.type("resume all");
    platform.answerToEdit = new SendResult.Sent("");
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(told().get(told().size() - 1)).isEqualTo("“Diffusion”: 101 upvotes.");
  }

  @Test
  void theCapHoldsAndTheOthersAreToldLater() {
    scene.type("settings cap 3");
    scene.type("subscribe diffusion daily at 12:00 updates");
    PaperBuilder[] papers = voted(0);
    scene.poll(scene.huggingface, papers);
    scene.drain();
    assertThat(platform.papers()).hasSize(5);
    scene.poll(scene.huggingface, voted(20));
    scene.drain();
    assertThat(told()).hasSize(3);
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(told()).hasSize(5).doesNotHaveDuplicates();
  }

  private static PaperBuilder[] voted(int votes) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(
            i -> paper("2606.0000" + i, "Diffusion " + i).signals(new Signals(votes, 0, "", "")))
        .toArray(PaperBuilder[]::new);
  }

  @Test
  void aMessageThatIsGoneTakesItsUpdatesWithIt() {
    post("subscribe diffusion updates");
    platform.answer = message -> new SendResult.Rejected("the message was deleted");
    hear(12, "");
    assertThat(told()).hasSize(1);
    platform.answer = message -> new SendResult.Sent(message.nonce());
    assertThat(scene.drain()).isEmpty();
    assertThat(told()).hasSize(1);
    assertThat(scene.channel(PAPERS).isResting()).isFalse();
    assertThat(scene.type("list").text()).doesNotContain("refused");
  }

  @Test
  void aCrashRepeatsTheSameMessageUnderTheSameNonce() {
    post("subscribe diffusion updates");
    platform.later = coming -> {};
    hear(12, "");
    Outgoing lost = platform.sent.get(1);
    Platform afterwards = new Platform("console");
    scene.outbox(List.of(afterwards)).drain();
    Outgoing again = afterwards.sent.get(0);
    assertThat(again.nonce()).isEqualTo(lost.nonce());
    assertThat(again.text()).isEqualTo(lost.text());
    assertThat(again.replyTo()).isEqualTo(lost.replyTo());
    assertThat(again.again()).isTrue();
    scene.outbox(List.of(afterwards)).drain();
    assertThat(afterwards.sent).hasSize(1);
  }

  @Test
  void whatChangesWhileAMessageIsOnItsWayIsShownAndToldOnceItIsThere() {
    scene.type("subscribe diffusion updates");
    List<CompletableFuture<SendResult>> answers = new ArrayList<>();
    platform.later = answers::add;
    hear(0, "");
    hear(12, "");
    assertThat(told()).isEmpty();
    platform.later = null;
    answers.get(0).complete(new SendResult.Sent("m1"));
    scene.drain();
    scene.drain();
    assertThat(told()).containsExactly("“Diffusion”: 12 upvotes.");
    assertThat(platform.edited).hasSize(1);
  }

  @Test
  void aMutedPaperIsNotToldOf() {
    post("subscribe diffusion updates");
    scene.type("mute diffusion");
    hear(12, "");
    assertThat(told()).isEmpty();
  }

  @Test
  void listConfirmationsAndFilesSayIt() {
    assertThat(scene.type("subscribe diffusion updates max 3").text())
        .contains(
            "Subscribed as #1: `diffusion`, posted at once, at most 3 per post, with updates");
    assertThat(scene.type("list").text()).contains("with updates in the thread");
    String exported = scene.type("export").text();
    assertThat(exported).contains("updates: true");
    assertThat(scene.type("edit 1 max off").text()).contains("with updates in the thread");
    assertThat(scene.type("edit 1 updates off").text()).doesNotContain("updates");
    assertThat(scene.type("export").text()).doesNotContain("updates");
    scene.type("import " + exported);
    assertThat(scene.type("list").text()).contains("with updates in the thread");
    assertThat(scene.type("subscribe \"model updates\"").text()).contains("`\"model updates\"`");
  }
}

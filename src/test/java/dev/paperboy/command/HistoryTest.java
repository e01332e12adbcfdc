package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryTest extends InScene {
  private static final Request.User BOB = new Request.User("U2", "Bob", false);

  /** The lines of the history without their moments. */
  private List<String> history(String typed) {
    return scene.type(typed).text().lines().map(line -> line.replaceFirst("^.* · ", "")).toList();
  }

  @Test
  void everyChangeIsTold() {
    scene.type("subscribe diffusion");
    scene.type(PAPERS, BOB, "subscribe \"world model\" daily at 07:15 max 4");
    scene.type("edit 2 mamba weekly on friday max off");
    scene.type("pause 1 until 2026-06-20");
    scene.type("resume 1");
    scene.type("pause 2");
    scene.type("mute \"flow matching\" for 7d");
    scene.type("unmute 1");
    scene.type("settings zone Europe/Paris");
    scene.type("settings quiet 22:00-07:00");
    scene.type("unsubscribe 2");
    scene.type("import - {query: agents, max: 3}");
    assertThat(history("history"))
        .containsExactly(
            "#3 `agents` subscribed by Ann, max 3 (import)",
            "#2 `mamba` removed by Ann",
            "Settings changed by Ann: quiet off → 22:00-07:00",
            "Settings changed by Ann: zone UTC → Europe/Paris",
            "`\"flow matching\"` (mute #1) unmuted by Ann",
            "`\"flow matching\"` (mute #1) muted by Ann until 22 Jun 2026 14:00 Europe/Paris",
            "#2 `mamba` paused by Ann",
            "#1 `diffusion` resumed by Ann",
            "#1 `diffusion` paused by Ann until 20 Jun 2026 02:00 Europe/Paris",
            "#2 `mamba` changed by Ann: query `\"world model\"` → `mamba`, cadence daily at 07:15 →"
                + " weekly on friday at 07:15, max 4 → none",
            "#2 `\"world model\"` subscribed by Bob, cadence daily at 07:15, max 4",
            "#1 `diffusion` subscribed by Ann");
    assertThat(history("history 1")).hasSize(3).allMatch(line -> line.startsWith("#1 "));
    assertThat(scene.type("history").text()).startsWith("15 Jun 2026 14:00 Europe/Paris · #3");
    assertThat(scene.type("history").ephemeral()).isTrue();
  }

  @Test
  void updatesAndExceptionsAreToldAsTheyAreTyped() {
    scene.type("subscribe diffusion daily instant: author:\"Yann LeCun\" updates");
    scene.type("edit 1 instant: off updates off");
    scene.type("edit 1 updates");
    assertThat(history("history"))
        .containsExactly(
            "#1 `diffusion` changed by Ann: updates off → on",
            "#1 `diffusion` changed by Ann: instant `author:\"Yann LeCun\"` → none, updates on →"
                + " off",
            "#1 `diffusion` subscribed by Ann, cadence daily at 09:00, instant"
                + " `author:\"Yann LeCun\"`, updates on");
  }

  @Test
  void whatTheProgramDoesIsTold() {
    scene.type("subscribe diffusion");
    scene.type("pause 1 for 2d");
    scene.clock.advance(Duration.ofDays(3));
    scene.pollAsItIs(scene.arxiv);
    scene.database.change(
        transaction ->
            new SubscriptionStore()
                .add(
                    transaction,
                    scene.channel(PAPERS).key(),
                    new Wish("title:", new Cadence.Immediately(), 0),
                    "Ann",
                    "U1",
                    scene.clock.instant()));
    scene.poll(scene.arxiv, paper("2606.00001", "Diffusion"));
    assertThat(history("history").get(0))
        .startsWith("#2 `title:` paused by Paperboy: The query is not understood: ");
    assertThat(history("history").get(1))
        .isEqualTo("#1 `diffusion` resumed by Paperboy (its pause ended)");
  }

  @Test
  void longHistoriesHavePages() {
    for (int i = 0; i < 20; i++) {
      scene.type("settings cap " + (i + 1));
    }
    Reply first = scene.type("history");
    assertThat(first.text().lines()).hasSize(16);
    assertThat(first.text()).contains("cap 19 → 20").contains("Older: `/papers history page 2`");
    assertThat(first.actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("Next", "history page 2"));
    assertThat(scene.type("history page 2").text()).contains("cap 10 → 1").doesNotContain("Older");
    assertThat(scene.type("history page 3").text()).isEqualTo("There is no such page.");
  }

  @Test
  void nothingOfAnotherChannelIsTold() {
    scene.type("subscribe diffusion");
    ChannelId elsewhere = new ChannelId("console", "other", "papers");
    assertThat(scene.type(elsewhere, "history").text())
        .startsWith("No changes in this channel are recorded");
    assertThat(scene.type("history 7").text()).contains("no subscription `7`");
    assertThat(scene.type("history x").text()).contains("no subscription `x`");
  }

  @Test
  void namesStayInertInTheHistory() {
    Request.User odd = new Request.User("U3", "E`ve\n#9 `free money`", true);
    scene.type(PAPERS, odd, "subscribe a\nb");
    assertThat(scene.type("history").text().lines()).hasSize(1);
    assertThat(history("history").get(0)).startsWith("#1 `a b` subscribed by E've #9 'free money'");
  }

  @Test
  void listTellsTheLastMatchAndTheLastDelivery() {
    scene.type("subscribe diffusion");
    scene.type("subscribe mamba");
    scene.poll(scene.arxiv, paper("2606.00001", "Diffusion"));
    scene.clock.advance(Duration.ofHours(2));
    assertThat(scene.type("list").text()).contains("the last 2 hours ago (by Ann)");
    scene.drain();
    scene.clock.advance(Duration.ofHours(1));
    assertThat(scene.type("list").text())
        .contains(
            "#1 `diffusion`, posted at once, 1 paper so far, the last 3 hours ago, posted 1 hour"
                + " ago (by Ann)")
        .contains("#2 `mamba`, posted at once, 0 papers so far (by Ann)");
  }

  @Test
  void twoSubscriptionsOfAChannelNeverAskForTheSame() {
    scene.type("subscribe diffusion");
    scene.type("subscribe mamba");
    assertThat(scene.type("edit 2 diffusion").text())
        .isEqualTo("This channel already has that subscription, as #1. Nothing was changed.");
    assertThat(scene.type("edit 2 mamba daily").text()).contains("Changed #2");
  }
}

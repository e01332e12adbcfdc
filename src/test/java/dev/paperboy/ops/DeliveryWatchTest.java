package dev.paperboy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryWatchTest {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  @TempDir private Path folder;
  private Scene scene;
  private OutboxDispatcher outbox;
  private DeliveryWatch watch;

  @BeforeEach
  void subscribe() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    scene.type("subscribe diffusion");
    Metrics metrics = new Metrics(scene.database, "1.0", Map::of, Map.of(), scene.clock);
    ChatSender sender = metrics.measured(scene.platform, () -> {});
    outbox = scene.outbox(List.of(sender));
    watch = metrics.watchDeliveries(List.of(sender), LONGEST);
    scene.clock.advance(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void poll(int paper) {
    scene.poll(scene.arxiv, Scene.papers(paper, paper + 1, "Diffusion"));
  }

  private List<String> stalls() {
    watch.look();
    return watch.stalls().stream().map(DeliveryWatch.Stall::inWords).toList();
  }

  @Test
  void nothingIsMissedWhileNothingIsDue() {
    assertThat(stalls()).isEmpty();
    poll(1);
    outbox.drain();
    scene.clock.advance(Duration.ofDays(3));
    assertThat(stalls()).isEmpty();
  }

  @Test
  void anAlertThatNobodyPutsIntoAMessageIsMissedAfterAQuarterOfAnHour() {
    poll(1);
    scene.clock.advance(LONGEST);
    assertThat(stalls()).isEmpty();
    scene.clock.advance(Duration.ofSeconds(1));
    assertThat(stalls())
        .containsExactly(
            "nothing is delivered on console: messages are due since 2026-06-15T13:00:00Z,"
                + " nothing was ever delivered there");
  }

  @Test
  void aMessageThatFailsAgainAndAgainIsMissedAndTheLastDeliveryIsTold() {
    poll(1);
    outbox.drain();
    scene.platform.answer =
        message -> new SendResult.RetryLater(Duration.ZERO, "it answers HTTP 500");
    scene.clock.advance(Duration.ofHours(1));
    poll(2);
    outbox.drain();
    scene.clock.advance(LONGEST.plusSeconds(1));
    assertThat(stalls())
        .containsExactly(
            "nothing is delivered on console: messages are due since 2026-06-15T14:00:00Z,"
                + " the last delivery was at 2026-06-15T13:00:00Z");
  }

  @Test
  void aPlatformThatIsDownOrHasAskedToWaitIsNotWatched() {
    scene.platform.answer = message -> new SendResult.RetryLater(Duration.ofHours(2), "slow down");
    poll(1);
    outbox.drain();
    scene.clock.advance(LONGEST.plusSeconds(1));
    assertThat(stalls()).isEmpty();
    scene.clock.advance(Duration.ofHours(2));
    assertThat(stalls()).hasSize(1);
    scene.platform.ready = false;
    assertThat(stalls()).isEmpty();
  }

  @Test
  void whileOthersArriveAMessageThatFailsIsNoStall() {
    poll(1);
    scene.platform.answer = message -> new SendResult.RetryLater(Duration.ZERO, "busy");
    outbox.drain();
    scene.clock.advance(Duration.ofMinutes(20));
    scene.platform.answer = message -> new SendResult.Sent(message.nonce());
    scene.type(new ChannelId("console", "local", "other"), "subscribe maps");
    scene.poll(scene.arxiv, Scene.papers(5, 6, "Maps"));
    outbox.drain();
    assertThat(stalls()).isEmpty();
  }

  @Test
  void theBeginningAndTheEndAreLoggedOnce() {
    try (LogCapture log = new LogCapture(LogSettings.Level.INFO)) {
      poll(1);
      scene.clock.advance(LONGEST.plusSeconds(1));
      watch.look();
      watch.look();
      assertThat(log.text().split("nothing is delivered on console", -1)).hasSize(2);
      outbox.drain();
      watch.look();
      watch.look();
      assertThat(log.text().split("deliveries are no longer overdue", -1)).hasSize(2);
    }
  }
}

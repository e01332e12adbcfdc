package dev.paperboy.app.task;

import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.paperboy.Scene;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryTaskTest {
  @TempDir Path folder;
  private Scene scene;
  private final WakeUp wakeUp = new WakeUp();
  private DeliveryTask task;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
    scene.type("subscribe diffusion");
    scene.afterBaseline();
    task =
        new DeliveryTask(scene.outbox(List.of(scene.platform)), wakeUp, () -> {}, new SystemTime());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void find(int from, int until) {
    scene.poll(scene.arxiv, papers(from, until, "Diffusion"));
  }

  @Test
  void whatIsDueIsSentAtTheStartAndAfterASignalAndNotWhenAWaitOnlyEnds() {
    find(0, 1);
    task.run();
    assertThat(scene.platform.sent).hasSize(1);

    find(1, 2);
    wakeUp.endWait();
    Duration wait = task.run();
    assertThat(scene.platform.sent).hasSize(1);
    assertThat(wait).as("until it looks by itself").isLessThanOrEqualTo(Duration.ofSeconds(30));

    wakeUp.signal();
    task.run();
    assertThat(scene.platform.sent).hasSize(2);
  }

  @Test
  void theRoundAfterOneThatFailedLooksEverywhere() {
    task.run();
    find(0, 1);
    scene.platform.whilePlanning =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    wakeUp.signal();
    assertThatIllegalStateException().isThrownBy(task::run);

    scene.platform.whilePlanning = () -> {};
    task.run();
    assertThat(scene.platform.sent).hasSize(1);
  }
}

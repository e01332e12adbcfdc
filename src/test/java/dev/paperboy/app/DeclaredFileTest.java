package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.task.DeclarationsTask;
import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.WakeUp;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.app.time.SimulatedTime;
import dev.paperboy.command.declaration.DeclaredSubscriptions;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeclaredFileTest {
  @TempDir Path folder;
  private Scene scene;
  private Path path;
  private DeclaredFile file;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    path = folder.resolve("subscriptions.yaml");
    file =
        new DeclaredFile(
            path,
            new DeclaredSubscriptions(scene.database, PlatformList.ALL.directory(), scene.clock));
    write("- {channel: papers, query: diffusion}\n- {channel: papers, query: agents}\n");
    file.start();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text);
  }

  private String list() {
    return scene.type("list").text();
  }

  @Test
  void aChangeIsAppliedOnceItStandsStill() throws IOException {
    assertThat(file.look()).isFalse();
    write("- {channel: papers, query: diffusion}\n- {channel: papers, query: age");
    assertThat(file.look()).as("it is still being written").isFalse();
    write("- {channel: papers, query: diffusion}\n- {channel: papers, query: mamba}\n");
    assertThat(file.look()).isFalse();
    assertThat(file.look()).isTrue();
    assertThat(file.look()).isFalse();
    assertThat(list()).contains("#3 `mamba`").doesNotContain("⚠");
    assertThat(scene.type("edit 2 x").text()).as("free again").startsWith("Changed #2");
  }

  @Test
  void aBrokenFileIsToldOfOnceAndAppliedWhenItIsMended() throws IOException {
    write("- {channel: papers, query: diffusion}\n- {channel: papers, que");
    file.look();
    assertThat(file.look()).isTrue();
    assertThat(file.look()).isFalse();
    assertThat(list()).contains("⚠ There is a problem with " + path).contains("#2 `agents`");
    assertThat(scene.type("edit 2 x").text()).contains("is declared in " + path);
    write("- {channel: papers, query: diffusion}\n- {channel: papers, query: agents}\n");
    file.look();
    assertThat(file.look()).isTrue();
    assertThat(list()).doesNotContain("⚠");
  }

  @Test
  void aFileThatIsGoneOrNoTextLetsNothingGo() throws IOException {
    Files.delete(path);
    file.look();
    assertThat(file.look()).isTrue();
    assertThat(file.look()).isFalse();
    assertThat(list()).contains("it cannot be read.").contains("#2 `agents`");
    Files.write(path, "- {channel: papers, query: é}".getBytes(StandardCharsets.ISO_8859_1));
    file.look();
    assertThat(file.look()).isTrue();
    assertThat(list()).contains("it is not UTF-8 text.");
    write("");
    file.look();
    assertThat(file.look()).isTrue();
    assertThat(list()).doesNotContain("⚠").doesNotContain("— declared");
    scene.drain();
    assertThat(scene.platform.texts())
        .singleElement()
        .asString()
        .startsWith("`#1 diffusion`, `#2 agents` are no longer declared in " + path);
  }

  @Test
  void aChangeIsFoundWhileTheProgramRuns() throws IOException, InterruptedException {
    WakeUp wakeUp = new WakeUp();
    CountDownLatch applied = new CountDownLatch(1);
    ProgramTime time = new SimulatedTime(scene.clock.instant(), 100);
    Thread following =
        new Thread(
            new TaskLoop(
                "declared",
                "it is read again",
                new DeclarationsTask(
                    file,
                    new LeasedTask(new SoleLeases(), SharedWork.DECLARATIONS.lease()),
                    applied::countDown,
                    time),
                wakeUp::await));
    following.start();
    write("- {channel: papers, query: mamba}\n");
    assertThat(applied.await(20, TimeUnit.SECONDS)).isTrue();
    wakeUp.stop();
    following.join(20_000);
    assertThat(following.isAlive()).isFalse();
    assertThat(list()).contains("#3 `mamba`");
  }
}

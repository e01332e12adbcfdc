package dev.paperboy.app.cli;

import dev.paperboy.app.DeclaredFile;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.task.ShutdownDeadline;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.app.time.SimulatedTime;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.command.declaration.DeclaredSubscriptions;
import dev.paperboy.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: polls, posts and handles commands until it is stopped. */
@Command(
    name = "run",
    description = "Polls the feeds, posts what matches, and answers commands.",
    mixinStandardHelpOptions = true)
public final class RunSubcommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunSubcommand.class);

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--once", description = "Poll every feed once, deliver what is due, and exit.")
  private boolean once;

  @Option(
      names = "--clock",
      paramLabel = "TIME",
      description = "Start at this time, such as 2026-06-15T00:00:00Z, on a simulated clock.",
      converter = ClockTime.class)
  private @Nullable Instant clock;

  @Option(
      names = "--clock-speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many times faster than real time the simulated clock runs.")
  private double clockSpeed = 1;

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run();
    } catch (StoreException failure) {
      throw explained(failure, once);
    }
  }

  /** Adds what happens next, unless the failure needs more than another start. */
  static RuntimeException explained(StoreException failure, boolean once) {
    if (failure.isFault()) {
      return failure;
    }
    return new OperatorException(
        once
            ? "This run has ended early. "
                + failure.getMessage()
                + " What was saved stays, and the next run continues from there."
            : "Paperboy has not started. "
                + failure.getMessage()
                + " Nothing is incomplete: start it again when the cause is removed, unless a service"
                + " manager does so by itself.");
  }

  private int run() throws InterruptedException {
    Settings settings = config.read();
    ProgramTime time = time();
    PlatformList.ALL
        .states(settings, List.of())
        .forEach(
            platform ->
                LOG.atInfo()
                    .addKeyValue("platform", platform.name())
                    .addKeyValue("state", platform.state())
                    .log(platform.detail()));
    if (settings.contact().isEmpty() && !settings.feeds().isEmpty()) {
      LOG.info("no contact is configured, so the servers that are polled cannot reach you");
    }
    Path indexFolder = ConfigOption.indexFolder(settings.database());
    Paperboy paperboy =
        new Paperboy(
            settings,
            indexFolder,
            pace -> FeedSet.of(settings, time, pace),
            PlatformList.ALL,
            time);
    declare(settings, paperboy, time);
    if (once) {
      try (paperboy) {
        return paperboy.runOnce() ? 0 : 1;
      }
    }
    RunUntilStopped.run(paperboy, address -> {}, () -> {});
    return 0;
  }

  private ProgramTime time() {
    if (clockSpeed <= 0 || clockSpeed > 1_000_000) {
      throw new OperatorException("--clock-speed must be above 0 and at most 1000000");
    }
    if (clock == null && clockSpeed == 1) {
      return new SystemTime();
    }
    return new SimulatedTime(clock == null ? new SystemTime().instant() : clock, clockSpeed);
  }

  /** Applies the subscriptions that a file declares. */
  private static void declare(Settings settings, Paperboy paperboy, ProgramTime time) {
    DeclaredSubscriptions declare =
        new DeclaredSubscriptions(paperboy.database(), PlatformList.ALL.directory(), time);
    Optional<Path> file = settings.subscriptions();
    if (file.isEmpty()) {
      int released = declare.none();
      if (released > 0) {
        LOG.atWarn()
            .addKeyValue("subscriptions", released)
            .log(
                "no subscriptions file is configured any more; the declared subscriptions stay and"
                    + " become editable in chat");
      }
      return;
    }
    try {
      DeclaredFile declared = new DeclaredFile(file.get(), declare);
      declared.check();
      paperboy.follow(declared);
    } catch (IOException unreadable) {
      paperboy.close();
      throw new OperatorException(
          "The file of subscriptions, "
              + file.get()
              + ", cannot be read. Create it, or remove `subscriptions` from the configuration.");
    }
  }

  /**
   * Runs the program until the process is signalled to stop. The final action runs even if the
   * start fails.
   */
  static final class RunUntilStopped {
    /** Less than process supervisors wait before they kill a process. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(18);

    private RunUntilStopped() {}

    static void run(Paperboy paperboy, Consumer<String> started, Runnable afterwards)
        throws InterruptedException {
      CountDownLatch stopped = new CountDownLatch(1);
      Thread stop =
          new Thread(
              () -> {
                new ShutdownDeadline(LONGEST_STOP)
                    .run(
                        () -> {
                          paperboy.close();
                          afterwards.run();
                        });
                stopped.countDown();
                // Stopped on request: not a failure, whatever the signal was.
                Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
              },
              "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        paperboy.start();
        started.accept(paperboy.address());
      } catch (RuntimeException failure) {
        Runtime.getRuntime().removeShutdownHook(stop);
        paperboy.close();
        afterwards.run();
        throw failure;
      }
      stopped.await();
    }
  }
}

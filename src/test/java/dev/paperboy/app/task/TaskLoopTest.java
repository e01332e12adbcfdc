package dev.paperboy.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskLoopTest {
  private static final Duration WAIT = Duration.ofSeconds(7);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(9);

  private final Deque<Throwable> failures = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private int rounds;

  /** A round that fails as often as a test says, and is well after that. */
  private final class Failing implements TaskLoop.Round {
    @Override
    public Duration run() {
      rounds++;
      Throwable failure = failures.poll();
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      return WAIT;
    }

    @Override
    public Duration afterFailure() {
      return AFTER_FAILURE;
    }
  }

  /** Lets so many rounds pass, and notes what the loop told between them. */
  private void run(int most) {
    List<TaskLoop> loop = new ArrayList<>();
    loop.add(
        new TaskLoop(
            "index",
            "it will be tried again",
            new Failing(),
            wait -> {
              waits.add(wait);
              problems.add(loop.get(0).problem().orElse(""));
              return rounds < most;
            }));
    loop.get(0).run();
  }

  @AfterEach
  void clearInterrupt() {
    assertThat(Thread.interrupted()).isFalse();
  }

  static List<Throwable> errors() {
    return List.of(
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new NoClassDefFoundError("gone"),
        new AssertionError("never"),
        new IllegalStateException("odd"));
  }

  @Test
  void whateverARoundThrowsTheNextOneComes() {
    failures.addAll(errors());
    run(7);
    assertThat(rounds).isEqualTo(7);
    assertThat(waits)
        .containsExactly(
            AFTER_FAILURE, AFTER_FAILURE, AFTER_FAILURE, AFTER_FAILURE, AFTER_FAILURE, WAIT, WAIT);
  }

  @Test
  void thatItKeepsFailingIsToldUntilARoundIsWell() {
    failures.addAll(errors().subList(0, 4));
    run(5);
    assertThat(problems)
        .containsExactly(
            "",
            "",
            "“index” keeps failing: NoClassDefFoundError; see the log",
            "“index” keeps failing: AssertionError; see the log",
            "");
  }

  @Test
  void ofMemoryThatRunsOutIsToldInWords() {
    for (int i = 0; i < 3; i++) {
      failures.add(new OutOfMemoryError("Java heap space"));
    }
    run(3);
    assertThat(problems).last().isEqualTo("“index” keeps failing: there is not enough memory");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptionEndsIt(boolean whileWaiting) {
    TaskLoop loop =
        new TaskLoop(
            "poll",
            "the feed is read again",
            () -> {
              rounds++;
              if (!whileWaiting) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted in the middle");
              }
              return WAIT;
            },
            wait -> {
              throw new InterruptedException("stopping");
            });
    loop.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rounds).isOne();
    assertThat(loop.problem()).isEmpty();
  }

  @Test
  void anErrorWhileWaitingDoesNotEndItEither() {
    List<String> waited = new ArrayList<>();
    TaskLoop loop =
        new TaskLoop(
            "deliver",
            "delivery waits",
            new Failing(),
            wait -> {
              waited.add("once");
              if (waited.size() == 1) {
                throw new OutOfMemoryError("no room to wait");
              }
              return false;
            });
    loop.run();
    assertThat(waited).hasSize(2);
    assertThat(rounds).isEqualTo(2);
  }

  private String hangOf(boolean isShort, Duration passing, Consumer<TaskLoop> meanwhile) {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    List<TaskLoop> loop = new ArrayList<>();
    List<String> hangs = new ArrayList<>();
    TaskLoop.Round round =
        new TaskLoop.Round() {
          @Override
          public Duration run() {
            nanos.addAndGet(passing.toNanos());
            meanwhile.accept(loop.get(0));
            nanos.addAndGet(1);
            hangs.add(loop.get(0).hang().orElse(""));
            return WAIT;
          }

          @Override
          public boolean isShort() {
            return isShort;
          }
        };
    loop.add(new TaskLoop("deliver", "it waits", round, wait -> false, nanos::get));
    loop.get(0).run();
    nanos.addAndGet(Duration.ofDays(3).toNanos());
    assertThat(loop.get(0).hang()).as("between rounds").isEmpty();
    assertThat(loop.get(0).state().idle()).isZero();
    return hangs.get(0);
  }

  @Test
  void aRoundWithoutProgressIsNoticedUntilItEnds() {
    assertThat(hangOf(true, Duration.ofMinutes(10), loop -> {}))
        .isEqualTo("“deliver” has made no progress for 10 minutes");
    assertThat(hangOf(true, Duration.ofMinutes(9), loop -> {})).isEmpty();
    assertThat(hangOf(true, Duration.ofHours(3), TaskLoop::progress)).isEmpty();
  }

  @Test
  void aRoundThatMayTakeHoursIsGivenHalfADay() {
    assertThat(hangOf(false, Duration.ofHours(11), loop -> {})).isEmpty();
    assertThat(hangOf(false, Duration.ofHours(12), loop -> {})).contains("720 minutes");
  }

  @Test
  void anEndThatTakesForeverIsNotWaitedFor() {
    new ShutdownDeadline(Duration.ofMillis(1)).run(TaskLoopTest::never);
    List<String> done = new ArrayList<>();
    new ShutdownDeadline(Duration.ofMinutes(5)).run(() -> done.add("done"));
    assertThat(done).containsExactly("done");
    new ShutdownDeadline(Duration.ofMinutes(5))
        .run(
            () -> {
              throw new StackOverflowError();
            });
  }

  /** Waits for what never happens; interrupting it is no use. */
  private static void never() {
    while (NEVER.getCount() > 0) {
      LockSupport.park();
    }
  }
}

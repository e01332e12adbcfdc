package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperboy.store.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class FairSemaphoreTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void whoComesWhileAllAreAtWorkIsToldThatTheDatabaseIsBusy() {
    FairSemaphore turns = new FairSemaphore(1, Duration.ofMillis(1));
    StoreException failure =
        catchThrowableOfType(
            StoreException.class, () -> turns.take(() -> turns.<String>take(() -> "never")));
    assertThat(failure).hasMessage("The database is busy with other work. Try again in a moment.");
    assertThat(failure.kind()).isEqualTo(Kind.BUSY);
    assertThat(turns.<String>take(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void asManyAsThereAreTurnsWorkAtATime() {
    FairSemaphore turns = new FairSemaphore(2, Duration.ofMillis(1));
    assertThat(turns.<String>take(() -> turns.take(() -> "both"))).isEqualTo("both");
  }

  @Test
  void workThatFailsGivesItsTurnBack() {
    FairSemaphore turns = new FairSemaphore(1, LONG);
    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(turns.<String>take(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void whoComesAgainAtOnceIsNotLetInBeforeThoseWhoWait() throws InterruptedException {
    FairSemaphore turns = new FairSemaphore(1, LONG);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch atWork = new CountDownLatch(1);
    List<Thread> waiting = new ArrayList<>();
    Thread greedy =
        new Thread(
            () -> {
              turns.take(
                  () -> {
                    atWork.countDown();
                    waiting.forEach(FairSemaphoreTest::awaitParked);
                    return order.add("first");
                  });
              turns.take(() -> order.add("again"));
            });
    for (String name : List.of("second", "third")) {
      waiting.add(new Thread(() -> turns.take(() -> order.add(name))));
    }
    greedy.start();
    atWork.await();
    waiting.get(0).start();
    awaitParked(waiting.get(0));
    waiting.get(1).start();
    for (Thread thread : List.of(greedy, waiting.get(0), waiting.get(1))) {
      thread.join();
    }
    assertThat(order).containsExactly("first", "second", "third", "again");
  }

  @Test
  void inTheBackgroundOneWaitsForEachOtherWithoutHoldingOthersUp() throws InterruptedException {
    FairSemaphore turns = new FairSemaphore(1, Duration.ofMillis(1));
    FairSemaphore background = turns.before(1, LONG);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Thread other = new Thread(() -> background.take(() -> order.add("waited")));
    background.take(
        () -> {
          other.start();
          awaitParked(other);
          return order.add("worked");
        });
    other.join();
    assertThat(order).containsExactly("worked", "waited");
    assertThatThrownBy(() -> background.take(() -> turns.<String>take(() -> "never")))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void whoIsToldToStopTakesATurnThatIsFreeAndWaitsForNone() {
    FairSemaphore turns = new FairSemaphore(1, LONG);
    Thread.currentThread().interrupt();
    assertThat(turns.<String>take(() -> "free")).isEqualTo("free");
    assertThatThrownBy(() -> turns.take(() -> turns.<String>take(() -> "never")))
        .isInstanceOf(StoreException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}

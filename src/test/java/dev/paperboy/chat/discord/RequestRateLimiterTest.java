package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.RateLimitWaits;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RequestRateLimiterTest {
  private static final int A_SECOND = 50;

  private final Pace pace = new LocalPace(InstantSource.system());
  private final RateLimitWaits waits = new RateLimitWaits();

  private RequestRateLimiter limiter() {
    return new RequestRateLimiter(pace, A_SECOND, System::nanoTime, waits);
  }

  @Test
  void onlySoManyBeginInASecondFromAllWhoShareThePace() throws Exception {
    List<RequestRateLimiter> replicas = List.of(limiter(), limiter(), limiter());
    ConcurrentLinkedQueue<Long> begun = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(9);
    CountDownLatch left = new CountDownLatch(30);
    for (int i = 0; i < 30; i++) {
      RequestRateLimiter replica = replicas.get(i % 3);
      threads.execute(
          () -> {
            try {
              replica.await();
              begun.add(System.nanoTime());
              left.countDown();
            } catch (InterruptedException stopping) {
              Thread.currentThread().interrupt();
            }
          });
    }
    assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    threads.shutdownNow();
    List<Long> sorted = begun.stream().sorted().toList();
    assertThat(sorted.get(29) - sorted.get(0))
        .as("never sooner, however fast the machine, but for the first slot's lateness")
        .isGreaterThanOrEqualTo(Duration.ofMillis(29 * 20 - 60).toNanos());
  }

  @Test
  void aPauseHoldsForAllWhoShareThePace() throws Exception {
    RequestRateLimiter one = limiter();
    RequestRateLimiter other = limiter();
    long before = System.nanoTime();
    one.pause(Duration.ofMillis(200));
    other.await();
    assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(190).toNanos());
    assertThat(waits.count()).isOne();
    assertThat(waits.total()).isGreaterThan(Duration.ofMillis(190));
  }
}

package dev.paperboy.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paces of two replicas on one PostgreSQL database. */
final class SharedPaceTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @TempDir private static Path folder;
  private static Database database;
  private static Database second;
  private static SharedPace one;
  private static SharedPace other;

  @BeforeAll
  static void open() {
    database = TestDatabase.POSTGRESQL.open(folder);
    second = Database.open(TestDatabase.POSTGRESQL.url(folder));
    one = new SharedPace(database, InstantSource.system());
    other = new SharedPace(second, InstantSource.system());
  }

  @AfterAll
  static void close() {
    second.close();
    database.close();
  }

  @Test
  void slotsOfReplicasThatReserveAtOnceNeverOverlapAndLeaveNoGap() throws Exception {
    // Slots are so far apart that the time in which they are reserved does not matter.
    Instant start = Instant.now();
    ConcurrentLinkedQueue<Duration> slots = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> all =
        IntStream.range(0, 4)
            .<Future<?>>mapToObj(thread -> threads.submit(() -> reserve(thread, start, slots)))
            .toList();
    for (Future<?> future : all) {
      Object unused = future.get();
    }
    threads.shutdown();

    List<Duration> sorted = slots.stream().sorted().toList();
    assertThat(sorted).hasSize(4 * 25 * 3);
    for (int i = 1; i < sorted.size(); i++) {
      assertThat(sorted.get(i).minus(sorted.get(i - 1)))
          .isBetween(INTERVAL.minusSeconds(4), INTERVAL.plusSeconds(4));
    }
    assertThat(sorted.get(sorted.size() - 1).minus(sorted.get(0)))
        .as("at least 90 % of the limit, and no more than all of it")
        .isBetween(
            INTERVAL.multipliedBy(sorted.size() - 1).minusSeconds(4),
            INTERVAL.multipliedBy(sorted.size() * 10L / 9));
  }

  private static void reserve(int thread, Instant start, ConcurrentLinkedQueue<Duration> slots) {
    SharedPace pace = thread % 2 == 0 ? one : other;
    for (int i = 0; i < 25; i++) {
      int count = 1 + (i + thread) % 5;
      Duration first =
          pace.reserve("discord", INTERVAL, count).plus(Duration.between(start, Instant.now()));
      IntStream.range(0, count).forEach(slot -> slots.add(first.plus(INTERVAL.multipliedBy(slot))));
    }
  }

  @Test
  void aLimitThatWasNotUsedIsFreeAtOnceAndTheNextSlotFollows() {
    assertThat(one.reserve("slack T1 chat.postMessage", INTERVAL, 1)).isZero();
    assertThat(other.reserve("slack T1 chat.postMessage", INTERVAL, 1))
        .isBetween(INTERVAL.minusSeconds(4), INTERVAL);
    assertThat(other.reserve("slack T2 chat.postMessage", INTERVAL, 1)).isZero();
  }

  @Test
  void aPauseHoldsForAllReplicasAndIsNeverShortened() {
    assertThat(other.reserve("host pause", Duration.ZERO, 1)).isZero();
    one.postpone("host pause", Duration.ofSeconds(100));
    one.postpone("host pause", Duration.ofSeconds(50));
    assertThat(other.reserve("host pause", Duration.ZERO, 1))
        .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
    assertThat(other.reserve("host pause", Duration.ZERO, 1))
        .as("asking takes no slot")
        .isLessThan(Duration.ofSeconds(101));
  }

  @Test
  void oneReplicaAtATimeClaimsALimit() {
    Duration hold = Duration.ofSeconds(60);
    assertThat(one.claim("turn", INTERVAL, hold)).isZero();
    assertThat(other.claim("turn", INTERVAL, hold)).isBetween(Duration.ofSeconds(50), hold);
    one.release("turn", INTERVAL);
    assertThat(other.claim("turn", INTERVAL, hold)).isBetween(Duration.ofSeconds(5), INTERVAL);
    one.claim("free", INTERVAL, hold);
    one.release("free", Duration.ZERO);
    assertThat(other.claim("free", INTERVAL, hold)).isZero();
  }

  @Test
  void aClaimThatHasExpiredIsNotReleasedFromUnderTheNextOne() {
    SettableClock clock = new SettableClock(Instant.now());
    SharedPace paused = new SharedPace(database, clock);
    assertThat(paused.claim("paused", INTERVAL, Duration.ZERO)).isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(other.claim("paused", INTERVAL, Duration.ofSeconds(60))).isZero();
    paused.release("paused", Duration.ZERO);
    assertThat(one.claim("paused", INTERVAL, Duration.ofSeconds(60)))
        .isGreaterThan(Duration.ofSeconds(40));
  }

  @Test
  void aReplicaThatIsCutOffFromTheDatabaseKeepsAQuarterOfTheLimitForItself() {
    SettableClock clock = new SettableClock(Instant.now());
    Database gone = Database.open(TestDatabase.POSTGRESQL.url(folder));
    gone.close();
    SharedPace alone = new SharedPace(gone, clock);
    assertThat(alone.reserve("cut off", Duration.ofSeconds(1), 1)).isZero();
    assertThat(alone.reserve("cut off", Duration.ofSeconds(1), 1)).isEqualTo(Duration.ofSeconds(4));
    for (int asked = 0; asked < 3; asked++) {
      assertThat(alone.claim("cut off", Duration.ofSeconds(1), INTERVAL))
          .as("asking again does not make it later")
          .isEqualTo(Duration.ofSeconds(8));
    }
    alone.postpone("cut off", Duration.ofSeconds(60));
    assertThat(alone.reserve("cut off", Duration.ZERO, 1)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aThingIsClaimedByOneReplicaUntilItIsReleased() {
    SharedClaims first = new SharedClaims(database, InstantSource.system());
    SharedClaims next = new SharedClaims(second, InstantSource.system());
    Duration life = Duration.ofMinutes(10);
    assertThat(first.claim("slack event Ev1", life)).isTrue();
    assertThat(first.claim("slack event Ev1", life)).isFalse();
    assertThat(next.claim("slack event Ev1", life)).isFalse();
    assertThat(next.claim("slack event Ev2", life)).isTrue();
    first.release("slack event Ev1");
    assertThat(new SharedClaims(second, InstantSource.system()).claim("slack event Ev1", life))
        .isTrue();
  }
}

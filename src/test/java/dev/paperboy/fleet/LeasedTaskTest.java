package dev.paperboy.fleet;

import static dev.paperboy.fleet.TestReplica.WORK;
import static dev.paperboy.fleet.TestReplica.balance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeasedTaskTest {
  @TempDir Path folder;

  private TestReplica a;
  private TestReplica b;

  @BeforeEach
  void open() {
    TestDatabase.POSTGRESQL.open(folder).close();
    a = new TestReplica(TestDatabase.POSTGRESQL.url(folder), "a");
    b = new TestReplica(TestDatabase.POSTGRESQL.url(folder), "b");
    a.leases.renew();
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  private static LeasedTask task(TestReplica replica, int partition) {
    return new LeasedTask(replica.leases, new Lease(WORK.name(), partition));
  }

  /** Lets another replica join in the midst of all work. */
  @Test
  void aLeaseIsHandedOverOnlyWhenTheTaskHasEnded() {
    Optional<String> done =
        task(a, 0)
            .run(
                () ->
                    task(a, 1)
                        .run(() -> task(a, 2).run(this::joinedInTheMidst).orElseThrow())
                        .orElseThrow());
    assertThat(done).contains("done");

    assertThat(a.leases.canRelease()).isTrue();
    balance(a, b);
    assertThat(b.leases.partitions(WORK)).hasSize(1);
  }

  private String joinedInTheMidst() {
    balance(b, a, b);
    assertThat(a.leases.partitions(WORK)).as("one is to be handed over").hasSize(2);
    assertThat(b.leases.partitions(WORK)).isEmpty();
    assertThat(b.leases.partitions(LeaseGroup.CHANNELS)).hasSize(32);
    long begun =
        IntStream.range(0, WORK.partitions())
            .filter(partition -> task(a, partition).run(() -> true).isPresent())
            .count();
    assertThat(begun).as("nothing is begun under it any more").isEqualTo(2);
    return "done";
  }

  @Test
  void nothingIsDoneWithoutTheLease() {
    assertThat(task(b, 0).run(() -> "done")).isEmpty();
    a.passes(Duration.ofMinutes(1));
    assertThat(task(a, 0).run(() -> "done")).isEmpty();
  }

  @Test
  void aTaskThatFailsHasEnded() {
    for (int partition = 0; partition < WORK.partitions(); partition++) {
      LeasedTask task = task(a, partition);
      assertThatThrownBy(() -> task.run(LeasedTaskTest::fail)).hasMessage("no space left");
    }
    balance(b, a, b);

    assertThat(b.leases.partitions(WORK)).hasSize(1);
  }

  private static String fail() throws IOException {
    throw new IOException("no space left");
  }
}

package dev.paperboy.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.time.SystemTime;
import dev.paperboy.fleet.AssignedLeases;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.SharedWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UpkeepTaskTest {
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration OTHERWISE = Duration.ofMinutes(10);

  private final AssignedLeases leases = new AssignedLeases();
  private final List<Integer> inProgress = new ArrayList<>();
  private final UpkeepTask task =
      new UpkeepTask(
          new LeasedTask(leases, SharedWork.BACKUPS.lease()),
          () -> {
            inProgress.add(leases.inProgress());
            return EVERY;
          },
          OTHERWISE,
          new SystemTime());

  @Test
  void itIsDoneByOneReplicaWhichKeepsTheLeaseUntilItsEnd() {
    assertThat(task.run()).isEqualTo(OTHERWISE);
    assertThat(inProgress).as("another replica does it").isEmpty();

    leases.assign(SharedWork.GROUP, SharedWork.BACKUPS.lease().partition());
    assertThat(task.run()).isEqualTo(EVERY);

    assertThat(inProgress).containsExactly(1);
    assertThat(leases.inProgress()).isZero();
  }
}

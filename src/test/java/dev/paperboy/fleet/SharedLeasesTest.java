package dev.paperboy.fleet;

import static dev.paperboy.fleet.TestReplica.GROUPS;
import static dev.paperboy.fleet.TestReplica.WORK;
import static dev.paperboy.fleet.TestReplica.balance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.fleet.Replica.News;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedLeasesTest {
  private static final int ALL = GROUPS.stream().mapToInt(LeaseGroup::partitions).sum();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Lease FIRST = new Lease("channels", 0);

  @TempDir Path folder;

  private final List<TestReplica> replicas = new ArrayList<>();

  @BeforeEach
  void createTables() {
    TestDatabase.POSTGRESQL.open(folder).close();
  }

  @AfterEach
  void close() {
    replicas.forEach(TestReplica::close);
  }

  private TestReplica replica(String name) {
    TestReplica replica = new TestReplica(TestDatabase.POSTGRESQL.url(folder), name);
    replicas.add(replica);
    return replica;
  }

  private static void assertEachHeldOnce(TestReplica... all) {
    List<Lease> held = new ArrayList<>();
    for (TestReplica one : all) {
      held.addAll(one.held());
    }
    assertThat(held).hasSize(ALL).doesNotHaveDuplicates();
  }

  @Test
  void aReplicaThatIsAloneHoldsEverythingAtOnce() {
    TestReplica alone = replica("a");
    assertThat(alone.held()).isEmpty();

    alone.leases.renew();

    assertThat(alone.held()).hasSize(ALL);
    assertThat(alone.leases.status().replicas()).isEqualTo(1);
    assertThat(alone.leases.status().held())
        .isEqualTo(Map.of("channels", 64, "feeds", 64, "work", 3));
  }

  @Test
  void replicasThatJoinGetFairSharesAndNoLeaseIsEverHeldTwice() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    TestReplica c = replica("c");
    for (TestReplica next : List.of(a, b, a, b, c, a, b, c, a, b, c, a, b, c)) {
      next.leases.renew();
      List<Lease> held = new ArrayList<>(a.held());
      held.addAll(b.held());
      held.addAll(c.held());
      assertThat(held).doesNotHaveDuplicates();
    }

    assertEachHeldOnce(a, b, c);
    for (TestReplica one : List.of(a, b, c)) {
      assertThat(one.leases.partitions(LeaseGroup.CHANNELS)).hasSizeBetween(20, 22);
      assertThat(one.leases.partitions(LeaseGroup.FEEDS)).hasSizeBetween(20, 22);
      assertThat(one.leases.partitions(WORK)).hasSize(1);
    }
  }

  @Test
  void whatAReplicaHasThatStoppedRenewingIsTakenOver() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    balance(a, b);

    a.isSuspended(SharedLeases.TERM.plusSeconds(1));
    b.leases.renew();

    assertThat(b.held()).hasSize(ALL);
    assertThat(a.held()).isEmpty();
    balance(a, b);
    assertEachHeldOnce(a, b);
    assertThat(a.held()).isNotEmpty();
  }

  @Test
  void aReplicaThatIsOnlySlowKeepsItsLeases() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    balance(a, b);

    a.isSuspended(SharedLeases.TERM.minusSeconds(5));
    b.leases.renew();

    assertEachHeldOnce(a, b);
  }

  @Test
  void leasesThatCannotBeRenewedAreGivenUpBeforeOthersCanTakeThem() {
    TestReplica a = replica("a");
    a.leases.renew();

    a.passes(SharedLeases.TERM.minusSeconds(3));
    assertThat(a.held()).hasSize(ALL);
    a.passes(Duration.ofSeconds(1));
    assertThat(a.held()).isEmpty();
    assertThat(a.leases.begin(FIRST)).isEmpty();

    a.leases.renew();
    assertThat(a.held()).as("it goes on by itself").hasSize(ALL);
  }

  @Test
  void whoeverWakesUpAfterOthersTookOverIsFencedOff() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    a.leases.renew();
    a.isSuspended(MINUTE);
    b.leases.renew();

    assertThatThrownBy(() -> a.database.change(transaction -> a.leases.verify(transaction, FIRST)))
        .isInstanceOf(LeaseLostException.class)
        .hasMessageContaining("channels 0");
    b.database.change(transaction -> b.leases.verify(transaction, FIRST));
  }

  @Test
  void aLeaseIsNotTakenOverDuringATransactionThatHasConfirmedIt() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    a.leases.renew();

    a.database.change(
        transaction -> {
          assertThat(a.leases.confirm(transaction, Set.of(FIRST))).containsExactly(FIRST);
          a.isSuspended(MINUTE);
          b.leases.renew();
          assertThat(b.held()).hasSize(ALL - 1).doesNotContain(FIRST);
        });
    b.leases.renew();

    assertThat(b.held()).hasSize(ALL);
  }

  @Test
  void aLeaseUnderWhichWorkIsInProgressIsHandedOverWhenItEnds() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    a.leases.renew();
    List<Leases.Work> work = new ArrayList<>();
    for (int feed = 0; feed < 64; feed++) {
      work.add(a.leases.begin(new Lease("feeds", feed)).orElseThrow());
    }
    balance(b, a, b);
    assertThat(a.leases.partitions(LeaseGroup.FEEDS)).hasSize(32);
    assertThat(b.leases.partitions(LeaseGroup.FEEDS)).isEmpty();
    assertThat(b.leases.partitions(LeaseGroup.CHANNELS)).hasSize(32);

    work.forEach(Leases.Work::close);
    assertThat(a.leases.canRelease()).isTrue();
    balance(a, b);

    assertEachHeldOnce(a, b);
  }

  @Test
  void whatIsReleasedByAnOrderlyStopIsFreeAtOnce() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    balance(a, b);

    a.leases.leave();
    b.leases.renew();

    assertThat(a.held()).isEmpty();
    assertThat(b.held()).hasSize(ALL);
    assertThat(b.leases.status().replicas()).isEqualTo(1);
  }

  @Test
  void whatTheFormerHolderLeftIsTidiedUpInTheSameTransaction() {
    TestReplica a = replica("a");
    a.fails = true;
    assertThatThrownBy(a.leases::renew).isSameAs(a.failure);
    assertThat(a.held()).isEmpty();

    a.fails = false;
    a.leases.renew();
    a.leases.renew();

    assertThat(a.recovered).hasSize(1);
    assertThat(a.recovered.get(0)).hasSize(ALL);
  }

  @Test
  void aServersClockThatIsSetBackDoesNotKeepADeadReplicaAlive() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    a.leases.renew();
    a.isSuspended(Duration.ofHours(-1));

    b.leases.renew();

    assertThat(b.held()).hasSize(ALL);
  }

  @Test
  void aReplicaThatLostItsConnectionGoesOnWithAnother() {
    TestReplica a = replica("a");
    a.leases.renew();
    a.database.change(
        transaction ->
            transaction
                .query(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE pid <> pg_backend_pid() AND datname = current_database()",
                    Map.of())
                .mapTo(Boolean.class)
                .list());

    assertThatThrownBy(a.leases::renew).hasMessageContaining("The database cannot be reached");
    a.leases.renew();

    assertThat(a.held()).hasSize(ALL);
  }

  @Test
  void replicasTellEachOtherThatThereIsWork() {
    TestReplica a = replica("a");
    TestReplica b = replica("b");
    balance(a, b);
    Set<News> heard = new TreeSet<>();
    Replica speaker = speaker(a, Map.of());
    Replica listener = speaker(b, Map.of(News.DELIVERY, () -> heard.add(News.DELIVERY)));

    speaker.announce(News.DELIVERY);
    speaker.announce(News.PAPERS);
    speaker.round();
    listener.round();

    assertThat(heard).containsExactly(News.DELIVERY);
  }

  private static Replica speaker(TestReplica replica, Map<News, Runnable> receivers) {
    return new Replica(
        replica.database.serverConnection().orElseThrow(), replica.leases, receivers, () -> 0);
  }
}

package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SameInstant;
import dev.paperboy.SettableClock;
import dev.paperboy.fleet.SharedPace;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.web.ClientAllowance;
import dev.paperboy.web.ClientAllowance.Limit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That clients cannot do more by asking several replicas. */
final class SharedAllowancesTest {
  private static final Limit EACH = new Limit(4, Duration.ofMinutes(6));
  private static final Limit MANY = new Limit(1000, Duration.ofMinutes(6));

  @TempDir private static Path folder;
  private static Database database;
  private static Database second;

  @BeforeAll
  static void open() {
    database = TestDatabase.POSTGRESQL.open(folder);
    second = Database.open(TestDatabase.POSTGRESQL.url(folder));
  }

  @AfterAll
  static void close() {
    second.close();
    database.close();
  }

  private static ClientAllowance allowance(Database at, String purpose, Limit all) {
    SharedPace pace = new SharedPace(at, InstantSource.system());
    return new ClientAllowance(EACH, all, new SharedAllowances(pace, purpose));
  }

  private static boolean mustWait(ClientAllowance allowance, String address) {
    assertThat(allowance.mayTake(address, ""))
        .isEqualTo(allowance.wait(address, "").compareTo(Duration.ZERO) <= 0);
    return !allowance.mayTake(address, "");
  }

  @Test
  void whatAClientDoesAtOneReplicaCountsAtAllOfThemUntilItIsGivenBack() {
    ClientAllowance one = allowance(database, "a", MANY);
    ClientAllowance other = allowance(second, "a", MANY);
    for (int i = 0; i < 2; i++) {
      assertThat(one.take("192.0.2.1", "")).isTrue();
      assertThat(other.take("192.0.2.1", "")).isTrue();
    }
    assertThat(mustWait(one, "192.0.2.1")).isTrue();
    assertThat(mustWait(other, "192.0.2.1")).isTrue();
    assertThat(mustWait(other, "192.0.2.2")).isFalse();
    assertThat(mustWait(allowance(second, "b", MANY), "192.0.2.1")).isFalse();
    other.restore("192.0.2.1", "");
    assertThat(mustWait(one, "192.0.2.1")).isFalse();
    assertThat(one.wait("192.0.2.1", "")).isLessThan(Duration.ofMinutes(-17));
  }

  @Test
  void ofThoseWhoAskSeveralReplicasAtTheSameInstantNoMoreGetThroughThanTheLimitAllows()
      throws Exception {
    ClientAllowance one = allowance(database, "races", MANY);
    ClientAllowance other = allowance(second, "races", MANY);
    for (int round = 0; round < 40; round++) {
      String person = "person " + round;
      assertThat(one.takeNamed(person)).isTrue();
      assertThat(atTheSameInstant(one, other, List.of(person, person, person, person)))
          .as("round %s", round)
          .isEqualTo(3);
    }
  }

  @Test
  void theLimitOfAllHoldsForThoseWhoAskAtTheSameInstantToo() throws Exception {
    for (int round = 0; round < 40; round++) {
      Limit all = new Limit(3, Duration.ofMinutes(6));
      ClientAllowance one = allowance(database, "all " + round, all);
      ClientAllowance other = allowance(second, "all " + round, all);
      assertThat(atTheSameInstant(one, other, List.of("a", "b", "c", "d")))
          .as("round %s", round)
          .isEqualTo(3);
    }
  }

  /** Lets each of these take one, in turn at both replicas; returns how many could. */
  private static long atTheSameInstant(
      ClientAllowance one, ClientAllowance other, List<String> people) throws Exception {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (String person : people) {
      ClientAllowance asked = calls.size() % 2 == 0 ? one : other;
      calls.add(() -> asked.takeNamed(person));
    }
    return SameInstant.call(calls).stream().filter(taken -> taken).count();
  }

  @Test
  void whatIsRefusedLeavesNothingInTheDatabase() {
    ClientAllowance none = allowance(database, "refused", new Limit(1, Duration.ofMinutes(6)));
    assertThat(none.take("192.0.2.1", "")).isTrue();
    long before = rows();
    for (int client = 2; client < 20; client++) {
      assertThat(none.take("192.0.2." + client, "")).isFalse();
      assertThat(none.mayTake("192.0.2." + client, "")).isFalse();
    }
    assertThat(rows()).isEqualTo(before);
  }

  private static long rows() {
    return database.read(
        transaction ->
            transaction.query("SELECT count(*) FROM paces", Map.of()).mapTo(Long.class).one());
  }

  @Test
  void aReplicaWhoseDatabaseFailsLetsAClientDoAQuarterByItself() {
    Database gone = Database.open(TestDatabase.POSTGRESQL.url(folder));
    gone.close();
    SettableClock clock = new SettableClock(Instant.now());
    ClientAllowance alone =
        new ClientAllowance(
            new Limit(10, Duration.ofSeconds(30)),
            MANY,
            new SharedAllowances(new SharedPace(gone, clock), "failing"));
    int taken = 0;
    while (alone.take("192.0.2.1", "")) {
      taken++;
    }
    assertThat(taken).isEqualTo(3);
    assertThat(alone.mayTake("192.0.2.2", "")).as("the owner elsewhere").isTrue();
    clock.advance(alone.wait("192.0.2.1", ""));
    assertThat(alone.mayTake("192.0.2.1", "")).as("nobody is locked out").isTrue();
    alone.restore("192.0.2.1", "");
    assertThat(alone.wait("192.0.2.1", "")).isLessThan(Duration.ofSeconds(-200));
  }
}

package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SameInstant;
import dev.paperboy.chat.email.inbox.SignUp;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.WrittenSubscription;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-ups that two replicas take at the same instant. */
final class StoredMailboxesTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final int ROUNDS = 60;

  @TempDir Path folder;

  private Database database;
  private Database second;
  private StoredMailboxes one;
  private StoredMailboxes other;

  @BeforeEach
  void open() {
    database = TestDatabase.POSTGRESQL.open(folder);
    second = Database.open(TestDatabase.POSTGRESQL.url(folder));
    one = new StoredMailboxes(database, new SecureRandom());
    other = new StoredMailboxes(second, new SecureRandom());
  }

  @AfterEach
  void close() {
    second.close();
    database.close();
  }

  private static boolean add(StoredMailboxes mailboxes, String id, String address, Instant now) {
    SignUp signUp =
        new SignUp(
            id,
            address,
            WrittenSubscription.wish(Map.of("query", "diffusion", "cadence", "daily at 07:30")),
            ZoneId.of("UTC"),
            now.plus(Duration.ofDays(2)),
            false);
    return mailboxes.add(signUp, "digest of " + address, now.plus(Duration.ofDays(1)), now);
  }

  private static String address(int round) {
    return "reader" + round + "@example.org";
  }

  @Test
  void anAddressGetsOneMailAndAgainOneADayLater() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String address = address(round);
      for (Instant now : List.of(NOW, TOMORROW)) {
        String id = round + " at " + now;
        assertThat(
                SameInstant.call(
                    List.of(
                        () -> add(one, id + " here", address, now),
                        () -> add(other, id + " there", address, now))))
            .as(id)
            .containsExactlyInAnyOrder(true, false);
      }
    }
    assertThat(one.due(2 * ROUNDS + 1, TOMORROW)).hasSize(2 * ROUNDS);
  }

  @Test
  void anAddressWhoseOwnerWantsNoMailGetsNoneFromASignUpOfThatInstant() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "sign-up " + round;
      String address = address(round);
      List<Boolean> done =
          SameInstant.call(
              List.of(
                  () -> {
                    one.refuse(address, "digest of " + address, TOMORROW);
                    return true;
                  },
                  () -> add(other, id, address, NOW)));
      assertThat(done).hasSize(2);
      assertThat(one.signUp(id, NOW)).as("round %s", round).isEmpty();
    }
  }
}

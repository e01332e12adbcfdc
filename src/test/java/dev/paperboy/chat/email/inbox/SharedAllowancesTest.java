package dev.paperboy.chat.email.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.web.ClientAllowance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** That clients cannot do more by asking several replicas. */
final class SharedAllowancesTest {
  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final LocalPace pace = new LocalPace(clock);
  private final ClientAllowance one = allowance();
  private final ClientAllowance other = allowance();

  private ClientAllowance allowance() {
    return new ClientAllowance(4, Duration.ofMinutes(6), new SharedAllowances(pace, "sign-up"));
  }

  @Test
  void whatAClientDoesAtOneReplicaCountsAtAllOfThem() {
    for (int i = 0; i < 2; i++) {
      one.use("192.0.2.1", "");
      other.use("192.0.2.1", "");
    }
    assertThat(one.wait("192.0.2.1", "")).isEqualTo(Duration.ofMinutes(6));
    assertThat(other.wait("192.0.2.1", "")).isEqualTo(Duration.ofMinutes(6));
    assertThat(other.wait("192.0.2.2", "")).isLessThanOrEqualTo(Duration.ZERO);
    clock.advance(Duration.ofMinutes(6));
    assertThat(other.wait("192.0.2.1", "")).isLessThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void aFullAllowanceGivenBackIsGivenBackEverywhere() {
    for (int i = 0; i < 4; i++) {
      one.use("192.0.2.1", "");
    }
    other.restore("192.0.2.1", "");
    assertThat(one.wait("192.0.2.1", "")).isLessThanOrEqualTo(Duration.ZERO);
  }
}

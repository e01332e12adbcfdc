package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.web.ClientAllowance.Limit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ClientAllowanceTest {
  private static final String LOOPBACK = "[0:0:0:0:0:0:0:1]";

  private Instant now = Instant.parse("2026-06-15T12:00:00Z");
  private final ClientAllowance attempts =
      new ClientAllowance(
          new Limit(10, Duration.ofSeconds(30)),
          new Limit(120, Duration.ofSeconds(1)),
          Allowances.inMemory(() -> now));

  private void fail(int times, String address, String forwarded) {
    for (int i = 0; i < times; i++) {
      boolean unused = attempts.take(address, forwarded);
    }
  }

  private boolean mayTry(String address, String forwarded) {
    boolean may = attempts.mayTake(address, forwarded);
    Duration wait = attempts.wait(address, forwarded);
    Duration longer = wait.compareTo(attempts.waitOfAll()) > 0 ? wait : attempts.waitOfAll();
    assertThat(may).isEqualTo(longer.compareTo(Duration.ZERO) <= 0);
    return may;
  }

  @Test
  void tenAtOnceThenOneEveryHalfMinute() {
    fail(9, "192.0.2.1", "");
    assertThat(mayTry("192.0.2.1", "")).isTrue();
    fail(1, "192.0.2.1", "");
    assertThat(attempts.wait("192.0.2.1", "")).isEqualTo(Duration.ofSeconds(30));
    now = now.plusSeconds(30);
    assertThat(mayTry("192.0.2.1", "")).isTrue();
    fail(1, "192.0.2.1", "");
    assertThat(mayTry("192.0.2.1", "")).isFalse();
    now = now.plusSeconds(300);
    fail(9, "192.0.2.1", "");
    assertThat(mayTry("192.0.2.1", "")).as("as many as at first").isTrue();
  }

  @Test
  void anotherAddressIsNotLockedOutAndTheRightTokenClearsTheCount() {
    fail(10, "192.0.2.1", "");
    assertThat(mayTry("192.0.2.2", "")).isTrue();
    fail(9, "192.0.2.2", "");
    attempts.restore("192.0.2.2", "");
    fail(9, "192.0.2.2", "");
    assertThat(mayTry("192.0.2.2", "")).isTrue();
  }

  @Test
  void aNetworkOfIpv6IsOneClient() {
    fail(5, "[2001:db8:1:2:3:4:5:6]", "");
    fail(5, "2001:db8:1:2::7", "");
    assertThat(mayTry("[2001:db8:1:2:ffff::1]", "")).isFalse();
    assertThat(mayTry("[2001:db8:1:3::7]", "")).isTrue();
    fail(10, "::ffff:192.0.2.9", "");
    assertThat(mayTry("192.0.2.9", "")).as("an IPv4 address in the form of IPv6").isFalse();
  }

  @Test
  void aProxyOnThisMachineSaysWhoAsksButNobodyElseDoes() {
    fail(10, LOOPBACK, "10.0.0.1, 203.0.113.7");
    assertThat(mayTry("127.0.0.1", "203.0.113.7")).isFalse();
    assertThat(mayTry("127.0.0.1", "203.0.113.7, 203.0.113.8")).isTrue();
    assertThat(mayTry("127.0.0.1", "")).as("the machine itself").isTrue();
    for (int i = 0; i < 10; i++) {
      fail(1, "192.0.2.1", "203.0.113." + i);
    }
    assertThat(mayTry("192.0.2.1", "198.51.100.1")).as("its own word does not count").isFalse();
  }

  @Test
  void whoNamesEverOtherClientsIsLimitedAllTheSame() {
    for (int i = 0; i < 100; i++) {
      fail(1, "127.0.0.1", i < 90 ? "203.0.113." + i : "nonsense" + i);
    }
    assertThat(mayTry("127.0.0.1", "203.0.113.200")).isFalse();
    now = now.plusSeconds(3);
    assertThat(mayTry("127.0.0.1", "203.0.113.200")).isTrue();
  }

  @Test
  void allClientsTogetherHaveALimitAndWhatIsRefusedTakesNothing() {
    for (int i = 0; i < 24; i++) {
      fail(5, "192.0.2." + i, "");
    }
    assertThat(mayTry("192.0.2.99", "")).isFalse();
    fail(50, "192.0.2.99", "");
    assertThat(attempts.waitOfAll()).isEqualTo(Duration.ofSeconds(1));
    now = now.plusSeconds(100);
    fail(50, "192.0.2.99", "");
    assertThat(mayTry("192.0.2.100", "")).isTrue();
    assertThat(attempts.wait("192.0.2.99", "")).isEqualTo(Duration.ofSeconds(30));
  }
}

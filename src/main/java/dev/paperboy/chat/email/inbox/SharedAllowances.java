package dev.paperboy.chat.email.inbox;

import dev.paperboy.fleet.Pace;
import dev.paperboy.text.Sha256;
import dev.paperboy.web.Allowances;
import java.time.Duration;

/** What clients did in all replicas. Their addresses are stored as digests. Thread-safe. */
final class SharedAllowances implements Allowances {
  private final Pace pace;
  private final String purpose;

  /**
   * Creates the allowances for one purpose.
   *
   * @param purpose what is limited, in a word
   */
  SharedAllowances(Pace pace, String purpose) {
    this.pace = pace;
    this.purpose = purpose;
  }

  @Override
  public Duration untilFull(String client) {
    return pace.reserve(name(client), Duration.ZERO, 1);
  }

  @Override
  public void add(String client, Duration time) {
    Duration unused = pace.reserve(name(client), time, 1);
  }

  private String name(String client) {
    return "client " + Sha256.hex(purpose + " " + client);
  }
}

package dev.paperboy.app;

import dev.paperboy.fleet.Pace;
import dev.paperboy.text.Sha256;
import dev.paperboy.web.Allowances;
import java.time.Duration;
import java.util.List;

/** What clients did in all replicas. Their addresses are stored as digests. Thread-safe. */
public final class SharedAllowances implements Allowances {
  private final Pace pace;
  private final String purpose;

  /**
   * Creates the allowances for one purpose.
   *
   * @param purpose what is limited, in a word
   */
  public SharedAllowances(Pace pace, String purpose) {
    this.pace = pace;
    this.purpose = purpose;
  }

  @Override
  public boolean take(List<Share> shares) {
    return pace.take(
        shares.stream()
            .map(share -> new Pace.Share(name(share.client()), share.time(), share.most()))
            .toList());
  }

  @Override
  public Duration untilFull(String client) {
    return pace.reserve(name(client), Duration.ZERO, 1);
  }

  @Override
  public void restore(String client) {
    Duration used = untilFull(client);
    if (!used.isZero()) {
      Duration unused = pace.reserve(name(client), used.negated(), 1);
    }
  }

  private String name(String client) {
    return "client " + Sha256.hex(purpose + " " + client);
  }
}

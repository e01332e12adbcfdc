package dev.paperboy.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Remembers what clients did, for {@link ClientAllowance}. Thread-safe. */
public interface Allowances {

  /**
   * A part of a client's allowance.
   *
   * @param time how much later the client has its full allowance again
   * @param most the longest time until the client has its full allowance that leaves this part
   */
  record Share(String client, Duration time, Duration most) {}

  /** Returns the allowances of the clients of this process, of which the latest are remembered. */
  static Allowances inMemory(InstantSource clock) {
    return new AllowancesInMemory(clock);
  }

  /**
   * Takes all of these shares, or none if one of them is not left. Of callers at the same time,
   * also of other processes that share these allowances, no more succeed than there are shares.
   *
   * @return whether all are left
   */
  boolean take(List<Share> shares);

  /** Returns the time until a client has its full allowance again; zero if it has. */
  Duration untilFull(String client);

  /** Gives a client its full allowance back. */
  void restore(String client);
}

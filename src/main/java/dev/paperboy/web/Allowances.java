package dev.paperboy.web;

import java.time.Duration;

/** Remembers what clients did, for {@link ClientAllowance}. Thread-safe. */
public interface Allowances {

  /** Returns the time until a client has its full allowance again; zero if it has. */
  Duration untilFull(String client);

  /** Adds to the time until a client has its full allowance again; a negative time reduces it. */
  void add(String client, Duration time);
}

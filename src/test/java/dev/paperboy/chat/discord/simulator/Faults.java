package dev.paperboy.chat.discord.simulator;

import dev.paperboy.chat.simulator.SimulatedFaults;

/** What goes wrong on request. Thread-safe. */
public final class Faults extends SimulatedFaults<Call, Fault> {

  /**
   * A fault of requests of a kind: {@code on("POST channels/*}{@code
   * /messages").times(3).answers(…)}.
   *
   * @param pattern a method (or {@code *}) and a path below {@code /api/v10/}, in which {@code *}
   *     is one part and {@code **} any
   */
  public Fault on(String pattern) {
    return add(new Fault(PathPattern.of(pattern)));
  }
}

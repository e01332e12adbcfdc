package dev.paperboy.chat.slack.simulator;

import dev.paperboy.chat.simulator.SimulatedFaults;

/** What goes wrong on request. Thread-safe. */
public final class Faults extends SimulatedFaults<Call, Fault> {

  /**
   * A fault of a method: {@code on("chat.postMessage").times(3).answersError("internal_error")}.
   *
   * @param method of the Web API, {@code response_url}, or {@code *} for any
   */
  public Fault on(String method) {
    return add(new Fault(method));
  }
}

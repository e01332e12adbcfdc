package dev.paperboy.chat.slack.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What goes wrong on request. Thread-safe. */
public final class Faults {
  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  /**
   * A fault of a method: {@code on("chat.postMessage").times(3).answersError("internal_error")}.
   *
   * @param method of the Web API, {@code response_url}, or {@code *} for any
   */
  public Fault on(String method) {
    Fault fault = new Fault(method);
    faults.add(fault);
    return fault;
  }

  /** Everything works again. */
  public void clear() {
    faults.clear();
  }

  Optional<Fault> of(Call call) {
    return faults.stream().filter(fault -> fault.strikes(call)).findFirst();
  }
}

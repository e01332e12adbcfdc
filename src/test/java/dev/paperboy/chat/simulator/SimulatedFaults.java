package dev.paperboy.chat.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What goes wrong on a simulated platform. Thread-safe. */
public abstract class SimulatedFaults<C, F extends SimulatedFault<C, ?, F>> {
  private final List<F> faults = new CopyOnWriteArrayList<>();

  /** Has this go wrong from now on, once it is said how. */
  protected F add(F fault) {
    faults.add(fault);
    return fault;
  }

  /** Everything works again. */
  public void clear() {
    faults.clear();
  }

  /** The fault that strikes this request; counts it. */
  public Optional<F> of(C call) {
    return faults.stream().filter(fault -> fault.strikes(call)).findFirst();
  }
}

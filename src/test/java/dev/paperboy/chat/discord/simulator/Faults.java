package dev.paperboy.chat.discord.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What goes wrong on request. Thread-safe. */
public final class Faults {
  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  /**
   * A fault of requests of a kind: {@code on("POST channels/*}{@code
   * /messages").times(3).answers(…)}.
   *
   * @param pattern a method (or {@code *}) and a path below {@code /api/v10/}, in which {@code *}
   *     is one part and {@code **} any
   */
  public Fault on(String pattern) {
    Fault fault = new Fault(PathPattern.of(pattern));
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

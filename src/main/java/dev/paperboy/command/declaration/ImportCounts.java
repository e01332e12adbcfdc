package dev.paperboy.command.declaration;

import dev.paperboy.command.declaration.DeclarationImport.Counts;
import java.util.EnumMap;
import java.util.Map;

/** Counts the outcomes of an import, entry by entry. */
public final class ImportCounts {
  private final Map<Step, Integer> taken = new EnumMap<>(Step.class);

  /** The outcome of one entry. */
  enum Step {
    ADDED,
    CHANGED,
    SAME,
    /** It has ended. */
    OVER,
    /** Left out, and reported separately. */
    REFUSED
  }

  void add(Step step) {
    taken.merge(step, 1, Integer::sum);
  }

  int of(Step step) {
    return taken.getOrDefault(step, 0);
  }

  Counts counts() {
    return new Counts(of(Step.ADDED), of(Step.CHANGED), of(Step.SAME));
  }
}

package dev.paperboy.match;

import dev.paperboy.query.evaluation.Evidence;
import java.util.List;

/**
 * A subscription that matches a paper.
 *
 * @param subscription number of the subscription
 * @param evidence the reasons, in reading order
 */
public record Match(long subscription, List<Evidence> evidence) {
  /** Copies the list. */
  public Match {
    evidence = List.copyOf(evidence);
  }
}

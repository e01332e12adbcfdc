package dev.paperboy.ingest;

import dev.paperboy.query.Evidence;
import dev.paperboy.subscription.Subscription;
import java.util.List;

/**
 * A subscription that wants a paper after a change of it.
 *
 * @param evidence which words, where
 * @param urgent whether it wants the paper posted at once
 * @param before whether it wanted the paper as it was before
 * @param urgentBefore whether it wanted it posted at once then
 */
record Want(
    Subscription subscription,
    List<Evidence> evidence,
    boolean urgent,
    boolean before,
    boolean urgentBefore) {
  /** Copies the list. */
  Want {
    evidence = List.copyOf(evidence);
  }
}

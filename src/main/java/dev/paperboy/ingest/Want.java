package dev.paperboy.ingest;

import dev.paperboy.store.outbox.AlertCauseStore.CauseDraft;
import dev.paperboy.subscription.Subscription;

/**
 * A subscription that matches a paper after a change.
 *
 * @param cause why, ready to be saved
 * @param urgent whether it wants the paper posted at once
 * @param before whether it matched the paper before the change
 * @param urgentBefore whether it wanted the paper posted at once before
 */
record Want(
    Subscription subscription,
    CauseDraft cause,
    boolean urgent,
    boolean before,
    boolean urgentBefore) {}

package dev.paperboy.ingest;

import dev.paperboy.store.outbox.AlertStore.CauseDraft;
import dev.paperboy.subscription.Subscription;

/**
 * A subscription that wants a paper after a change of it.
 *
 * @param cause why, ready to be saved
 * @param urgent whether it wants the paper posted at once
 * @param before whether it wanted the paper as it was before
 * @param urgentBefore whether it wanted it posted at once then
 */
record Want(
    Subscription subscription,
    CauseDraft cause,
    boolean urgent,
    boolean before,
    boolean urgentBefore) {}

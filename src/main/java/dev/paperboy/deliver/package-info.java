/**
 * Delivery: from the outbox to the platforms, with retries and rate limits. Owns the sender port.
 *
 * <p>In: alerts and updates that are due, and notices that other packages put into the outbox. Out:
 * messages ({@link dev.paperboy.deliver.Outgoing}), and their outcome. A message of another kind is
 * planned beside {@code FloodNotifier} and {@code SilenceNotifier}, and called from {@code
 * MessagePlanner}.
 */
@NullMarked
package dev.paperboy.deliver;

import org.jspecify.annotations.NullMarked;

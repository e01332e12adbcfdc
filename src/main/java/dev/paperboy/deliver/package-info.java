/**
 * The way out: from the outbox to the platforms, with retries and pacing. Owns the sender port.
 *
 * <p>In: alerts and updates that are due, and notices that other rooms put into the outbox. Out:
 * messages ({@link dev.paperboy.deliver.Outgoing}), and what became of them. A message of another
 * kind is planned beside {@code TellOfFloods} and {@code TellSilence}, and called for in {@code
 * PlanMessages}.
 */
@NullMarked
package dev.paperboy.deliver;

import org.jspecify.annotations.NullMarked;

/** The way out: from the outbox to the platforms, with retries and pacing. Owns the sender port. */
@NullMarked
package dev.paperboy.deliver;

import org.jspecify.annotations.NullMarked;

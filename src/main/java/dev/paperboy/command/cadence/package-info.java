/** Reads how often and how much a subscription posts, as people type it. */
@NullMarked
package dev.paperboy.command.cadence;

import org.jspecify.annotations.NullMarked;

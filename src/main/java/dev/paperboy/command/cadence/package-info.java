/** Parsing of delivery options: how often and how much a subscription posts. */
@NullMarked
package dev.paperboy.command.cadence;

import org.jspecify.annotations.NullMarked;

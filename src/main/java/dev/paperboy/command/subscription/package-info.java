/** Commands that make, change, list and forecast subscriptions. */
@NullMarked
package dev.paperboy.command.subscription;

import org.jspecify.annotations.NullMarked;

/** Who wants what, where: channels, their rules, and their subscriptions. */
@NullMarked
package dev.paperboy.subscription;

import org.jspecify.annotations.NullMarked;

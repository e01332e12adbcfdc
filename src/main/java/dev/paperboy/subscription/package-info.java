/**
 * Who wants what, where: channels, their rules, and their subscriptions; how these are written in
 * files and said to people.
 *
 * <p>A key of a subscription is added in {@code WrittenSubscription}, which files, exports and the
 * memory of changes share.
 */
@NullMarked
package dev.paperboy.subscription;

import org.jspecify.annotations.NullMarked;

/**
 * Channels, their rules, and their subscriptions, including their form in files and their wording
 * for people.
 *
 * <p>A key of a subscription is added in {@code WrittenSubscription}, which files, exports and the
 * history of changes share.
 */
@NullMarked
package dev.paperboy.subscription;

import org.jspecify.annotations.NullMarked;

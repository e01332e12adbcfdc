/**
 * Stored queries: which of them want this paper.
 *
 * <p>In: the queries of the subscriptions ({@link dev.paperboy.match.StoredQuery}), registered as
 * they change, and analysed papers as they arrive. Out: for each paper the {@link
 * dev.paperboy.match.Subscribers} who want it, or a {@link dev.paperboy.match.Match} for each, with
 * the reasons.
 *
 * <p>{@link dev.paperboy.match.SubscriptionIndex} is what the program uses; its description names
 * the sources and the way of a query and of a paper through the other classes. Words, phrases and
 * conditions have become numbers before, in {@link dev.paperboy.match.feature}; here are Boolean
 * expressions over them. What a query means is settled in the room {@code query}: its plain
 * evaluation is what a test holds the index equal to.
 */
@NullMarked
package dev.paperboy.match;

import org.jspecify.annotations.NullMarked;

/**
 * Stored queries: which of them want this paper.
 *
 * <p>In: the queries of the subscriptions ({@link dev.paperboy.match.StoredQuery}), registered as
 * they change, and analysed papers as they arrive. Out: for each paper a {@link
 * dev.paperboy.match.Match} per subscription that wants it, with the reasons. What a query means is
 * settled in the room {@code query}; a faster way to match belongs beside {@link
 * dev.paperboy.match.SubscriptionIndex} and has to agree with it.
 */
@NullMarked
package dev.paperboy.match;

import org.jspecify.annotations.NullMarked;

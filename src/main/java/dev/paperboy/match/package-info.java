/**
 * Matching of stored queries: finds the subscriptions that match a paper.
 *
 * <p>Input: the queries of the subscriptions ({@link dev.paperboy.match.StoredQuery}), registered
 * as they change, and analysed papers as they arrive. Output: for each paper its {@link
 * dev.paperboy.match.Subscribers}, or a {@link dev.paperboy.match.Match} for each of them, with the
 * reasons.
 *
 * <p>{@link dev.paperboy.match.SubscriptionIndex} is the entry point; its description cites the
 * sources and explains how queries and papers are processed by the other classes. Words, phrases
 * and conditions are mapped to numbers in {@link dev.paperboy.match.feature}; this package handles
 * Boolean expressions over them. The package {@code query} defines what a query means: tests
 * compare the index with its plain evaluation.
 */
@NullMarked
package dev.paperboy.match;

import org.jspecify.annotations.NullMarked;

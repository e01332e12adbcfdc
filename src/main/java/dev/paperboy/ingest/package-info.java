/**
 * Ingestion: poll a feed, merge its items with known papers, match them, and save everything
 * together.
 *
 * <p>In: pages of announcements, from the port {@code feed.FeedSource}. Out: papers, sightings and
 * alerts, and the consequences of a poll as a whole: a flood that is held, days whose trends are
 * evaluated, notices that a feed fails or has recovered. Anything further that follows from a page
 * belongs in its transaction, in {@code PageWriter}; what follows from a poll, in {@code
 * FeedPoller}.
 */
@NullMarked
package dev.paperboy.ingest;

import org.jspecify.annotations.NullMarked;

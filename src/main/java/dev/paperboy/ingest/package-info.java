/**
 * The way in: poll a feed, merge what it says with what is known, match it, save all of it at once.
 *
 * <p>In: pages of announcements, from the port {@code feed.FeedSource}. Out: papers, sightings and
 * alerts, and what a poll as a whole comes to: a flood that is held, days whose trends are settled,
 * notices that a feed fails or is back. Anything further that follows from a page belongs in its
 * transaction, in {@code PageWriter}; what follows from a poll, in {@code FeedPoller}.
 */
@NullMarked
package dev.paperboy.ingest;

import org.jspecify.annotations.NullMarked;

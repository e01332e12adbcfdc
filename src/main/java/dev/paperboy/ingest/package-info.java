/**
 * The way in: poll a feed, merge what it says with what is known, match it, save all of it at once.
 *
 * <p>In: pages of announcements, from the port {@code feed.FeedSource}. Out: papers, sightings and
 * alerts, and what a poll as a whole comes to: a flood that is held, days whose trends are settled,
 * notices that a feed fails or is back. What more follows from a page belongs into its transaction,
 * in {@code SavePage}; what follows from a poll into {@code PollFeed}.
 */
@NullMarked
package dev.paperboy.ingest;

import org.jspecify.annotations.NullMarked;

/**
 * arXiv: the daily announcements of its categories, and its API for single papers and for days that
 * were missed. All of it goes through one {@link dev.paperboy.feed.fetch.HostRateLimiter}.
 */
@NullMarked
package dev.paperboy.feed.arxiv;

import org.jspecify.annotations.NullMarked;

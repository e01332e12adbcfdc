/**
 * Polite fetching. {@link dev.paperboy.feed.fetch.Fetcher} requests one address, with the retries
 * and limits that a {@link dev.paperboy.feed.fetch.FetchRequest} names, and returns a {@link
 * dev.paperboy.feed.fetch.FetchResult}; a {@link dev.paperboy.feed.fetch.HostRateLimiter} keeps to
 * the rate that one host asks for.
 */
@NullMarked
package dev.paperboy.feed.fetch;

import org.jspecify.annotations.NullMarked;

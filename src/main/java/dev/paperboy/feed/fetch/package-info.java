/**
 * Polite fetching. {@link dev.paperboy.feed.fetch.Fetcher} asks one address, with all the patience
 * and manners that a {@link dev.paperboy.feed.fetch.FetchRequest} names, and answers with a {@link
 * dev.paperboy.feed.fetch.FetchResult}; a {@link dev.paperboy.feed.fetch.Gate} keeps the pace that
 * one host asks for.
 */
@NullMarked
package dev.paperboy.feed.fetch;

import org.jspecify.annotations.NullMarked;

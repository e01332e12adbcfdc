/**
 * Trending papers: the score, of which the upvotes that a paper gained are the most part, and the
 * lists that it orders. {@code docs/trending.md} has the formula.
 */
@NullMarked
package dev.paperboy.trending;

import org.jspecify.annotations.NullMarked;

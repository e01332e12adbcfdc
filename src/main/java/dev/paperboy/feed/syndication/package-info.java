/**
 * RSS and Atom feeds of any site. Malformed feeds are read item by item, so that one bad item does
 * not affect the others.
 */
@NullMarked
package dev.paperboy.feed.syndication;

import org.jspecify.annotations.NullMarked;

/**
 * RSS and Atom of any site. Feeds that are ill-formed are read item by item, so that one bad item
 * costs no other.
 */
@NullMarked
package dev.paperboy.feed.syndication;

import org.jspecify.annotations.NullMarked;

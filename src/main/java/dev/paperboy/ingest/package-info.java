/**
 * The way in: poll a feed, merge what it says with what is known, match it, save all of it at once.
 */
@NullMarked
package dev.paperboy.ingest;

import org.jspecify.annotations.NullMarked;

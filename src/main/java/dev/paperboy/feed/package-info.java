/**
 * Sources of papers. One class per source fetches politely, parses, and hands over announcements.
 */
@NullMarked
package dev.paperboy.feed;

import org.jspecify.annotations.NullMarked;

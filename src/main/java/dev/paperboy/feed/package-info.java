/**
 * Sources of papers. There is one class per source, which fetches documents politely, parses them,
 * and passes on announcements.
 */
@NullMarked
package dev.paperboy.feed;

import org.jspecify.annotations.NullMarked;

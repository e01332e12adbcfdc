/**
 * When a source announces. Tells a source that is late from one that is quiet: weekends and
 * holidays have no announcement.
 */
@NullMarked
package dev.paperboy.feed.timetable;

import org.jspecify.annotations.NullMarked;

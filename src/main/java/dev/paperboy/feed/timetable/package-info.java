/**
 * The schedules of sources, which distinguish a late source from a quiet one: weekends and holidays
 * have no announcement.
 */
@NullMarked
package dev.paperboy.feed.timetable;

import org.jspecify.annotations.NullMarked;

package dev.paperboy.feed;

import java.time.LocalDate;

/**
 * Where the harvest of a resource goes on.
 *
 * @param from the first day of the window that is read, or is to be read next
 * @param begun the day on which the harvest began that is under way, or the latest that ended
 * @param token what leads to the next page of the harvest under way; empty where none is
 */
public record HarvestCursor(LocalDate from, LocalDate begun, String token) {}

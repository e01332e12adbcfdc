package dev.paperboy.feed;

import java.time.LocalDate;

/**
 * The position at which the harvest of a resource resumes.
 *
 * @param from the first day of the current window, or of the next one
 * @param begun the day on which the current harvest began, or the latest one if none is in progress
 * @param token the resumption token of the current harvest; empty if none is in progress
 */
public record HarvestCursor(LocalDate from, LocalDate begun, String token) {}

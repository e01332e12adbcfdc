package dev.paperboy.taste;

import dev.paperboy.paper.Paper;
import java.time.Instant;

/**
 * A vote to learn from.
 *
 * @param paper the paper as it is now
 * @param value 1 for more like it, -1 for less
 * @param at when it was given
 */
public record Opinion(Paper paper, int value, Instant at) {}

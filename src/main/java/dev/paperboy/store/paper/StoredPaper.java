package dev.paperboy.store.paper;

import dev.paperboy.paper.Paper;
import java.time.Instant;
import java.util.Optional;

/**
 * A paper as stored.
 *
 * @param paper the paper
 * @param revision increases with every change of any paper; unique
 * @param firstSeen when it was first saved
 * @param announced when a feed first announced it as new; empty if only later versions of it were
 *     seen
 * @param mostUpvotes its highest number of upvotes so far; it may have fewer now
 */
public record StoredPaper(
    Paper paper, long revision, Instant firstSeen, Optional<Instant> announced, int mostUpvotes) {}

package dev.paperboy.store.paper;

import dev.paperboy.paper.Paper;
import java.time.Instant;
import java.util.Optional;

/**
 * A paper as the store holds it.
 *
 * @param paper the paper
 * @param revision grows with every change of any paper; no two papers share one
 * @param firstSeen when it was first saved
 * @param announced when a feed first announced it as new; empty while only versions of it were seen
 * @param mostUpvotes the most that it ever had; it may have fewer by now
 */
public record StoredPaper(
    Paper paper, long revision, Instant firstSeen, Optional<Instant> announced, int mostUpvotes) {}

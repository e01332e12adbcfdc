package dev.paperboy.site;

import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;

/** Provides the upvotes of a paper over time. */
public interface UpvoteHistory {

  /** Returns the points, in order; empty if no upvotes were recorded. */
  List<Point> of(PaperId paper);

  /** The upvotes that a paper had at a time. */
  record Point(Instant at, int upvotes) {}
}

package dev.paperboy.feed;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;

/** Looks up one paper at a source. Thread-safe. */
public interface PaperLookup {

  /** Looks up a paper at the source. Never throws because of a server's response. */
  Answer find(PaperId id) throws InterruptedException;

  /** The result of a lookup. */
  sealed interface Answer {
    /** The paper was found. */
    record Found(Paper paper) implements Answer {}

    /** The source does not have the paper, or no papers of this kind. */
    record Unknown() implements Answer {}

    /** The source could not be reached. */
    record Unavailable(String reason) implements Answer {}
  }
}

package dev.paperboy.feed;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;

/** Asks a source for one paper. Safe for use by several threads. */
public interface PaperLookup {

  /** Finds the paper at the source. Never throws for what a server returns. */
  Answer find(PaperId id) throws InterruptedException;

  /** The result of asking. */
  sealed interface Answer {
    /** Here it is. */
    record Found(Paper paper) implements Answer {}

    /** The source does not have it, or has nothing of this kind. */
    record Unknown() implements Answer {}

    /** The source could not be asked. */
    record Unavailable(String reason) implements Answer {}
  }
}

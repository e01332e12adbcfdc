package dev.paperboy.meaning;

import java.time.Instant;

/** The vectors of the papers announced of late, by the current model. Thread-safe. */
@FunctionalInterface
public interface RecentEmbeddings {

  /** Passes every paper announced at or after an instant to a visitor, in any order. */
  void visit(Instant since, Visitor visitor);

  /** Receives papers. */
  @FunctionalInterface
  interface Visitor {
    /** Receives a paper: when it was announced, and its vector. */
    void paper(Instant announced, Embedding embedding);
  }
}

package dev.paperboy.meaning;

import dev.paperboy.paper.Paper;
import java.time.Duration;
import java.util.Collection;

/** What matching does about a model whose vectors take time to come. Thread-safe. */
public interface VectorSupply {

  /** The vectors of papers and topics are there as soon as they are needed. */
  VectorSupply IMMEDIATE =
      new VectorSupply() {
        @Override
        public void expect(Collection<Topic> topics) {}

        @Override
        public void await(Collection<Paper> papers, Duration longest) {}

        @Override
        public boolean isLate(Paper paper) {
          return false;
        }
      };

  /** Asks for what is missing to compare papers with topics; does not wait for it. */
  void expect(Collection<Topic> topics);

  /**
   * Waits until the vectors of papers are there, at most this long. Must not be called within a
   * transaction.
   */
  void await(Collection<Paper> papers, Duration longest);

  /**
   * Returns whether a paper is compared by another model for now, and has to be matched again by
   * the one in use.
   */
  boolean isLate(Paper paper);
}

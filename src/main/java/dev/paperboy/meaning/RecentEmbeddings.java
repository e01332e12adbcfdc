package dev.paperboy.meaning;

import java.time.Instant;
import java.util.function.BiConsumer;

/** The vectors of recently announced papers, by the model in use. Thread-safe. */
@FunctionalInterface
public interface RecentEmbeddings {

  /**
   * Passes every paper announced at or after an instant to a visitor, in any order: when it was
   * announced, and its vector.
   */
  void visit(Instant since, BiConsumer<Instant, Embedding> visitor);
}

package dev.paperboy.embedding;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import java.util.List;

/** What is done with vectors once they have come. */
public interface EmbeddedPapers {
  /** Returns up to so many indexed papers without a vector by a model. */
  List<PaperId> without(String model, int limit);

  /** Returns how many indexed papers have no vector by a model. */
  long countWithout(String model);

  /** Adds the vectors of papers to the index. */
  void index(List<PaperId> papers);

  /** Matches a paper again whose vector came late. */
  void match(Late late);

  /**
   * Brings the topics of the endpoint's model up to date; returns whether all that are in use have
   * thresholds.
   */
  boolean rateTopics();
}

package dev.paperboy.search;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.Space;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.Topics;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.meaning.AboutQuery;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** What makes the vectors of papers, queries and topics for one index. Thread-safe. */
public final class IndexMeaning {
  private final Supplier<EmbeddingModel> models;
  private volatile @Nullable Topics topics;

  IndexMeaning(Supplier<EmbeddingModel> models) {
    this.models = models;
  }

  /** Returns what makes the vectors for a search. */
  static IndexMeaning of(Space space) {
    IndexMeaning meaning = new IndexMeaning(space::model);
    meaning.setTopics(space.topics());
    return meaning;
  }

  void setTopics(Topics newTopics) {
    topics = newTopics;
  }

  /** Returns the model in use at the moment. */
  EmbeddingModel model() {
    return models.get();
  }

  /** Returns the field of the index that has the vectors of papers. */
  String field() {
    return PaperDocument.vectors(model().name());
  }

  /** Returns the vector of a text. */
  Embedding embed(String text) {
    return model().embed(text);
  }

  /** Returns a query for the papers about a topic. */
  Query about(Topic topic) {
    Topics known = topics;
    if (known == null) {
      throw new IllegalStateException("the search index has no topics yet");
    }
    return new AboutQuery(field(), known.target(topic));
  }
}

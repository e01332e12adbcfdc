package dev.paperboy.app;

import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.NearestSentence;
import dev.paperboy.meaning.PaperText;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;

/** Topics with one threshold for all. Thread-safe. */
public final class ModelTopics implements Topics {
  private static final double THRESHOLD = 0.5;

  /** Loaded when the first topic or paper is embedded. */
  private static final class Model {
    static final EmbeddingModel BUILT_IN = BuiltInModel.load();
    static final NearestSentence NEAREST = new NearestSentence(BUILT_IN);
  }

  @Override
  public Embedding embedding(Paper paper) {
    return Model.BUILT_IN.embed(PaperText.of(paper));
  }

  @Override
  public TopicTarget target(Topic topic) {
    return new TopicTarget(Model.BUILT_IN.embed(topic.text()), THRESHOLD);
  }

  @Override
  public long version() {
    return 1;
  }

  @Override
  public String nearestSentence(Paper paper, Topic topic) {
    return Model.NEAREST.of(paper, topic);
  }
}

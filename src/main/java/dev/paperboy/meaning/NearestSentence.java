package dev.paperboy.meaning;

import dev.paperboy.paper.Paper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the sentence of a paper that is closest to a topic. Thread-safe. */
public final class NearestSentence {
  private final EmbeddingModel model;

  /** Usually several topics are compared with the same paper. */
  private volatile @Nullable Sentences last;

  private record Sentences(Paper paper, List<String> texts, List<Embedding> embeddings) {}

  /**
   * Creates a comparison.
   *
   * @param model embeds sentences and topics; should be fast
   */
  public NearestSentence(EmbeddingModel model) {
    this.model = model;
  }

  /** Returns the sentence; empty if no sentence has anything to do with the topic. */
  public String of(Paper paper, Topic topic) {
    Sentences sentences = sentences(paper);
    Embedding wanted = model.embed(topic.text());
    String nearest = "";
    double best = 0;
    for (int i = 0; i < sentences.texts().size(); i++) {
      double cosine = wanted.cosine(sentences.embeddings().get(i));
      if (cosine > best) {
        best = cosine;
        nearest = sentences.texts().get(i);
      }
    }
    return nearest;
  }

  private Sentences sentences(Paper paper) {
    Sentences known = last;
    if (known == null || !known.paper().equals(paper)) {
      List<String> texts = EmbeddedText.sentences(paper);
      known = new Sentences(paper, texts, texts.stream().map(model::embed).toList());
      last = known;
    }
    return known;
  }
}

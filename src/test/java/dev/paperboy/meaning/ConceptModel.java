package dev.paperboy.meaning;

import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model for tests that knows nothing but which words mean the same: each meaning has a direction
 * of its own, and a text the sum of those of its words, function words left out.
 */
public final class ConceptModel implements EmbeddingModel {
  private static final int DIMENSIONS = 256;

  private final String name;
  private final Map<String, String> meanings = new HashMap<>();
  private final Map<String, float[]> directions = new ConcurrentHashMap<>();

  /**
   * Creates a model.
   *
   * @param same groups of words that mean the same
   */
  @SafeVarargs
  public ConceptModel(String name, List<String>... same) {
    this.name = name;
    for (List<String> group : same) {
      group.forEach(word -> meanings.put(TextAnalysis.term(word), group.get(0)));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public Embedding embed(String text) {
    float[] sum = new float[DIMENSIONS];
    for (Token word : TextAnalysis.words(text)) {
      if (!TextAnalysis.isFunctionWord(word.folded())) {
        String term = TextAnalysis.term(word.folded());
        float[] direction =
            directions.computeIfAbsent(meanings.getOrDefault(term, term), this::direction);
        for (int i = 0; i < DIMENSIONS; i++) {
          sum[i] += direction[i];
        }
      }
    }
    return Embedding.of(sum);
  }

  private float[] direction(String meaning) {
    Random random = new Random((name + meaning).hashCode());
    float[] direction = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      direction[i] = (float) random.nextGaussian();
    }
    return direction;
  }
}

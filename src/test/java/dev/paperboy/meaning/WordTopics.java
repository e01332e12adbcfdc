package dev.paperboy.meaning;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Topics by a model that knows words only by their letters: each word has a direction of its own,
 * but words of one group have the same. Thresholds are what a test says, lower the higher the rate.
 * Thread-safe.
 */
public final class WordTopics implements Topics, EmbeddingModel {
  private static final List<List<String>> SAME =
      List.of(List.of("boats", "ships", "vessels"), List.of("computer", "desktop"));

  private final Map<String, String> groups = new HashMap<>();
  private final NearestSentence nearest = new NearestSentence(this);
  private volatile int dimensions = 64;
  private final Map<PaperId, Paper> seen = new ConcurrentHashMap<>();

  /** Examples are known once they were compared with something. */
  private final TopicVectors vectors =
      new TopicVectors(this, id -> Optional.ofNullable(seen.get(id)));

  private volatile double threshold = 0.4;
  private final AtomicLong version = new AtomicLong(1);

  /** Creates topics with a threshold of 0.4 at the default rate. */
  public WordTopics() {
    SAME.forEach(group -> group.forEach(word -> groups.put(word, group.get(0))));
  }

  /** Changes all thresholds. */
  public void threshold(double usual) {
    threshold = usual;
    version.incrementAndGet();
  }

  /** Changes the model. */
  public void dimensions(int count) {
    dimensions = count;
    version.incrementAndGet();
  }

  @Override
  public String name() {
    return "words-" + dimensions;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public Embedding embed(String text) {
    float[] sum = new float[dimensions];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() > 2) {
        Random random = new Random(groups.getOrDefault(word, word).hashCode());
        for (int i = 0; i < sum.length; i++) {
          sum[i] += (float) random.nextGaussian();
        }
      }
    }
    return Embedding.of(sum);
  }

  @Override
  public Embedding embedding(Paper paper) {
    seen.put(paper.id(), paper);
    return embed(EmbeddedText.of(paper));
  }

  @Override
  public TopicTarget target(Topic topic) {
    double lower = (topic.perWeek() - Topic.DEFAULT_PER_WEEK) / 100.0;
    return new TopicTarget(vectors.of(topic), threshold - lower);
  }

  @Override
  public long version() {
    return version.get();
  }

  @Override
  public String nearestSentence(Paper paper, Topic topic) {
    return nearest.of(paper, topic);
  }
}

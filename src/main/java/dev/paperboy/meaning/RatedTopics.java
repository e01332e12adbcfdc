package dev.paperboy.meaning;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Topics whose thresholds follow from rates. The thresholds of topics in use are kept: the caller
 * stores them, and renews them daily with {@link #changes} and {@link #apply}. The threshold of any
 * other topic is computed when it is asked for, and cached.
 */
public final class RatedTopics implements Topics {
  private static final int MOST_CACHED = 1_000;
  private static final Duration WINDOW_LASTS = Duration.ofMinutes(10);

  private final Supplier<EmbeddingModel> model;
  private final RecentEmbeddings recent;
  private final Function<PaperId, Optional<Paper>> papers;
  private final InstantSource clock;
  private final Map<Topic, RatedTopic> kept = new ConcurrentHashMap<>();
  private volatile Generation generation;
  private volatile long version;

  /**
   * Creates topics of which none is kept yet.
   *
   * @param model returns the model by which papers and topics are compared at the moment
   * @param papers looks up the papers that are given as examples
   */
  public RatedTopics(
      Supplier<EmbeddingModel> model,
      RecentEmbeddings recent,
      Function<PaperId, Optional<Paper>> papers,
      InstantSource clock) {
    this.model = model;
    this.recent = recent;
    this.papers = papers;
    this.clock = clock;
    this.generation = new Generation(model.get());
  }

  /** What is known by one model. */
  private final class Generation {
    private final EmbeddingModel model;
    private final TopicVectors vectors;
    private final NearestSentence nearest;
    private final Map<Topic, TopicTarget> cached =
        Collections.synchronizedMap(new RecentlyUsed<>(MOST_CACHED));
    private final Map<String, Embedding> embedded =
        Collections.synchronizedMap(new RecentlyUsed<>(MOST_CACHED));
    private @Nullable Thresholds thresholds;
    private Instant readAt = Instant.MIN;
    private @Nullable LocalDate cachedOn;

    Generation(EmbeddingModel model) {
      this.model = model;
      this.vectors = new TopicVectors(model, papers);
      this.nearest = new NearestSentence(model);
    }

    TopicTarget target(Topic topic) {
      RatedTopic rated = kept.get(topic);
      if (rated != null && rated.model().equals(model.name())) {
        return rated.target();
      }
      TopicTarget known = cached.get(topic);
      if (known != null) {
        return known;
      }
      Embedding vector = vectors.of(topic);
      Thresholds now = thresholds();
      TopicTarget computed = new TopicTarget(vector, now.first(topic, vector));
      // Among few papers each new one may change it.
      TopicTarget raced = now.isFounded() ? cached.putIfAbsent(topic, computed) : null;
      return raced == null ? computed : raced;
    }

    Embedding embedding(Paper paper) {
      String text = PaperText.of(paper);
      Embedding known = embedded.get(text);
      if (known == null) {
        // Not while the map is locked, since a model may take long.
        known = model.embed(text);
        embedded.put(text, known);
      }
      return known;
    }

    /** Forgets what was computed on another day; returns whether there was anything. */
    synchronized boolean forgetOld() {
      LocalDate today = thresholds().today();
      boolean old = !cached.isEmpty() && cachedOn != null && cachedOn.isBefore(today);
      if (old) {
        cached.clear();
        cachedOn = today;
      }
      return old;
    }

    /** Returns the computation from the latest papers, or those of some minutes ago. */
    synchronized Thresholds thresholds() {
      Instant now = clock.instant();
      if (thresholds == null || now.isBefore(readAt) || now.isAfter(readAt.plus(WINDOW_LASTS))) {
        thresholds = new Thresholds(new RecentWindow(recent, now), model);
        readAt = now;
        cachedOn = cached.isEmpty() ? thresholds.today() : cachedOn;
      }
      return thresholds;
    }
  }

  private Generation generation() {
    EmbeddingModel now = model.get();
    Generation known = generation;
    return known.model.name().equals(now.name()) ? known : next(now);
  }

  private synchronized Generation next(EmbeddingModel now) {
    if (!generation.model.name().equals(now.name())) {
      generation = new Generation(now);
      version++;
    }
    return generation;
  }

  @Override
  public Embedding embedding(Paper paper) {
    return generation().embedding(paper);
  }

  @Override
  public TopicTarget target(Topic topic) {
    return generation().target(topic);
  }

  @Override
  public long version() {
    generation();
    return version;
  }

  @Override
  public String nearestSentence(Paper paper, Topic topic) {
    return generation().nearest.of(paper, topic);
  }

  /** Keeps stored topics, at the start of the program. */
  public synchronized void load(Collection<RatedTopic> stored) {
    stored.forEach(rated -> kept.put(rated.topic(), rated));
    version++;
  }

  /**
   * Returns what has to change: topics in use that are not kept yet or whose thresholds are of
   * another day or model, and kept ones that are not in use any more. Nothing is changed before
   * {@link #apply}. Takes about a millisecond a topic for ten thousand recent papers.
   *
   * @param used the topics of all subscriptions and mutes
   * @param stopped whether to end early; the rest is then left for the next call
   */
  public TopicChanges changes(Set<Topic> used, BooleanSupplier stopped) {
    Generation now = generation();
    Thresholds thresholds = now.thresholds();
    List<RatedTopic> changed = new ArrayList<>();
    if (thresholds.isFounded()) {
      for (Topic topic : used) {
        if (stopped.getAsBoolean()) {
          break;
        }
        changed(topic, now, thresholds).ifPresent(changed::add);
      }
    }
    return new TopicChanges(
        changed, kept.keySet().stream().filter(topic -> !used.contains(topic)).toList());
  }

  private Optional<RatedTopic> changed(Topic topic, Generation now, Thresholds thresholds) {
    RatedTopic rated = kept.get(topic);
    String name = now.model.name();
    if (rated != null && rated.model().equals(name)) {
      return rated.day().isBefore(thresholds.today())
          ? Optional.of(thresholds.next(rated, now.vectors.of(topic)))
          : Optional.empty();
    }
    TopicTarget target = now.target(topic);
    return Optional.of(
        new RatedTopic(
            topic, name, target.embedding(), thresholds.today(), List.of(target.threshold())));
  }

  /** Puts changes into force that were stored. */
  public synchronized void apply(TopicChanges changes) {
    boolean moved = false;
    for (RatedTopic rated : changes.kept()) {
      moved |= !target(rated.topic()).equals(rated.target());
      kept.put(rated.topic(), rated);
    }
    changes.removed().forEach(kept::remove);
    if (generation().forgetOld() || moved) {
      version++;
    }
  }
}

package dev.paperboy.meaning;

import dev.paperboy.collection.LruMap;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Topics by one model, whose thresholds follow from rates. The thresholds of topics in use are
 * kept: the caller stores them, and renews them daily with {@link #changes} and {@link #apply}. The
 * threshold of any other topic is computed when it is asked for, and cached.
 */
public final class RatedTopics implements Topics {
  private static final int MOST_CACHED = 1_000;
  private static final Duration WINDOW_LASTS = Duration.ofMinutes(10);

  private final EmbeddingModel model;
  private final RecentEmbeddings recent;
  private final InstantSource clock;
  private final TopicVectors vectors;
  private final NearestSentence nearest;
  private final Map<Topic, RatedTopic> kept = new ConcurrentHashMap<>();
  private final Map<Topic, TopicTarget> cached =
      Collections.synchronizedMap(new LruMap<>(MOST_CACHED));
  private final Map<String, Embedding> embedded =
      Collections.synchronizedMap(new LruMap<>(MOST_CACHED));
  private final AtomicLong version = new AtomicLong();
  private @Nullable Thresholds thresholds;
  private Instant readAt = Instant.MIN;
  private volatile LocalDate cachedOn = LocalDate.MIN;

  /**
   * Creates topics of which none is kept yet.
   *
   * @param model the model by which papers and topics are compared
   * @param papers looks up the papers that are given as examples
   */
  public RatedTopics(
      EmbeddingModel model,
      RecentEmbeddings recent,
      Function<PaperId, Optional<Paper>> papers,
      InstantSource clock) {
    this.model = model;
    this.recent = recent;
    this.clock = clock;
    this.vectors = new TopicVectors(model, papers);
    this.nearest = new NearestSentence(model);
  }

  /** Returns the name of the model. */
  public String model() {
    return model.name();
  }

  @Override
  public Embedding embedding(Paper paper) {
    String text = EmbeddedText.of(paper);
    Embedding known = embedded.get(text);
    if (known == null) {
      // Not while the map is locked, since a model may take long.
      known = model.embed(text);
      embedded.put(text, known);
    }
    return known;
  }

  @Override
  public TopicTarget target(Topic topic) {
    RatedTopic rated = kept.get(topic);
    if (rated != null) {
      return rated.target();
    }
    forgetYesterday();
    TopicTarget known = cached.get(topic);
    if (known != null) {
      return known;
    }
    Embedding vector = vectors.of(topic);
    Thresholds now = thresholds();
    TopicTarget computed = new TopicTarget(vector, now.first(topic, vector));
    // Among few papers, each new one may change it.
    TopicTarget raced = now.isFounded() ? cached.putIfAbsent(topic, computed) : null;
    return raced == null ? computed : raced;
  }

  @Override
  public long version() {
    forgetYesterday();
    return version.get();
  }

  /** Forgets what was computed on another day. */
  private void forgetYesterday() {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    if (!today.equals(cachedOn)) {
      synchronized (this) {
        if (!today.equals(cachedOn)) {
          thresholds = null;
          if (!cached.isEmpty()) {
            cached.clear();
            version.incrementAndGet();
          }
          cachedOn = today;
        }
      }
    }
  }

  @Override
  public String nearestSentence(Paper paper, Topic topic) {
    return nearest.of(paper, topic);
  }

  /** Returns the computation from the latest papers, or those of some minutes ago. */
  private synchronized Thresholds thresholds() {
    Instant now = clock.instant();
    if (thresholds == null || now.isBefore(readAt) || now.isAfter(readAt.plus(WINDOW_LASTS))) {
      thresholds = new Thresholds(new RecentWindow(recent, now), model);
      readAt = now;
    }
    return thresholds;
  }

  /** Keeps stored topics, at the start of the program. */
  public void load(Collection<RatedTopic> stored) {
    stored.forEach(rated -> kept.put(rated.topic(), rated));
    version.incrementAndGet();
  }

  /**
   * Returns what has to change: topics in use that are not kept yet or whose thresholds are of
   * another day, and kept ones that are not in use any more. Nothing is changed before {@link
   * #apply}. Takes about a millisecond a topic for ten thousand recent papers.
   *
   * @param used the topics of all subscriptions and mutes
   * @param stopped whether to end early; the rest is then left for the next call
   */
  public TopicChanges changes(Set<Topic> used, BooleanSupplier stopped) {
    List<RatedTopic> changed = new ArrayList<>();
    forgetYesterday();
    if (!used.isEmpty() && thresholds().isFounded()) {
      Thresholds now = thresholds();
      for (Topic topic : used) {
        if (stopped.getAsBoolean()) {
          break;
        }
        changed(topic, now).ifPresent(changed::add);
      }
    }
    return new TopicChanges(
        changed, kept.keySet().stream().filter(topic -> !used.contains(topic)).toList());
  }

  /** Returns whether all of these topics are kept. */
  public boolean keeps(Collection<Topic> some) {
    return kept.keySet().containsAll(some);
  }

  /**
   * Returns how these topics, which another replica has stored, differ from those that are kept.
   *
   * @param stored all of them
   */
  public TopicChanges changes(Collection<RatedTopic> stored) {
    Set<Topic> all = stored.stream().map(RatedTopic::topic).collect(Collectors.toSet());
    return new TopicChanges(
        stored.stream().filter(this::isChanged).toList(),
        kept.keySet().stream().filter(topic -> !all.contains(topic)).toList());
  }

  private boolean isChanged(RatedTopic stored) {
    RatedTopic known = kept.get(stored.topic());
    return known == null
        || !known.day().equals(stored.day())
        || !known.thresholds().equals(stored.thresholds());
  }

  private Optional<RatedTopic> changed(Topic topic, Thresholds now) {
    RatedTopic rated = kept.get(topic);
    if (rated == null) {
      TopicTarget target = target(topic);
      return Optional.of(
          new RatedTopic(topic, target.embedding(), now.today(), List.of(target.threshold())));
    }
    return rated.day().isBefore(now.today())
        ? Optional.of(now.next(rated, vectors.of(topic)))
        : Optional.empty();
  }

  /** Puts changes into force that were stored. */
  public synchronized void apply(TopicChanges changes) {
    boolean moved = false;
    for (RatedTopic rated : changes.kept()) {
      moved |= !target(rated.topic()).equals(rated.target());
      kept.put(rated.topic(), rated);
    }
    changes.removed().forEach(kept::remove);
    if (moved) {
      version.incrementAndGet();
    }
  }
}

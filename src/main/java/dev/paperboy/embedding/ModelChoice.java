package dev.paperboy.embedding;

import dev.paperboy.meaning.Closeness;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.Space;
import dev.paperboy.meaning.Spaces;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.meaning.UnrelatedTexts;
import dev.paperboy.meaning.VectorSupply;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which model is used: that of the endpoint once all papers and topics have its vectors, else the
 * built-in one. Where a single vector of the endpoint has not come, the built-in model decides
 * about that paper or search. Thread-safe.
 */
public final class ModelChoice implements Topics, VectorSupply, Spaces {
  /** How long an alert or a search waits for vectors. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Space builtIn;
  private final Function<EmbeddingModel, Topics> topics;
  private final BiFunction<String, PaperId, Optional<Embedding>> indexed;
  private final Database database;
  private final Waiting waiting;
  private final Runnable wakeUp;
  private final WantedTexts wanted = new WantedTexts();
  private final AtomicLong arrivals = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Other other;
  private volatile boolean answering = true;

  /**
   * The endpoint's model.
   *
   * @param rated the vectors and thresholds of topics, for those that can wait
   */
  private record Other(EndpointModel model, EndpointTopics topics, Topics rated, boolean active) {}

  /**
   * Creates a choice of which the endpoint's model is not known yet.
   *
   * @param topics creates the topics of a model
   * @param indexed returns the vector that the index has of a paper, by the name of a model
   * @param wakeUp tells the thread that asks for vectors that there are some to be asked for
   */
  public ModelChoice(
      Space builtIn,
      Function<EmbeddingModel, Topics> topics,
      BiFunction<String, PaperId, Optional<Embedding>> indexed,
      Database database,
      Waiting waiting,
      Runnable wakeUp) {
    this.builtIn = builtIn;
    this.topics = topics;
    this.indexed = indexed;
    this.database = database;
    this.waiting = waiting;
    this.wakeUp = wakeUp;
  }

  WantedTexts wanted() {
    return wanted;
  }

  /** Returns the endpoint's model; empty until it is known. */
  Optional<EndpointModel> model() {
    return Optional.ofNullable(other).map(Other::model);
  }

  /** Returns whether the endpoint's model is in use. */
  public boolean isActive() {
    Other now = other;
    return now != null && now.active();
  }

  /**
   * Records the endpoint's model.
   *
   * @param active whether it is in use at once, because it was before the program stopped
   */
  synchronized void change(KnownModel model, boolean active) {
    EndpointModel changed = new EndpointModel(new VectorCache(database, model), wanted);
    Topics rated = topics.apply(changed);
    other =
        new Other(
            changed,
            new EndpointTopics(changed, rated, builtIn.topics(), indexed, arrivals::get),
            rated,
            active);
    changes.incrementAndGet();
  }

  /** Uses the endpoint's model from now on, or no longer. */
  synchronized void use(boolean active) {
    Other now = other;
    if (now != null && now.active() != active) {
      other = new Other(now.model(), now.topics(), now.rated(), active);
      changes.incrementAndGet();
    }
  }

  /** Records whether the endpoint answers; nobody waits for one that does not. */
  void answers(boolean well) {
    answering = well;
  }

  /** Records that vectors of these texts have come. */
  void come(Collection<String> texts) {
    if (texts.stream().anyMatch(wanted::isTopic)) {
      arrivals.incrementAndGet();
    }
    wanted.come(texts);
  }

  private Topics inUse() {
    Other now = other;
    return now != null && now.active() ? now.topics() : builtIn.topics();
  }

  @Override
  public List<EmbeddingModel> models() {
    Other now = other;
    return now == null ? List.of(builtIn.model()) : List.of(builtIn.model(), now.model());
  }

  @Override
  public Space always() {
    return builtIn;
  }

  @Override
  public Space current() {
    Other now = other;
    return now != null && now.active()
        ? new Space(
            new AwaitedModel(now.model(), this::isThere),
            new AwaitedTopics(now.topics(), now.rated(), text -> isThere(now.model(), text)))
        : builtIn;
  }

  private boolean isThere(EndpointModel model, String text) {
    return await(model, List.of(text), LONGEST_WAIT, false);
  }

  /**
   * Asks for what is missing for the thresholds of topics by the endpoint's model; returns whether
   * nothing is. Must not be called within a transaction.
   */
  public boolean isReady(Collection<Topic> asked) {
    Other now = other;
    if (now == null) {
      return false;
    }
    Set<String> texts = new LinkedHashSet<>(UnrelatedTexts.all());
    asked.forEach(topic -> texts.add(topic.text()));
    List<String> missing = now.model().cache().load(texts);
    wanted.expect(missing);
    return missing.isEmpty();
  }

  /** Waits, but not for an endpoint that does not answer. */
  @Override
  public void await(Collection<Paper> papers, Duration longest) {
    Other now = other;
    if (now != null && now.active()) {
      await(now.model(), papers.stream().map(EmbeddedText::of).toList(), longest, true);
    }
  }

  private boolean await(
      EndpointModel model, Collection<String> texts, Duration longest, boolean kept) {
    List<String> missing = model.cache().load(texts);
    if (missing.isEmpty()) {
      return true;
    }
    CompletableFuture<?> come = wanted.want(missing, kept);
    wakeUp.run();
    try {
      if (answering && longest.compareTo(Duration.ZERO) > 0) {
        waiting.await(come, longest);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      wanted.giveUp(missing);
    }
    return missing.stream().allMatch(text -> model.known(text).isPresent());
  }

  @Override
  public void expect(Collection<Topic> asked) {
    Other now = other;
    if (now != null && now.active()) {
      asked.forEach(now.topics()::target);
      if (wanted.isExpecting()) {
        wakeUp.run();
      }
    }
  }

  /** What a vector in the index was made of may have changed since. */
  @Override
  public boolean isLate(Paper paper) {
    Other now = other;
    return now != null
        && now.active()
        && (wanted.isExpecting() || now.model().known(EmbeddedText.of(paper)).isEmpty());
  }

  /** Returns the topics by a model that knows a paper, the one in use if it does. */
  @Override
  public Topics of(Paper paper) {
    Other now = other;
    return now != null
            && now.active()
            && !wanted.isExpecting()
            && now.topics().find(paper).isPresent()
        ? now.topics()
        : builtIn.topics();
  }

  @Override
  public Closeness closeness(Paper paper, Topic topic) {
    return of(paper).closeness(paper, topic);
  }

  @Override
  public Embedding embedding(Paper paper) {
    return inUse().embedding(paper);
  }

  @Override
  public TopicTarget target(Topic topic) {
    return inUse().target(topic);
  }

  @Override
  public String nearestSentence(Paper paper, Topic topic) {
    return builtIn.topics().nearestSentence(paper, topic);
  }

  @Override
  public long version() {
    return (changes.get() << Integer.SIZE) + inUse().version();
  }
}

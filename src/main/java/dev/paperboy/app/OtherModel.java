package dev.paperboy.app;

import dev.paperboy.app.settings.MeaningSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.value.Secret;
import dev.paperboy.app.task.EmbeddingTask;
import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.TaskThreads;
import dev.paperboy.app.task.WakeUp;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.embedding.EmbeddedPapers;
import dev.paperboy.embedding.EmbeddingEndpoint;
import dev.paperboy.embedding.EmbeddingProgress;
import dev.paperboy.embedding.EmbeddingWork;
import dev.paperboy.embedding.EndpointAddress;
import dev.paperboy.embedding.ModelChoice;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.Pace;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.ingest.ActiveSubscriptions;
import dev.paperboy.ingest.LateMatching;
import dev.paperboy.ingest.TopicUpdater;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.MissingVectorException;
import dev.paperboy.meaning.RatedTopics;
import dev.paperboy.meaning.Space;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.TopicStore;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The model on another server, and the thread that asks for its vectors. */
public final class OtherModel {
  private final Database database;
  private final PaperIndex index;
  private final Space builtIn;
  private final MeaningSettings settings;
  private final EmbeddingEndpoint endpoint;
  private final ProgramTime time;
  private final Pace pace;
  private final LeasedTask leased;
  private final ModelChoice choice;
  private final WakeUp wakeUp = new WakeUp();
  private volatile @Nullable TopicUpdater updater;
  private volatile @Nullable EmbeddingWork work;

  /**
   * Prepares the use of an endpoint; nothing is asked before the {@link #start}.
   *
   * @param builtIn what is used until all vectors have come
   * @param pace the limits that all replicas share, by the same clock
   * @param leases whether this replica is the one that asks for the vectors of papers
   */
  OtherModel(
      MeaningSettings meaning,
      Settings settings,
      Database database,
      PaperIndex index,
      Space builtIn,
      Pace pace,
      Leases leases,
      ProgramTime time) {
    this.database = database;
    this.index = index;
    this.builtIn = builtIn;
    this.settings = meaning;
    this.endpoint = endpoint(meaning, settings, time);
    this.time = time;
    this.pace = pace;
    this.leased = new LeasedTask(leases, SharedWork.EMBEDDINGS.lease());
    this.choice =
        new ModelChoice(
            builtIn, this::topics, index::vector, database, this::await, wakeUp::signal);
    index.setSpaces(choice);
  }

  /** Returns the client of an endpoint. */
  public static EmbeddingEndpoint endpoint(
      MeaningSettings meaning, Settings settings, InstantSource clock) {
    return new EmbeddingEndpoint(
        new EndpointAddress(
            meaning.endpoint(), meaning.model(), meaning.key().map(Secret::value).orElse("")),
        Version.userAgent(settings.contact()),
        meaning.timeout(),
        settings.proxies(),
        clock);
  }

  private Topics topics(EmbeddingModel model) {
    database.change(
        transaction ->
            new TopicStore().keepOnly(transaction, List.of(builtIn.model().name(), model.name())));
    RatedTopics topics =
        StoredTopics.read(
            database,
            model,
            (since, visitor) -> index.visitVectors(model.name(), since, visitor),
            time);
    updater =
        new TopicUpdater(
            database.inBackground(), index, topics, asked -> choice().isReady(asked), leased, time);
    return topics;
  }

  private void await(CompletableFuture<?> future, Duration longest) throws InterruptedException {
    try {
      future.get(time.onTheWall(longest).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      // What has not come by now is done without.
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns which model is used for what. */
  ModelChoice choice() {
    return choice;
  }

  /**
   * Connects it with what it works for; to be called before the start.
   *
   * @param posted called when papers are to be posted
   */
  void serve(PaperIndexer paperIndexer, ActiveSubscriptions active, Runnable posted) {
    Database background = database.inBackground();
    LateMatching lateMatching = new LateMatching(background, active, builtIn.topics(), time);
    EmbeddedPapers embedded =
        new EmbeddedPapers() {
          @Override
          public List<PaperId> without(String model, int limit) {
            index.refresh();
            return index.without(model, limit);
          }

          @Override
          public long countWithout(String model) {
            return index.countWithout(model);
          }

          @Override
          public void index(List<PaperId> papers) {
            paperIndexer.again(papers);
          }

          @Override
          public void match(Late late) {
            if (lateMatching.match(late) > 0) {
              posted.run();
            }
          }

          @Override
          public boolean rateTopics() {
            return areTopicsRated();
          }
        };
    work =
        new EmbeddingWork(
            background,
            endpoint,
            settings.batch(),
            settings.requestsPerMinute(),
            choice,
            embedded,
            index::size,
            pace,
            leased,
            time,
            time,
            RandomGenerator.getDefault());
  }

  private boolean areTopicsRated() {
    TopicUpdater known = updater;
    try {
      return known != null && known.update(wakeUp::isStopped);
    } catch (MissingVectorException later) {
      return false;
    }
  }

  private EmbeddingWork work() {
    EmbeddingWork known = work;
    if (known == null) {
      throw new IllegalStateException("the model on another server serves nothing yet");
    }
    return known;
  }

  /** Returns how far the change to the endpoint's model is. */
  EmbeddingProgress progress() {
    return work().progress();
  }

  void start(TaskThreads threads) {
    threads.start(
        new TaskLoop(
            "embeddings",
            "asking for vectors failed, so the built-in model is used more; it will be retried",
            new EmbeddingTask(work(), time),
            wakeUp::await));
  }

  /** Says that there may be papers without vectors. */
  void signal() {
    wakeUp.signal();
  }

  void stop() {
    wakeUp.stop();
    endpoint.close();
  }
}

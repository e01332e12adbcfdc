package dev.paperboy.app;

import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.TaskThreads;
import dev.paperboy.app.task.TopicsTask;
import dev.paperboy.app.task.WakeUp;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.ingest.TopicUpdater;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.RatedTopics;
import dev.paperboy.meaning.RecentEmbeddings;
import dev.paperboy.meaning.Topics;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.TopicStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.InstantSource;
import java.util.List;

/** The topics with their thresholds, which a thread of its own keeps up to date. */
public final class StoredTopics {
  private final Database database;
  private final RatedTopics topics;
  private final TopicUpdater updater;
  private final ProgramTime time;
  private final WakeUp wakeUp = new WakeUp();

  /** Reads the thresholds, and lets the index search for topics. */
  StoredTopics(
      Database database, PaperIndex index, EmbeddingModel model, Leases leases, ProgramTime time) {
    this.database = database;
    this.topics = read(database, model, index::visitVectors, time);
    this.updater =
        new TopicUpdater(
            database.inBackground(),
            index,
            topics,
            new LeasedTask(leases, SharedWork.TOPICS.lease()),
            time);
    this.time = time;
    index.setTopics(topics);
  }

  /** Returns the topics as they are stored, for a command that keeps none up to date. */
  public static RatedTopics read(
      Database database, EmbeddingModel model, RecentEmbeddings recent, InstantSource clock) {
    PaperStore papers = new PaperStore();
    RatedTopics topics =
        new RatedTopics(
            model,
            recent,
            id ->
                database.read(transaction -> papers.find(transaction, id)).map(StoredPaper::paper),
            clock);
    topics.load(database.read(transaction -> new TopicStore().all(transaction, topics.model())));
    return topics;
  }

  /** Removes the topics by all other models. */
  void forgetOthers() {
    database.change(transaction -> new TopicStore().keepOnly(transaction, List.of(topics.model())));
  }

  Topics topics() {
    return topics;
  }

  void start(TaskThreads threads) {
    threads.start(
        new TaskLoop(
            "topics",
            "thresholds of topics could not be renewed, the previous ones stay in use; it will be"
                + " retried",
            new TopicsTask(updater, wakeUp::isStopped, time),
            wakeUp::await));
  }

  /** Brings the thresholds up to date once. */
  void update() {
    updater.update(wakeUp::isStopped);
  }

  /** Says that there are new papers. */
  void signal() {
    wakeUp.signal();
  }

  void stop() {
    wakeUp.stop();
  }
}

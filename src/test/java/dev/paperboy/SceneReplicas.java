package dev.paperboy;

import dev.paperboy.deliver.ChatSender;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.TestReplica;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The replicas of the program on one database, each with leases, connections, caches and a search
 * index of its own; or one process that is alone.
 */
public final class SceneReplicas implements AutoCloseable {
  private final List<Scene> scenes;

  private SceneReplicas(List<Scene> scenes) {
    this.scenes = List.copyOf(scenes);
  }

  /** The only process on its database. */
  public static SceneReplicas alone(Scene scene) {
    return new SceneReplicas(List.of(scene));
  }

  /** Three replicas on a PostgreSQL database, which have read the feeds once. */
  public static SceneReplicas three(Path folder) {
    TestDatabase.POSTGRESQL.open(folder).close();
    String url = TestDatabase.POSTGRESQL.url(folder);
    TestReplica[] replicas =
        IntStream.range(0, 3)
            .mapToObj(number -> new TestReplica(url, "replica " + number))
            .toArray(TestReplica[]::new);
    TestReplica.balance(replicas);
    SceneReplicas all =
        new SceneReplicas(
            IntStream.range(0, replicas.length)
                .mapToObj(number -> new Scene(replicas[number], folder.resolve("replica" + number)))
                .toList());
    for (String feed : List.of("arxiv", "huggingface")) {
      all.poll(feed);
    }
    return all;
  }

  /** The replica of a number; the numbers begin again after the last. */
  public Scene get(int number) {
    return scenes.get(number % scenes.size());
  }

  /** One of the other replicas, in turn; the same one if it is alone. */
  public Scene other(int number, int turn) {
    return get(number + (scenes.size() == 1 ? 0 : 1 + turn % (scenes.size() - 1)));
  }

  public List<Scene> all() {
    return scenes;
  }

  /** Lets arXiv announce papers, which the replica polls that holds the lease. */
  public void poll(PaperBuilder... papers) {
    poll("arxiv", papers);
  }

  private void poll(String name, PaperBuilder... papers) {
    Scene polling =
        scenes.stream()
            .filter(scene -> scene.leases.isHeld(Lease.ofFeed(name)))
            .findFirst()
            .orElseThrow();
    polling.poll(name.equals("arxiv") ? polling.arxiv : polling.huggingface, papers);
    scenes.forEach(Scene::indexPapers);
  }

  /** Lets each replica deliver what is due in its channels. */
  public void deliver(List<ChatSender> platforms) {
    scenes.forEach(scene -> scene.outbox(platforms).drain());
  }

  @Override
  public void close() {
    scenes.forEach(Scene::close);
  }
}

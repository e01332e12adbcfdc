package dev.paperboy.embedding;

import dev.paperboy.meaning.Embedding;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.EmbeddingStore;
import dev.paperboy.store.paper.EmbeddingStore.Model;
import java.time.InstantSource;
import java.util.Optional;

/** The models that the server has used under the configured name. Thread-safe. */
final class KnownModels {
  private final EmbeddingStore store = new EmbeddingStore();
  private final Database database;
  private final String name;
  private final InstantSource clock;

  KnownModels(Database database, String name, InstantSource clock) {
    this.database = database;
    this.name = name;
    this.clock = clock;
  }

  /** Returns the model that answered last; empty if none ever did. */
  Optional<KnownModel> last() {
    return database.read(
        transaction -> store.models(transaction, name).stream().findFirst().map(KnownModels::of));
  }

  /** Returns the model that has this vector of the fixed text, a new one if none is known. */
  KnownModel identify(Embedding probe) {
    return database.write(
        transaction ->
            store.models(transaction, name).stream()
                .map(KnownModels::of)
                .filter(model -> model.isMeant(probe))
                .findFirst()
                .map(model -> answered(transaction, model))
                .orElseGet(() -> add(transaction, probe)));
  }

  private KnownModel answered(Transaction transaction, KnownModel model) {
    store.answered(transaction, model.number(), clock.instant());
    return model;
  }

  private KnownModel add(Transaction transaction, Embedding probe) {
    return new KnownModel(store.add(transaction, name, probe.toBytes(), clock.instant()), probe);
  }

  private static KnownModel of(Model stored) {
    return new KnownModel(stored.number(), Embedding.ofBytes(stored.probe()));
  }
}

package dev.paperboy.embedding;

import dev.paperboy.embedding.ModelClient.Answered;
import dev.paperboy.feed.Sleeper;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Pace;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.paper.EmbeddingStore;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an endpoint for vectors: first those that somebody waits for, then those of papers that were
 * matched without, then those of all other papers. Once all have come, the endpoint's model is
 * used; when the endpoint turns out to have another model, the built-in one is used again and
 * everything starts anew. Used by one thread.
 */
public final class EmbeddingWork {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingWork.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int PAPERS_AT_ONCE = 1_000;
  private static final int FORGOTTEN_AT_ONCE = 1_000;
  private static final int PERCENT_OF_A_LINE = 10;

  /** If a tenth of the papers has no vector, the model is not used. */
  private static final int TOO_MANY_MISSING = 10;

  /** Of so few papers, a poll is a tenth. */
  private static final int FEW_PAPERS = 1_000;

  /** A server that changes back finds what it had sent. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final EmbeddingStore store = new EmbeddingStore();
  private final PaperStore papers = new PaperStore();
  private final MarkStore marks = new MarkStore();
  private final Database database;
  private final ModelClient client;
  private final ModelChoice choice;
  private final LeasedTask leased;
  private final EmbeddedPapers embedded;
  private final LongSupplier indexed;
  private final String endpoint;
  private final InstantSource clock;
  private final Deque<PaperId> left = new ArrayDeque<>();
  private int linesLogged;

  /**
   * Creates the work, and uses the model that was in use when the program stopped.
   *
   * @param batch how many texts a request contains at most, at least 2
   * @param requestsPerMinute how many requests are sent at most
   * @param indexed returns how many papers are indexed
   * @param pace the limits that all replicas share
   * @param leased the requests for the vectors of papers, which one replica sends; the others read
   *     from the database what it has got
   */
  public EmbeddingWork(
      Database database,
      EmbeddingEndpoint endpoint,
      int batch,
      int requestsPerMinute,
      ModelChoice choice,
      EmbeddedPapers embedded,
      LongSupplier indexed,
      Pace pace,
      LeasedTask leased,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    KnownModels models = new KnownModels(database, endpoint.address().model(), clock);
    this.database = database;
    this.client =
        new ModelClient(
            endpoint,
            models,
            new RequestPace(pace, requestsPerMinute, clock, random),
            sleeper,
            batch);
    this.choice = choice;
    this.leased = leased;
    this.embedded = embedded;
    this.indexed = indexed;
    this.endpoint = endpoint.address().toString();
    this.clock = clock;
    Optional<String> used = database.read(transaction -> marks.find(transaction, MarkStore.MODEL));
    Optional<KnownModel> last = models.last();
    last.ifPresent(
        model -> choice.change(model, used.equals(Optional.of(Long.toString(model.number())))));
    if (used.isPresent() && !choice.isActive()) {
      useBuiltIn();
    }
  }

  /** Returns how far the change to the endpoint's model is. */
  public EmbeddingProgress progress() {
    return new EmbeddingProgress(
        endpoint,
        choice.isActive(),
        indexed.getAsLong(),
        choice
            .model()
            .map(EndpointModel::name)
            .map(embedded::countWithout)
            .orElseGet(indexed::getAsLong),
        database.read(store::countLate),
        client.problem());
  }

  /**
   * Sends at most one request; returns how long to wait for the next call, unless somebody waits
   * for a vector.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public Duration run() throws InterruptedException {
    Optional<Duration> led = leased.run(() -> round(true));
    return led.isPresent() ? led.get() : round(false);
  }

  private Duration round(boolean leads) throws InterruptedException {
    Duration wait = client.untilNext();
    if (!wait.isZero()) {
      return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
    List<String> wanted = wanted();
    if (!wanted.isEmpty() || choice.model().isEmpty()) {
      return ask(wanted) ? Duration.ZERO : client.untilNext();
    }
    return follow(choice.model().get(), leads);
  }

  /** Returns what is to be asked for first. */
  private List<String> wanted() {
    List<String> wanted = choice.wanted().next(client.size());
    if (wanted.isEmpty() || choice.model().isEmpty()) {
      return wanted;
    }
    List<String> missing = choice.model().get().cache().load(wanted);
    choice.come(wanted.stream().filter(text -> !missing.contains(text)).toList());
    return missing;
  }

  /** Asks for vectors and keeps them; returns whether they came. */
  private boolean ask(List<String> texts) throws InterruptedException {
    Optional<Answered> answer = client.ask(texts);
    choice.answers(answer.isPresent());
    answer.ifPresent(this::keep);
    return answer.isPresent();
  }

  private void keep(Answered answer) {
    if (!choice.model().map(EndpointModel::name).equals(Optional.of(answer.model().name()))) {
      change(answer.model());
    }
    VectorCache cache = choice.model().orElseThrow().cache();
    Map<String, Embedding> kept = new HashMap<>();
    Map<String, Embedding> passing = new HashMap<>();
    answer
        .vectors()
        .forEach(
            (text, vector) -> (choice.wanted().isPassing(text) ? passing : kept).put(text, vector));
    cache.keep(kept);
    cache.remember(passing);
    choice.come(answer.vectors().keySet());
  }

  private void change(KnownModel model) {
    boolean first = choice.model().isEmpty();
    boolean used = choice.isActive();
    choice.change(model, false);
    useBuiltIn();
    left.clear();
    linesLogged = 0;
    if (first) {
      LOG.atInfo()
          .addKeyValue("endpoint", endpoint)
          .addKeyValue("dimensions", model.probe().dimensions())
          .log("papers are being embedded; until they are, the built-in model is used");
    } else {
      LOG.atWarn()
          .addKeyValue("endpoint", endpoint)
          .addKeyValue("dimensions", model.probe().dimensions())
          .log(
              used
                  ? "the endpoint has another model now; the built-in one is used until all papers"
                      + " are embedded again"
                  : "the endpoint has another model now; all papers are embedded again");
    }
  }

  /** Papers matched from now on are final, and those matched late were matched by this model. */
  private void useBuiltIn() {
    database.change(
        transaction -> {
          marks.set(transaction, MarkStore.MODEL, "");
          store.endWaiting(transaction);
        });
  }

  private Duration follow(EndpointModel model, boolean leads) throws InterruptedException {
    if (leads) {
      List<Late> late = database.read(transaction -> store.late(transaction, client.size()));
      if (!late.isEmpty()) {
        return matchAgain(model, late);
      }
    }
    if (left.isEmpty()) {
      left.addAll(embedded.without(model.name(), PAPERS_AT_ONCE));
      interruptUse(model, leads);
      report(model);
    }
    return left.isEmpty() ? complete(model, leads) : embed(model, leads);
  }

  /** While an index is built anew, or after long trouble, the vectors are too few for searches. */
  private void interruptUse(EndpointModel model, boolean leads) {
    if (choice.isActive()
        && !left.isEmpty()
        && indexed.getAsLong() > FEW_PAPERS
        && embedded.countWithout(model.name()) * TOO_MANY_MISSING > indexed.getAsLong()) {
      choice.use(false);
      if (leads) {
        useBuiltIn();
      }
      linesLogged = 0;
      LOG.atInfo()
          .addKeyValue("endpoint", endpoint)
          .log(
              "vectors of many papers are missing; until they are there, the built-in model is"
                  + " used");
    }
  }

  private Duration matchAgain(EndpointModel model, List<Late> late) throws InterruptedException {
    Map<PaperId, StoredPaper> stored = stored(late.stream().map(Late::paper).toList());
    if (isMissing(model, stored.values())) {
      return client.untilNext();
    }
    for (Late one : late) {
      embedded.match(one);
    }
    return Duration.ZERO;
  }

  private Duration embed(EndpointModel model, boolean leads) throws InterruptedException {
    List<PaperId> next = left.stream().limit(client.size()).toList();
    Collection<StoredPaper> batch = stored(next).values();
    if (!leads && !model.cache().load(texts(batch)).isEmpty()) {
      return LONGEST_WAIT;
    }
    if (isMissing(model, batch)) {
      return client.untilNext();
    }
    embedded.index(next);
    next.forEach(left::remove);
    return Duration.ZERO;
  }

  /** Returns whether vectors are still missing, after asking for them if necessary. */
  private boolean isMissing(EndpointModel model, Collection<StoredPaper> batch)
      throws InterruptedException {
    List<String> missing = model.cache().load(texts(batch));
    return !missing.isEmpty() && (!ask(missing) || choice.model().orElseThrow() != model);
  }

  private static Set<String> texts(Collection<StoredPaper> batch) {
    Set<String> texts = new LinkedHashSet<>();
    batch.forEach(stored -> texts.add(EmbeddedText.of(stored.paper())));
    return texts;
  }

  private Map<PaperId, StoredPaper> stored(List<PaperId> ids) {
    return database.read(transaction -> papers.find(transaction, ids));
  }

  private Duration complete(EndpointModel model, boolean leads) {
    if (!embedded.rateTopics()) {
      return choice.wanted().isExpecting() ? Duration.ZERO : LONGEST_WAIT;
    }
    if (!choice.isActive()) {
      long number = model.cache().model().number();
      if (leads) {
        database.change(
            transaction -> marks.set(transaction, MarkStore.MODEL, Long.toString(number)));
      }
      choice.use(true);
      LOG.atInfo()
          .addKeyValue("endpoint", endpoint)
          .log("all papers are embedded; the model is used");
    }
    if (leads) {
      forget(model);
    }
    return LONGEST_WAIT;
  }

  private void forget(EndpointModel model) {
    long kept = model.cache().model().number();
    Instant since = clock.instant().minus(KEPT);
    int forgotten;
    do {
      forgotten =
          database.write(transaction -> store.forget(transaction, kept, since, FORGOTTEN_AT_ONCE));
    } while (forgotten == FORGOTTEN_AT_ONCE);
  }

  private void report(EndpointModel model) {
    if (choice.isActive()) {
      return;
    }
    long all = indexed.getAsLong();
    long missing = embedded.countWithout(model.name());
    int percent = new EmbeddingProgress(endpoint, false, all, missing, 0, "").percent();
    if (percent / PERCENT_OF_A_LINE > linesLogged) {
      linesLogged = percent / PERCENT_OF_A_LINE;
      LOG.atInfo()
          .addKeyValue("percent", linesLogged * PERCENT_OF_A_LINE)
          .addKeyValue("papers", all)
          .log("papers are being embedded");
    }
  }
}

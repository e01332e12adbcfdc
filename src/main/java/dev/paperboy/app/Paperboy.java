package dev.paperboy.app;

import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.cli.Progress;
import dev.paperboy.app.cli.ReadableTexts;
import dev.paperboy.app.platform.AccountLocks;
import dev.paperboy.app.platform.Inbox;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.platform.PlatformServices;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.task.ConsoleTask;
import dev.paperboy.app.task.DeclarationsTask;
import dev.paperboy.app.task.DeliveryTask;
import dev.paperboy.app.task.IndexingTask;
import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.TaskThreads;
import dev.paperboy.app.task.WakeUp;
import dev.paperboy.app.task.WatchTask;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.app.time.ThreadCpuClock;
import dev.paperboy.card.CardFactory;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.console.ConsoleEvents;
import dev.paperboy.chat.console.ConsoleFollower;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.CommandSet;
import dev.paperboy.command.StoredButtons;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.deliver.StoredReachability;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Pace;
import dev.paperboy.fleet.Replica.News;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.ingest.ActiveSubscriptions;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.ingest.FeedPoller.Outcome;
import dev.paperboy.ingest.StoredTextCleaning;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.Space;
import dev.paperboy.meaning.Topics;
import dev.paperboy.meaning.VectorSupply;
import dev.paperboy.ops.DatabaseErrors;
import dev.paperboy.ops.DeliveryWatch;
import dev.paperboy.ops.DeliveryWatch.Stall;
import dev.paperboy.ops.HealthRoutes;
import dev.paperboy.ops.Metrics;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.taste.ChannelTaste;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Routes;
import dev.paperboy.web.Templates;
import dev.paperboy.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running program, which wires all parts together. It is a long class so that the order in
 * which parts are created, started and stopped stands in one place.
 */
public final class Paperboy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Paperboy.class);
  private static final long INDEX_SILENTLY = 5_000;
  private static final Duration LONGEST_SENDING = Duration.ofSeconds(10);
  private static final Duration LAST_SENDING = Duration.ofSeconds(4);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(6);
  private static final int SECONDS_TO_JOIN = 20;

  private final ProgramTime time;
  private final Database database;
  private final FleetLimits limits;
  private final AccountLocks accounts;
  private final PaperIndex index;
  private final Optional<URI> siteUrl;
  private final StoredTextCleaning storedTexts;
  private final PaperIndexer paperIndexer;
  private final OutboxDispatcher dispatcher;
  private final List<Platform> platforms;
  private final Reachability reachability;
  private final WakeUp outboxWakeUp = new WakeUp();
  private final WakeUp indexWakeUp = new WakeUp();
  private final WakeUp declaredWakeUp = new WakeUp();
  private final WakeUp consoleWakeUp = new WakeUp();
  private final WakeUp watchWakeUp = new WakeUp();
  private final StoredPictures pictures;
  private final StoredTopics storedTopics;
  private final Optional<OtherModel> otherModel;
  private final Upkeep upkeep;
  private final LeasedTask declarations;
  private Optional<DeclaredFile> declared = Optional.empty();
  private final ConsoleEvents events = new ConsoleEvents();
  private final StoredConsole console;
  private final CommandHandler commands;
  private final WebServer web;
  private final TaskThreads threads = new TaskThreads();
  private final Fleet fleet;
  private final FeedPolling polling;
  private final Metrics metrics;
  private final DeliveryWatch deliveries;
  private final TaskLoop delivery;
  private volatile boolean ready;
  private boolean closed;

  /**
   * Opens all resources without starting anything.
   *
   * @param indexFolder the directory of the search index
   * @param feedsAt returns the feeds to poll, at a pace that all replicas share
   * @param platformList the supported chat platforms
   */
  public Paperboy(
      Settings settings,
      Path indexFolder,
      Function<Pace, FeedSet> feedsAt,
      PlatformList platformList,
      ProgramTime time) {
    this.time = time;
    this.database = Database.openToRun(settings.database().url());
    try {
      this.accounts =
          AccountLocks.take(platformList.accounts(settings), settings.database(), database);
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
    this.limits = FleetLimits.of(database, time);
    FeedSet feeds = feedsAt.apply(limits.pace());
    EmbeddingModel model = BuiltInModel.load();
    try {
      this.index = IndexFolders.open(indexFolder, limits.isShared(), database.mark(), model, time);
    } catch (RuntimeException failure) {
      accounts.close();
      database.close();
      throw failure;
    }
    Database background = database.inBackground();
    this.fleet =
        Fleet.on(
            database,
            platformList.leases(settings).values(),
            this::recover,
            Map.of(
                News.LEASES, this::leasesChanged,
                News.DELIVERY, outboxWakeUp::signal,
                News.PAPERS, indexWakeUp::signal));
    this.storedTexts = new StoredTextCleaning(database, time);
    this.storedTopics = new StoredTopics(database, index, model, fleet.leases(), time);
    Space builtIn = new Space(model, storedTopics.topics());
    this.otherModel =
        settings
            .meaning()
            .map(
                meaning ->
                    new OtherModel(
                        meaning,
                        settings,
                        database,
                        index,
                        builtIn,
                        limits.pace(),
                        fleet.leases(),
                        time));
    if (otherModel.isEmpty()) {
      storedTopics.forgetOthers();
    }
    Topics topics = otherModel.<Topics>map(OtherModel::choice).orElse(builtIn.topics());
    RecentAnalyses analyses = new RecentAnalyses();
    this.paperIndexer = new PaperIndexer(database, index, analyses);
    ActiveSubscriptions active =
        new ActiveSubscriptions(
            new IndexedFrequencies(index),
            topics,
            otherModel.<VectorSupply>map(OtherModel::choice).orElse(VectorSupply.IMMEDIATE));
    otherModel.ifPresent(other -> other.serve(paperIndexer, active, this::signalDelivery));
    FeedPoller poller =
        new FeedPoller(background, active, analyses, fleet.leases(), time, new ThreadCpuClock());
    this.polling =
        new FeedPolling(feeds.feeds(), poller, this::polled, background, fleet.leases(), time);
    this.pictures = new StoredPictures(settings, background, fleet.leases(), time);
    this.declarations = new LeasedTask(fleet.leases(), SharedWork.DECLARATIONS.lease());
    this.upkeep = new Upkeep(settings, background, fleet.leases(), time);
    this.siteUrl = settings.site().url();
    SecureRandom random = new SecureRandom();
    CardFactory cardFactory = new CardFactory(feeds.titles());
    this.console = new StoredConsole(database, time);
    PlatformDirectory directory = platformList.directory();
    FeedReport feedReport = new FeedReport(database, feeds.sources(), time);
    Templates templates = new Templates();
    Inbox inbox = new Inbox(database, settings.email(), limits.signUps(time), time);
    boolean hasMail = platformList.isConfigured(Mailbox.PLATFORM, settings);
    PageFrames frames = ReadingPages.frames(platformList, settings);
    ChannelTaste tastes = new ChannelTaste(index);
    this.metrics =
        new Metrics(database, Version.number(), () -> states(feedReport), feeds.intervals(), time);
    CommandHandler unmeasured =
        CommandSet.of(
            database,
            index,
            tastes,
            topics,
            cardFactory,
            feeds.lookups(),
            feedReport,
            directory,
            hasMail ? Optional.of(inbox.signUps()) : Optional.empty(),
            this::signalDelivery,
            this::siteAddress,
            random,
            time);
    this.commands = new MeasuredCommands(unmeasured, metrics);
    StoredStatus status =
        new StoredStatus(
            database,
            index,
            feedReport,
            feeds,
            () -> this.states().of(platformList.states(settings, this.platforms())),
            time);
    ChannelLeases channelLeases = new ChannelLeases(fleet.leases(), platformList.leases(settings));
    this.platforms =
        platformList.create(
            settings,
            new PlatformServices(
                database,
                commands,
                new StoredButtons(database, random, time, commands::read),
                time,
                console,
                new StoredPapers(database, index, topics, cardFactory),
                status,
                events,
                templates,
                frames,
                inbox,
                fleet.leases(),
                channelLeases,
                limits.wallPace(),
                limits.claims()));
    List<ChatSender> senders =
        platforms.stream()
            .map(platform -> metrics.measured(platform.sender(), this::delivering))
            .toList();
    this.deliveries = metrics.watchDeliveries(senders, longestSilence(time));
    this.reachability =
        new StoredReachability(database, senders, directory, this::signalDelivery, time);
    this.dispatcher =
        new OutboxDispatcher(
            database,
            senders,
            directory,
            tastes,
            topics,
            cardFactory,
            channelLeases,
            outboxWakeUp::endWait,
            time);
    this.delivery =
        new TaskLoop(
            "deliver",
            "delivery failed; it will be retried and nothing is lost",
            new DeliveryTask(dispatcher, outboxWakeUp, events::statusChanged, time),
            outboxWakeUp::await);
    platforms.forEach(this::watch);
    metrics.watchIndex(index::backlog);
    metrics.watchTasks(
        () -> Stream.concat(threads.states().stream(), fleet.states().stream()).toList());
    metrics.watchLeases(fleet.leases()::status);
    otherModel.ifPresent(
        other ->
            metrics.watchModel(
                () -> other.choice().isActive(),
                () -> other.progress().missing(),
                () -> other.progress().late()));
    List<Routes> routes = new ArrayList<>();
    platforms.forEach(platform -> routes.addAll(platform.routes()));
    routes.add(new DatabaseErrors());
    routes.add(new HealthRoutes(this::problem, this::warnings, () -> ready));
    routes.add(metrics);
    // Last, because its paths match whatever the others have not taken below theirs.
    routes.addAll(
        ReadingPages.routes(
            settings, database, index, cardFactory, templates, frames, feeds, feedReport, time));
    this.web = new WebServer(ReadingPages.webSettings(settings), routes, limits.wrongTokens());
  }

  /** Platforms take real time, also when the program's clock is simulated and runs faster. */
  private static Duration longestSilence(ProgramTime time) {
    double speed =
        (double) DeliveryWatch.LONGEST.toNanos() / time.onTheWall(DeliveryWatch.LONGEST).toNanos();
    return Duration.ofMillis(Math.round(DeliveryWatch.LONGEST.toMillis() * speed));
  }

  private void delivering() {
    delivery.progress();
  }

  private PlatformStates states() {
    return new PlatformStates(deliveries, otherModel);
  }

  private List<Platform> platforms() {
    return platforms;
  }

  private void watch(Platform platform) {
    metrics.watchReadiness(platform.name(), platform.sender()::isReady);
    if (platform.lateReplies().isPresent()) {
      metrics.watchLateReplies(platform.name(), () -> platform.lateReplies().orElseThrow());
    }
    if (platform.possibleDoubles().isPresent()) {
      metrics.watchDoubles(platform.name(), () -> platform.possibleDoubles().orElseThrow());
    }
    platform
        .rateLimitWaits()
        .ifPresent(
            waits ->
                metrics.watchWaits(
                    platform.name(), waits::count, () -> waits.total().toMillis() / 1000.0));
  }

  /** Returns the database. */
  public Database database() {
    return database;
  }

  /** Runs commands as a chat platform would. */
  public CommandHandler commands() {
    return commands;
  }

  /** Returns the console's channels. */
  public StoredConsole console() {
    return console;
  }

  /** Joins the other replicas, and does what comes before everything else. */
  private void join() {
    fleet.start();
    pictures.recover();
    declared.ifPresent(
        file ->
            declarations.run(
                () -> {
                  file.start();
                  return true;
                }));
  }

  /** Returns the address of the console, once it is started. */
  public String address() {
    return web.address();
  }

  /** Applies this file again whenever it changes; must be called before the start. */
  public void follow(DeclaredFile file) {
    declared = Optional.of(file);
  }

  /** Returns where readers reach the web server, once it is started. */
  private String siteAddress() {
    return siteUrl.map(URI::toString).orElseGet(this::address);
  }

  /** Signals delivery, here or wherever the channels are served from. */
  private void signalDelivery() {
    outboxWakeUp.signal();
    fleet.announce(News.DELIVERY);
  }

  /** Does at once what this replica may do from now on. */
  private void leasesChanged() {
    outboxWakeUp.signal();
    declaredWakeUp.signal();
    pictures.signal();
    storedTopics.signal();
    otherModel.ifPresent(OtherModel::signal);
  }

  /** Starts serving, polling and delivering. */
  public void start() {
    join();
    web.start();
    LOG.atInfo().addKeyValue("address", web.address()).log("console is ready");
    long behind = paperIndexer.behind();
    if (behind <= INDEX_SILENTLY && storedTexts.left() <= INDEX_SILENTLY) {
      cleanTexts();
      catchUp(behind);
    } else if (behind > INDEX_SILENTLY) {
      LOG.atInfo()
          .addKeyValue("papers", behind)
          .log("search index is being built in the background; until then searches find less");
    }
    ready = true;
    startPlatforms();
    threads.start(
        new TaskLoop(
            "index",
            "indexing failed, so search lacks the newest papers; it will be retried",
            new IndexingTask(this::cleanTextsAndPoll, paperIndexer, index, indexWakeUp::isStopped),
            indexWakeUp::await));
    threads.start(delivery);
    threads.start(
        new TaskLoop(
            "watch",
            "the watch on deliveries failed; it will be retried",
            new WatchTask(deliveries, threads),
            watchWakeUp::await));
    if (limits.isShared()) {
      threads.start(
          new TaskLoop(
              "console",
              "looking for messages of other replicas failed; it will be retried",
              new ConsoleTask(new ConsoleFollower(console, events)),
              consoleWakeUp::await));
    }
    pictures.start(threads);
    upkeep.start(threads);
    storedTopics.start(threads);
    otherModel.ifPresent(other -> other.start(threads));
    declared.ifPresent(
        file ->
            threads.start(
                new TaskLoop(
                    "declared",
                    "reading the subscriptions file failed; it will be retried",
                    new DeclarationsTask(file, declarations, this::signalDelivery, time),
                    declaredWakeUp::await)));
  }

  /**
   * Normalizes texts that an older version stored, and then starts polling: new texts are compared
   * with stored ones.
   */
  private void cleanTextsAndPoll() {
    if (!polling.isStarted()) {
      cleanTexts();
      polling.start(threads);
    }
  }

  private void cleanTexts() {
    ReadableTexts.make(storedTexts, indexWakeUp::isStopped);
  }

  /**
   * Polls every feed once and delivers what is due, except what other replicas care for; returns
   * whether every feed was read.
   *
   * @throws OperatorException if other replicas care for everything
   */
  public boolean runOnce() throws InterruptedException {
    join();
    if (!fleet.awaitLeases()) {
      throw new OperatorException(
          "Other processes of Paperboy run on this database and are busy with all of its work, so"
              + " this run has polled and posted nothing. They poll and post on their own; to do it"
              + " here, stop them first or try again later.");
    }
    cleanTexts();
    catchUp(paperIndexer.behind());
    otherModel.ifPresent(other -> other.start(threads));
    boolean allRead = polling.pollOnce();
    paperIndexer.catchUp();
    storedTopics.update();
    awaitPlatforms();
    dispatcher.drainFully(LONGEST_SENDING);
    return allRead;
  }

  private void startPlatforms() {
    platforms.forEach(platform -> platform.start(reachability));
  }

  /** Gives the platforms some time to connect; what cannot be sent then is sent next time. */
  private void awaitPlatforms() throws InterruptedException {
    startPlatforms();
    for (int tries = 0; tries < SECONDS_TO_JOIN && !allReady(); tries++) {
      outboxWakeUp.await(Duration.ofSeconds(1));
    }
  }

  private boolean allReady() {
    return platforms.stream().map(Platform::sender).allMatch(ChatSender::isReady);
  }

  /** Tidies up what a process may have left unfinished that held these leases before. */
  private void recover(Transaction transaction, Predicate<Lease> gained) {
    FeedStore feeds = new FeedStore();
    feeds.inProgress(transaction).stream()
        .filter(feed -> gained.test(Lease.ofFeed(feed)))
        .forEach(feed -> feeds.endAll(transaction, feed, time.instant()));
  }

  /**
   * Indexes the papers that are not in the index yet.
   *
   * @param behind the number of missing papers
   */
  private void catchUp(long behind) {
    if (behind > INDEX_SILENTLY) {
      try (Progress progress = Progress.onStandardError("index", "papers", behind)) {
        paperIndexer.catchUp(progress::advance, indexWakeUp::isStopped);
      }
    } else {
      paperIndexer.catchUp();
    }
    index.commit();
  }

  private static Map<String, String> states(FeedReport feedReport) {
    return feedReport.lines().stream()
        .collect(Collectors.toMap(FeedReport.Line::name, line -> line.freshness().words()));
  }

  private void polled(Outcome outcome) {
    metrics.polled(
        outcome.feed(), outcome.isComplete() ? "complete" : outcome.read() ? "partial" : "failed");
    indexWakeUp.signal();
    fleet.announce(News.PAPERS);
    signalDelivery();
    pictures.signal();
    storedTopics.signal();
    otherModel.ifPresent(OtherModel::signal);
    events.feedPolled(outcome.feed(), outcome.isComplete() ? "ok" : "failing", outcome.papers());
  }

  /**
   * Returns what prevents the program from working, for the health check; empty if nothing does.
   */
  private Optional<String> problem() {
    return threads
        .ended()
        .or(threads::stuck)
        .or(metrics::databaseProblem)
        .or(threads::problem)
        .or(fleet::problem);
  }

  /** Returns what a person should look at although the program works, for the health check. */
  private List<String> warnings() {
    return Stream.concat(deliveries.stalls().stream().map(Stall::inWords), threads.hangs().stream())
        .toList();
  }

  /** Finishes sending, saves, and releases all resources. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    ready = false;
    dispatcher.stop();
    outboxWakeUp.stop();
    indexWakeUp.stop();
    declaredWakeUp.stop();
    consoleWakeUp.stop();
    watchWakeUp.stop();
    pictures.stop();
    upkeep.stop();
    storedTopics.stop();
    otherModel.ifPresent(OtherModel::stop);
    polling.stop();
    threads.await(LONGEST_ROUND);
    finishSending();
    platforms.forEach(Platform::close);
    fleet.leave();
    web.close();
    index.close();
    accounts.close();
    database.close();
    LOG.info("stopped");
  }

  private void finishSending() {
    try {
      dispatcher.drainFully(LAST_SENDING);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    } catch (StoreException failure) {
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log(
              "last results of sending could not be recorded; those messages are sent again with"
                  + " the same nonce");
    }
  }
}

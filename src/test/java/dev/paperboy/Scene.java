package dev.paperboy;

import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.CommandSet;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.command.email.MailSignUps;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.OutboxDispatcher;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.StoredReachability;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PaperLookup;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.fleet.TestReplica;
import dev.paperboy.ingest.ActiveSubscriptions;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.ingest.StoredTextCleaning;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.meaning.WordTopics;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.taste.ChannelTaste;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The whole way of a paper in one process, with feeds and a platform that do as a test says. */
public final class Scene implements AutoCloseable {
  public static final ChannelId PAPERS = new ChannelId("console", "local", "papers");

  public final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  public final Database database;
  public final PaperIndex index;
  public final WordTopics topics = new WordTopics();
  public final Feed arxiv = new Feed("arxiv", "arXiv");
  public final Feed huggingface = new Feed("huggingface", "Hugging Face");
  public final Platform platform = new Platform("console");
  public final List<PaperLookup> lookups = new ArrayList<>();
  public final CardFactory cardFactory =
      new CardFactory(Map.of("arxiv", "arXiv", "huggingface", "Hugging Face"));
  private final FeedPoller pollFeed;
  private final PaperIndexer paperIndexer;
  public final CommandHandler commands;
  private final OutboxDispatcher dispatcher;
  public final Leases leases;
  public int woken;
  public MailSignUps signUps = (person, address, fields, zone) -> Optional.empty();

  public Scene(TestDatabase kind, Path folder) {
    this(kind.open(folder), folder, new SoleLeases());
  }

  /** The program as one of several replicas, with a search index of its own in this folder. */
  public Scene(TestReplica replica, Path folder) {
    this(replica.database, folder, replica.leases);
  }

  /** The program once more, on what an earlier scene of this folder has left behind. */
  public static Scene restarted(TestDatabase kind, Path folder) {
    Scene scene = new Scene(Database.open(kind.url(folder)), folder, new SoleLeases());
    new StoredTextCleaning(scene.database, scene.clock).run(progress -> {}, () -> false);
    return scene;
  }

  private Scene(Database opened, Path folder, Leases leases) {
    database = opened;
    this.leases = leases;
    index = PaperIndex.open(folder.resolve("index"), database.mark(), clock, () -> topics);
    index.setTopics(topics);
    pollFeed =
        new FeedPoller(
            database,
            new ActiveSubscriptions(TermFrequencies.guessed(), topics),
            new RecentAnalyses(),
            leases,
            clock,
            () -> Duration.ZERO);
    paperIndexer = new PaperIndexer(database, index);
    PaperLookup lookup = this::lookUp;
    commands =
        CommandSet.of(
            database,
            index,
            new ChannelTaste(index),
            topics,
            cardFactory,
            List.of(lookup),
            new FeedReport(database, List.of(arxiv, huggingface), clock),
            PlatformList.ALL.directory(),
            Optional.of(this::signUp),
            () -> woken++,
            () -> "https://papers.example.org",
            new SecureRandom(),
            clock);
    dispatcher = outbox(List.of(platform));
  }

  private Optional<String> signUp(
      String person, String address, Map<String, String> fields, ZoneId zone) {
    return signUps.take(person, address, fields, zone);
  }

  private PaperLookup.Answer lookUp(PaperId id) throws InterruptedException {
    for (PaperLookup lookup : lookups) {
      return lookup.find(id);
    }
    return new PaperLookup.Answer.Unknown();
  }

  /** A feed that hands over what the test has put into it, as a complete poll unless told else. */
  public static final class Feed implements FeedSource {
    private final String name;
    private final String title;
    public final List<FeedPage> pages = new ArrayList<>();
    public PollResult result = new PollResult.Complete();
    public Optional<Instant> lastDue = Optional.empty();
    public Optional<Timetable> timetable = Optional.empty();
    public String never = "";
    public Optional<PollMemory> memory = Optional.empty();
    public Runnable betweenPages = () -> {};

    Feed(String name, String title) {
      this.name = name;
      this.title = title;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public PollResult poll(PollMemory given, PageSink sink) {
      memory = Optional.of(given);
      for (FeedPage page : pages) {
        sink.accept(page);
        betweenPages.run();
      }
      return result;
    }

    @Override
    public Optional<Instant> lastDue(Instant now) {
      return lastDue.or(() -> FeedSource.super.lastDue(now));
    }

    @Override
    public Optional<Timetable> timetable() {
      return timetable;
    }

    @Override
    public Optional<String> whyNever(PaperId paper, List<String> categories) {
      return never.isEmpty() ? Optional.empty() : Optional.of(never);
    }
  }

  /** A chat platform that keeps what it is sent and answers as it is told. */
  public static final class Platform implements ChatSender {
    private final String name;
    public final List<Outgoing> sent = new ArrayList<>();
    public final List<Outgoing> edited = new ArrayList<>();
    public SendResult answerToEdit = new SendResult.Sent("");
    public int cardsPerMessage = 1;
    public boolean ready = true;
    public boolean writesToPeople;
    public Runnable whilePlanning = () -> {};

    /** Is handed the answers that the test itself will give; empty for answers at once. */
    public @Nullable Consumer<CompletableFuture<SendResult>> later;

    public Function<Outgoing, SendResult> answer = message -> new SendResult.Sent(message.nonce());

    public Platform(String name) {
      this.name = name;
    }

    @Override
    public String platform() {
      return name;
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public int fitting(ChannelId channel, List<Card> cards) {
      whilePlanning.run();
      return Math.min(cardsPerMessage, cards.size());
    }

    @Override
    public CompletableFuture<SendResult> send(Outgoing message) {
      sent.add(message);
      if (later != null) {
        CompletableFuture<SendResult> coming = new CompletableFuture<>();
        later.accept(coming);
        return coming;
      }
      return CompletableFuture.completedFuture(answer.apply(message));
    }

    @Override
    public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
      edited.add(message);
      return CompletableFuture.completedFuture(answerToEdit);
    }

    @Override
    public Optional<ChannelId> personal(String tenant, String user) {
      return writesToPeople
          ? Optional.of(new ChannelId(name, "user:" + user, user))
          : Optional.empty();
    }

    /** The numbers of the papers that arrived, in order. */
    public List<String> papers() {
      return sent.stream()
          .flatMap(message -> message.cards().stream())
          .map(card -> card.paper().local())
          .toList();
    }

    public List<String> texts() {
      return sent.stream().map(Outgoing::text).filter(text -> !text.isEmpty()).toList();
    }
  }

  public static PaperBuilder paper(String number, String title) {
    return Paper.builder(
        PaperId.of("arxiv:" + number), title, Instant.parse("2026-06-14T00:00:00Z"));
  }

  public Announcement announce(Feed feed, AnnounceType type, PaperBuilder paper) {
    return new Announcement(feed.name(), type, clock.instant(), paper.build());
  }

  /** Polls a feed that announces these papers as new, and nothing else. */
  public FeedPoller.Outcome poll(Feed feed, PaperBuilder... papers) {
    return poll(
        feed,
        List.of(papers).stream()
            .map(paper -> announce(feed, AnnounceType.NEW, paper))
            .toArray(Announcement[]::new));
  }

  public FeedPoller.Outcome poll(Feed feed, Announcement... announcements) {
    feed.pages.clear();
    feed.pages.add(new FeedPage(List.of(announcements), List.of(), Optional.empty()));
    return pollAsItIs(feed);
  }

  /** Indexes the papers that any replica has saved. */
  public void indexPapers() {
    paperIndexer.catchUp();
  }

  public FeedPoller.Outcome pollAsItIs(FeedSource feed) {
    try {
      FeedPoller.Outcome outcome = pollFeed.poll(feed);
      indexPapers();
      return outcome;
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }

  /** Lets both feeds have their first reading, of which nothing is posted. */
  public Scene afterBaseline() {
    poll(arxiv, new PaperBuilder[0]);
    poll(huggingface, new PaperBuilder[0]);
    return this;
  }

  public CommandHandler commands() {
    return commands;
  }

  public Reply type(String text) {
    return type(PAPERS, text);
  }

  public Reply type(ChannelId channel, String text) {
    return type(channel, new Request.User("U1", "Ann", true), text);
  }

  public Reply type(ChannelId channel, Request.User user, String text) {
    return commands.handle(new Request(channel, channel.id(), user, text));
  }

  /** Presses a button in the channel of papers. */
  public Reply press(Action action) {
    return commands.handle(
        new Request(
            PAPERS,
            PAPERS.id(),
            new Request.User("U1", "Ann", true),
            action.invocation().command(),
            action.invocation().fields()));
  }

  public List<String> complete(String text) {
    return commands.complete(
        new Request(PAPERS, PAPERS.id(), new Request.User("U1", "Ann", true), text));
  }

  public OutboxDispatcher outbox(List<ChatSender> platforms) {
    return outbox(database, platforms, new ChannelLeases(leases, Map.of()));
  }

  /** The delivery of one of several replicas. */
  public OutboxDispatcher outbox(
      Database own, List<ChatSender> platforms, ChannelLeases channelLeases) {
    return new OutboxDispatcher(
        own,
        platforms,
        PlatformList.ALL.directory(),
        new ChannelTaste(index),
        topics,
        cardFactory,
        channelLeases,
        () -> {},
        clock);
  }

  public Reachability reachability() {
    return new StoredReachability(
        database, List.of(platform), PlatformList.ALL.directory(), () -> woken++, clock);
  }

  public Channel channel(ChannelId id) {
    return database
        .read(transaction -> new ChannelStore().find(transaction, id))
        .orElseThrow(() -> new AssertionError("no channel " + id));
  }

  public Optional<Instant> drain() {
    return dispatcher.drain();
  }

  /** Papers by feed and number, as a feed numbers them. */
  public static PaperBuilder[] papers(int from, int until, String title) {
    return IntStream.range(from, until)
        .mapToObj(i -> paper("2606.%05d".formatted(i), title + " " + i))
        .toArray(PaperBuilder[]::new);
  }

  public Map<String, Long> alertCounts() {
    Map<String, Long> counts = new HashMap<>();
    database
        .read(transaction -> new AlertStore().counts(transaction))
        .forEach((state, number) -> counts.put(state.name(), number));
    return counts;
  }

  @Override
  public void close() {
    index.close();
    database.close();
  }
}

package dev.paperboy.store;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.StandingStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.DueAlertStore.Due;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store does, it does on each database. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
public abstract class StoreContract {
  /** Why alerts are held here, unless a test says otherwise. */
  public static final AlertReason FULL = AlertReason.pollCap(10);

  public static final Instant NOW = Instant.parse("2026-06-15T12:00:00.123Z");

  @Parameter TestDatabase kind = TestDatabase.SQLITE;
  @TempDir Path folder;
  public Database database;

  public final PaperStore papers = new PaperStore();
  public final ChannelStore channels = new ChannelStore();
  public final SubscriptionStore subscriptions = new SubscriptionStore();
  public final StandingStore standing = new StandingStore();
  public final AlertStore alerts = new AlertStore();
  public final AlertCauseStore causes = new AlertCauseStore();
  public final DueAlertStore dueAlerts = new DueAlertStore();
  public final MessageStore messages = new MessageStore();
  public final FeedStore feeds = new FeedStore();

  @BeforeEach
  void open() {
    database = kind.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  public <T> T write(Function<Transaction, T> work) {
    return database.write(work);
  }

  public void change(Consumer<Transaction> work) {
    database.change(work);
  }

  public <T> T read(Function<Transaction, T> work) {
    return database.read(work);
  }

  // assertThat cannot tell what a bare read returns.
  /** Returns a channel's due alerts of this kind. */
  protected static List<Alert> due(
      Transaction transaction, long channel, Batch batch, Instant now) {
    Due due = new DueAlertStore().due(transaction, List.of(channel), now).get(channel);
    return batch == Batch.INSTANT ? due.instant() : due.digest();
  }

  public <T> List<T> list(Function<Transaction, List<T>> work) {
    return database.read(work);
  }

  public <T> Optional<T> found(Function<Transaction, Optional<T>> work) {
    return database.read(work);
  }

  public <K, V> Map<K, V> map(Function<Transaction, Map<K, V>> work) {
    return database.read(work);
  }

  public Subscription subscription(Subscription known) {
    return database.read(transaction -> subscriptions.get(transaction, known.key()));
  }

  public static PaperId id(int number) {
    return PaperId.of("arxiv:2606.%05d".formatted(number));
  }

  public static PaperBuilder paper(int number) {
    return Paper.builder(id(number), "Paper " + number, NOW);
  }

  public void save(PaperBuilder... builders) {
    List<Entry> entries =
        List.of(builders).stream().map(builder -> new Entry(builder.build(), NOW)).toList();
    change(transaction -> papers.save(transaction, entries, NOW));
  }

  public Channel channel(String name) {
    return write(
        transaction ->
            channels.ensure(
                transaction, new ChannelId("console", "local", name), name, Rules.DEFAULT, NOW));
  }

  public Subscription subscribe(Channel channel, String query) {
    Wish wish = new Wish(query, new Cadence.Immediately(), 0);
    return write(
        transaction -> subscriptions.add(transaction, channel.key(), wish, "ann", "U2", NOW));
  }

  /** The key of a new alert for this paper, which must be saved. */
  public long alert(Channel channel, int paper, Alert.State state, Instant due) {
    return alert(channel, paper, 1, Alert.Batch.INSTANT, state, due);
  }

  public long alert(
      Channel channel, int paper, long poll, Alert.Batch batch, Alert.State state, Instant due) {
    Draft draft =
        new Draft(
            channel.key(),
            id(paper),
            poll,
            batch,
            due,
            state,
            state == Alert.State.HELD ? FULL : AlertReason.NONE);
    return write(transaction -> alerts.add(transaction, draft, NOW)).orElseThrow();
  }
}

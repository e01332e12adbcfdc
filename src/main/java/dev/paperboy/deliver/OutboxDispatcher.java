package dev.paperboy.deliver;

import dev.paperboy.card.CardFactory;
import dev.paperboy.collection.LruMap;
import dev.paperboy.deliver.MessagesInFlight.Finished;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.meaning.Topics;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.EditStore;
import dev.paperboy.store.outbox.EditStore.Edit;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Message;
import dev.paperboy.store.outbox.UpdateStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.MuteVerdicts;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.taste.ChannelTaste;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends the messages of the outbox: in order and one at a time for each channel, and concurrently
 * across channels, so that a slow one delays no other.
 *
 * <p>Each message is recorded as begun before it is passed to its platform, and as sent once the
 * platform has accepted it. If the process dies in between, the message is sent again with the same
 * nonce. One thread drains at a time.
 */
public final class OutboxDispatcher {
  /**
   * The maximum number of messages composed in one transaction, so that other transactions do not
   * wait long.
   */
  private static final int MOST_AT_ONCE = 20;

  /** The part of what a platform accepts at once that must be free before it is given more. */
  private static final double LEAST_ROOM = 0.1;

  private static final int REMEMBERED = 10_000;

  private final Database database;
  private final Map<String, ChatSender> senders;
  private final MessagePlanner messagePlanner;
  private final UpdatePlanner updatePlanner;
  private final MessageComposer messageComposer;
  private final ResultRecorder resultRecorder;
  private final MessagesInFlight underWay;
  private final ChannelLeases leases;
  private final InstantSource clock;
  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final EditStore edits = new EditStore();
  private final UpdateStore updates = new UpdateStore();

  /** When this process began its latest attempts, by message. */
  private final Map<Long, Instant> begunHere = new LruMap<>(REMEMBERED);

  private volatile boolean stopping;

  /**
   * Creates a dispatcher for these platforms.
   *
   * @param platforms the platforms' capabilities
   * @param tastes what channels like
   * @param leases which channels this replica may post to
   * @param wake called, from any thread, when a platform has responded and {@link #drainResponded}
   *     should be called
   */
  public OutboxDispatcher(
      Database database,
      List<ChatSender> senders,
      PlatformDirectory platforms,
      ChannelTaste tastes,
      Topics topics,
      CardFactory cardFactory,
      ChannelLeases leases,
      Runnable wake,
      InstantSource clock) {
    this.database = database;
    this.senders =
        senders.stream().collect(Collectors.toMap(ChatSender::platform, Function.identity()));
    this.messagePlanner =
        new MessagePlanner(this.senders, platforms, tastes, new AlertCards(cardFactory), leases);
    this.updatePlanner = new UpdatePlanner(topics, cardFactory, leases);
    this.leases = leases;
    this.messageComposer = new MessageComposer(cardFactory, platforms, database.mark());
    this.resultRecorder = new ResultRecorder(senders, platforms, clock);
    this.underWay = new MessagesInFlight(wake);
    this.clock = clock;
  }

  /**
   * Records results, sends due messages, and returns when the next ones are due; empty if none are
   * scheduled. Never waits for a platform.
   *
   * @throws StoreException if the database fails; no message is lost
   */
  public synchronized Optional<Instant> drain() {
    return drain(true);
  }

  /**
   * Works like {@link #drain}, but only on platforms that have responded: to be called if nothing
   * else has happened since. Of a platform with nothing due, all alerts that wait elsewhere would
   * be read each time another one responds.
   *
   * @throws StoreException if the database fails; no message is lost
   */
  public synchronized Optional<Instant> drainResponded() {
    return drain(false);
  }

  private Optional<Instant> drain(boolean all) {
    boolean everywhere = all;
    Instant now;
    do {
      now = clock.instant();
      Set<String> responded = settle();
      ServedChannels served = served();
      begin(everywhere ? served : served.on(responded::contains), now);
      everywhere = false;
    } while (underWay.hasFinished());
    return nextDue(now);
  }

  /**
   * Works like {@link #drain}, until nothing is due or in flight; after {@link #stop}, until
   * nothing is in flight.
   *
   * @param longest the maximum time to wait for the platforms, in real time; messages without a
   *     result by then are sent again after the next start, with the same nonce
   */
  public void drainFully(Duration longest) throws InterruptedException {
    drain();
    while (underWay.await(longest)) {
      drain();
    }
  }

  /** Stops sending further messages. */
  public void stop() {
    stopping = true;
  }

  /** Returns the channels of the platforms that are ready, as far as this replica serves them. */
  private ServedChannels served() {
    return leases.served(
        senders.values().stream()
            .filter(ChatSender::isReady)
            .map(ChatSender::platform)
            .collect(Collectors.toSet()));
  }

  private ServedChannels editable(ServedChannels served) {
    return served.on(platform -> sender(platform).canEdit());
  }

  /** Records results, and returns the platforms that they are from. */
  private Set<String> settle() {
    List<Finished> finished = underWay.finished();
    if (!finished.isEmpty()) {
      database.change(
          transaction -> finished.forEach(one -> resultRecorder.record(transaction, one)));
      underWay.forget(finished);
    }
    return finished.stream()
        .map(one -> one.departure().channel().id().platform())
        .collect(Collectors.toSet());
  }

  private void begin(ServedChannels served, Instant now) {
    if (stopping || served.isEmpty()) {
      return;
    }
    MuteVerdicts verdicts = updatePlanner.prepare(database, served, now);
    database.change(transaction -> updatePlanner.plan(transaction, served, verdicts, now));
    messagePlanner.planNotices(database, served, now);
    Set<String> busy = new TreeSet<>(served.platforms());
    while (!busy.isEmpty()) {
      busy.removeIf(platform -> !beginSome(platform, served.on(platform::equals), now));
    }
  }

  /**
   * Plans and sends some messages of a platform; returns whether there may be more now. A busy
   * platform is given several at once, since looking for one takes as long as looking for many.
   */
  private boolean beginSome(String platform, ServedChannels served, Instant now) {
    int atOnce = sender(platform).atOnce();
    if (atOnce - underWay.count(platform) < Math.max(1, LEAST_ROOM * atOnce)) {
      return false;
    }
    boolean more = messagePlanner.plan(database, served, now);
    Chosen chosen = database.write(transaction -> choose(transaction, platform, served, now));
    chosen.dispatches().forEach(this::send);
    if (chosen.more()) {
      // What is not recorded is sent again after a crash.
      settle();
    }
    return more || chosen.more();
  }

  /**
   * Passes a message to its platform, unless the lease of its channel was lost in the meantime: the
   * replica that holds it then sends the message.
   */
  private void send(Dispatch departure) {
    ChannelId channel = departure.channel().id();
    leases
        .leases()
        .begin(leases.of(channel))
        .ifPresent(work -> underWay.add(departure, sender(channel.platform()), work));
  }

  /**
   * What is to be sent next.
   *
   * @param more whether there may be more
   */
  private record Chosen(List<Dispatch> dispatches, boolean more) {}

  /** Chooses a batch to be sent next; the one after it is chosen in a separate transaction. */
  private Chosen choose(
      Transaction transaction, String platform, ServedChannels served, Instant now) {
    int inFlight = underWay.count(platform);
    int room = Math.min(MOST_AT_ONCE, sender(platform).atOnce() - inFlight);
    List<Dispatch> chosen = new ArrayList<>();
    // Those in flight are among the due ones.
    int most = inFlight + room;
    boolean more = addPosts(chosen, transaction, served, room, most, now);
    more |= addEdits(chosen, transaction, served, room, most, now);
    return new Chosen(chosen, more);
  }

  private boolean addPosts(
      List<Dispatch> chosen,
      Transaction transaction,
      ServedChannels served,
      int room,
      int most,
      Instant now) {
    List<Message> next = messages.nextOfEachChannel(transaction, served, now, most);
    List<Message> free =
        next.stream().filter(one -> underWay.isFree(one.channel())).limit(room).toList();
    Map<Long, Channel> where = confirmed(transaction, free.stream().map(Message::channel));
    for (Message message : free) {
      Channel channel = where.get(message.channel());
      if (channel == null) {
        continue;
      }
      Instant allowed = channel.rules().firstAllowed(now);
      if (allowed.isAfter(now)) {
        messages.putOff(transaction, message.key(), allowed);
      } else {
        boolean elsewhere =
            message
                .begun()
                .filter(begun -> !begun.equals(begunHere.get(message.key())))
                .isPresent();
        Outgoing outgoing = messageComposer.compose(transaction, channel, message, elsewhere);
        messages.begin(transaction, message.key(), now);
        // As precise as it is stored.
        begunHere.put(message.key(), now.truncatedTo(ChronoUnit.MILLIS));
        chosen.add(new Dispatch.Post(message, channel, outgoing));
      }
    }
    return !where.isEmpty() && next.size() == most;
  }

  /** Edits are allowed during quiet hours: they cause no notifications. */
  private boolean addEdits(
      List<Dispatch> chosen,
      Transaction transaction,
      ServedChannels served,
      int room,
      int most,
      Instant now) {
    Set<Long> taken = chosen.stream().map(one -> one.channel().key()).collect(Collectors.toSet());
    List<Edit> next = edits.nextOfEachChannel(transaction, editable(served), now, most);
    List<Edit> free =
        next.stream()
            .filter(one -> underWay.isFree(one.channel()) && !taken.contains(one.channel()))
            .limit(room - chosen.size())
            .toList();
    Map<Long, Channel> where = confirmed(transaction, free.stream().map(Edit::channel));
    for (Edit edit : free) {
      Channel channel = where.get(edit.channel());
      if (channel != null) {
        Outgoing outgoing = messageComposer.compose(transaction, channel, edit);
        chosen.add(new Dispatch.Edit(edit, channel, outgoing));
      }
    }
    return !where.isEmpty() && next.size() == most;
  }

  /** Returns those of some channels of which others did not take over the lease, by their keys. */
  private Map<Long, Channel> confirmed(Transaction transaction, Stream<Long> keys) {
    List<Channel> all = channels.get(transaction, keys.toList());
    Set<ChannelId> confirmed = leases.confirm(transaction, all.stream().map(Channel::id).toList());
    return all.stream()
        .filter(channel -> confirmed.contains(channel.id()))
        .collect(Collectors.toMap(Channel::key, Function.identity()));
  }

  private ChatSender sender(String platform) {
    return Objects.requireNonNull(senders.get(platform));
  }

  private Optional<Instant> nextDue(Instant now) {
    ServedChannels served = served();
    return database.read(
        transaction ->
            Stream.of(
                    dueAlerts.nextDue(transaction, served, now),
                    messages.nextDue(transaction, served, now),
                    edits.nextDue(transaction, editable(served), now),
                    updates.nextDue(transaction, served, now))
                .flatMap(Optional::stream)
                .min(Instant::compareTo));
  }
}

package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.deliver.DigestBuilder.Built;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.DueAlertStore.Due;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.store.vote.Suggestion;
import dev.paperboy.store.vote.TasteStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.taste.ChannelTaste;
import dev.paperboy.taste.Judgement;
import dev.paperboy.taste.TasteText;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assigns due alerts to messages, so that the content of each message is fixed before the first
 * attempt.
 */
final class MessagePlanner {
  /**
   * The maximum number of channels planned for in one transaction, for each reason, so that other
   * transactions do not wait long.
   */
  private static final int MOST_AT_ONCE = 20;

  /**
   * The number of due messages of a platform from which on no more are planned: the later a message
   * is planned, the more it takes into account. At least what a platform accepts at once.
   */
  private static final int PLANNED_AHEAD = 250;

  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final SilenceNotifier silenceNotifier;
  private final TasteStore tastes = new TasteStore();
  private final TasteSuggestions suggestions = new TasteSuggestions();
  private final InstantChoice choose;
  private final DigestBuilder digestBuilder;
  private final Map<String, ChatSender> senders;
  private final AlertCards alertCards;
  private final DailyAllowance roomToday = new DailyAllowance();
  private final FloodNotifier floodNotifier = new FloodNotifier();
  private final PlatformDirectory platforms;
  private final ChannelLeases leases;

  /**
   * Creates a planner for these platforms.
   *
   * @param senders by the name of their platform
   * @param platforms the platforms' capabilities
   * @param tastes what channels like
   * @param leases which channels this replica may post to
   */
  MessagePlanner(
      Map<String, ChatSender> senders,
      PlatformDirectory platforms,
      ChannelTaste tastes,
      AlertCards alertCards,
      ChannelLeases leases) {
    this.choose = new InstantChoice(tastes);
    this.digestBuilder = new DigestBuilder(tastes);
    this.senders = Map.copyOf(senders);
    this.platforms = platforms;
    this.silenceNotifier = new SilenceNotifier(platforms, leases);
    this.alertCards = alertCards;
    this.leases = leases;
  }

  /**
   * Channels to be planned for.
   *
   * @param due those with due alerts
   * @param held those that were not notified of all held alerts
   * @param flooded those that were not notified of all alerts held because of floods
   */
  private record Channels(Set<Long> due, Set<Long> held, Set<Long> flooded) {
    Set<Long> all() {
      return Stream.of(due, held, flooded)
          .flatMap(Set::stream)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /**
   * Plans what is due in some of these channels, in one transaction, unless enough messages wait
   * for their platform already; returns whether there may be more to plan.
   */
  boolean plan(Database database, ServedChannels served, Instant now) {
    Channels channels = database.read(transaction -> channels(transaction, served, now));
    Set<Long> all = channels.all();
    if (all.isEmpty()) {
      return false;
    }
    Map<Long, Ready> ready = database.read(transaction -> ready(transaction, all, now));
    int planned = database.write(transaction -> plan(transaction, channels, ready, now));
    return planned > 0
        && Stream.of(channels.due(), channels.held(), channels.flooded())
            .anyMatch(some -> some.size() == MOST_AT_ONCE);
  }

  /** Plans what these channels are told once in a while, in one transaction. */
  void planNotices(Database database, ServedChannels served, Instant now) {
    database.change(transaction -> silenceNotifier.plan(transaction, served, now));
  }

  private Channels channels(Transaction transaction, ServedChannels served, Instant now) {
    if (messages.countDue(transaction, served, now) >= PLANNED_AHEAD) {
      return new Channels(Set.of(), Set.of(), Set.of());
    }
    return new Channels(
        new LinkedHashSet<>(dueAlerts.channelsWithDue(transaction, served, now, MOST_AT_ONCE)),
        new LinkedHashSet<>(
            dueAlerts.channelsWithUnreportedHeld(transaction, served, now, MOST_AT_ONCE)),
        new LinkedHashSet<>(floodNotifier.channels(transaction, served, now, MOST_AT_ONCE)));
  }

  /** Returns the number of channels of which others did not take over the lease meanwhile. */
  private int plan(
      Transaction transaction, Channels channels, Map<Long, Ready> ready, Instant now) {
    List<Channel> all = this.channels.get(transaction, ready.keySet());
    Set<ChannelId> confirmed = leases.confirm(transaction, all.stream().map(Channel::id).toList());
    List<Channel> planned =
        all.stream()
            .filter(channel -> confirmed.contains(channel.id()))
            .sorted(Comparator.comparingLong(Channel::key))
            .toList();
    Map<Long, Due> due =
        dueAlerts.due(transaction, planned.stream().map(Channel::key).toList(), now);
    for (Channel channel : planned) {
      plan(
          transaction,
          channel,
          channels,
          Objects.requireNonNull(ready.get(channel.key())),
          Objects.requireNonNull(due.get(channel.key())),
          now);
    }
    return planned.size();
  }

  /** The papers of a poll are posted before the notices about it. */
  private void plan(
      Transaction transaction,
      Channel where,
      Channels channels,
      Ready ready,
      Due due,
      Instant now) {
    long channel = where.key();
    if (!isAllowed(transaction, where, now)) {
      return;
    }
    planDue(transaction, where, ready, due, now);
    if (channels.held().contains(channel)) {
      reportHeld(transaction, where, now);
    }
    if (channels.flooded().contains(channel)) {
      floodNotifier.ask(transaction, channel, platforms.of(where.id()).commands(), now);
    }
  }

  /**
   * What was computed before the transaction that plans it, since it takes a while.
   *
   * @param instant the choice among alerts that are posted at once
   * @param due the alerts that the digest was built from
   * @param suggestion what to ask at the end of the digest
   */
  private record Ready(
      InstantChoice.Chosen instant,
      List<Alert> due,
      Optional<Built> digest,
      Optional<Suggestion> suggestion) {}

  private Map<Long, Ready> ready(Transaction transaction, Set<Long> keys, Instant now) {
    Map<Long, Due> due = dueAlerts.due(transaction, keys, now);
    Map<Long, Ready> ready = new HashMap<>();
    for (Channel channel : channels.get(transaction, keys)) {
      Due there = Objects.requireNonNull(due.get(channel.key()));
      ready.put(channel.key(), ready(transaction, channel, there, now));
    }
    return ready;
  }

  private Ready ready(Transaction transaction, Channel channel, Due due, Instant now) {
    InstantChoice.Chosen instant = choose.of(transaction, channel, due.instant(), now);
    if (due.digest().isEmpty()) {
      return new Ready(instant, due.digest(), Optional.empty(), Optional.empty());
    }
    Built built = digestBuilder.of(transaction, due.digest(), now);
    return new Ready(
        instant,
        due.digest(),
        Optional.of(built),
        platforms.of(channel.id()).commands()
            ? suggestions.next(transaction, channel.key(), built.taste(), now)
            : Optional.empty());
  }

  /**
   * Alerts still waiting when quiet hours begin, or that fell due while the program was not
   * running, wait until they end.
   */
  private boolean isAllowed(Transaction transaction, Channel channel, Instant now) {
    Instant allowed = channel.rules().firstAllowed(now);
    if (allowed.isAfter(now)) {
      dueAlerts.putOff(transaction, channel.key(), now, allowed);
    }
    return !allowed.isAfter(now);
  }

  /** Alerts that waited during quiet hours are posted in the order in which they were found. */
  private void planDue(Transaction transaction, Channel where, Ready ready, Due due, Instant now) {
    List<Alert> together = due.digest();
    List<Alert> alone =
        roomToday.fitting(
            transaction, where, instant(transaction, where, ready, due.instant(), now), now);
    boolean digestFirst =
        !alone.isEmpty() && !together.isEmpty() && together.get(0).key() < alone.get(0).key();
    if (digestFirst) {
      planDigest(transaction, where, together, ready, now);
    }
    carry(transaction, where, Kind.ALERTS, alone, carried -> "", now);
    if (!digestFirst) {
      planDigest(transaction, where, together, ready, now);
    }
    List<Alert> released = roomToday.released(transaction, where, now);
    carry(transaction, where, Kind.ALERTS, released, carried -> "", now);
  }

  private void planDigest(
      Transaction transaction, Channel channel, List<Alert> due, Ready ready, Instant now) {
    if (due.isEmpty()) {
      return;
    }
    Built built =
        ready
            .digest()
            .filter(made -> ready.due().equals(due))
            .orElseGet(() -> digestBuilder.of(transaction, due, now));
    Digest digest = built.digest();
    List<Alert> shown = digest.shown();
    explain(transaction, built.judgements());
    long last = carry(transaction, channel, Kind.DIGEST, shown, digest::above, now).orElseThrow();
    List<Alert> beyond = digest.beyond();
    if (!beyond.isEmpty()) {
      dueAlerts.hold(transaction, beyond, AlertReason.digestFull(shown.size()), last);
    }
    ready
        .suggestion()
        .ifPresent(one -> suggestions.ask(transaction, channel.key(), one, last, now));
  }

  /** Returns the alerts to be posted at once; if taste decides, the others wait for a digest. */
  private List<Alert> instant(
      Transaction transaction, Channel channel, Ready ready, List<Alert> due, Instant now) {
    InstantChoice.Chosen chosen =
        ready.instant().due().equals(due)
            ? ready.instant()
            : choose.of(transaction, channel, due, now);
    if (!chosen.later().isEmpty()) {
      Instant later = choose.later(transaction, channel, now);
      AlertReason reason = AlertReason.taste(channel.rules().taste());
      dueAlerts.delay(transaction, chosen.later(), reason, later);
    }
    explain(transaction, chosen.judgements());
    return chosen.now();
  }

  private void explain(Transaction transaction, Map<Long, Judgement> judgements) {
    judgements.forEach(
        (alert, judgement) -> {
          if (judgement.verdict() != Judgement.Verdict.NEUTRAL) {
            tastes.explain(transaction, alert, TasteText.reason(judgement));
          }
        });
  }

  /**
   * Assigns alerts to as many messages as they need; returns the number of the last one.
   *
   * @param text the text above the papers of a message
   */
  private OptionalLong carry(
      Transaction transaction,
      Channel channel,
      Kind kind,
      List<Alert> due,
      Function<List<Alert>, String> text,
      Instant now) {
    ChannelId id = channel.id();
    ChatSender sender = Objects.requireNonNull(senders.get(id.platform()));
    List<Card> cards = alertCards.of(transaction, due);
    OptionalLong last = OptionalLong.empty();
    int first = 0;
    while (first < due.size()) {
      int fitting = sender.fitting(id, cards.subList(first, cards.size()));
      int next = Math.min(due.size(), first + Math.max(1, fitting));
      List<Alert> carried = due.subList(first, next);
      long message = messages.add(transaction, channel.key(), kind, text.apply(carried), now);
      dueAlerts.carry(transaction, carried, message);
      last = OptionalLong.of(message);
      first = next;
    }
    return last;
  }

  private void reportHeld(Transaction transaction, Channel channel, Instant now) {
    long message = messages.add(transaction, channel.key(), Kind.NOTICE, "", now);
    int held = dueAlerts.reportHeld(transaction, channel.key(), message, now);
    if (held == 0) {
      // People requested them in the meantime.
      messages.takeBack(transaction, message);
      return;
    }
    String more = "+" + held + " more";
    messages.word(
        transaction,
        message,
        platforms.of(channel.id()).commands()
            ? more + ", `/papers list held` shows them."
            : more + ".");
  }
}

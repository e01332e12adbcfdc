package dev.paperboy.store.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;

/**
 * Stores the alerts: the papers to announce in each channel, what matched them, and their state.
 */
public final class AlertStore {

  /**
   * An alert to be saved.
   *
   * @param poll number of the poll that found it; {@link #NO_POLL} if a person requested it
   */
  public record Draft(
      long channel,
      PaperId paper,
      long poll,
      Batch batch,
      Instant due,
      State state,
      AlertReason reason) {

    /** The value for no poll; no poll has this number. */
    public static final long NO_POLL = 0;
  }

  private static final String ADD =
      """
      INSERT INTO alerts (channel, paper, poll, batch, due, state, reason, reason_number,
        reason_text, created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (channel, paper) DO NOTHING
      """;

  /** Saves an alert; returns empty if the channel already has one for this paper. */
  public OptionalLong add(Transaction transaction, Draft draft, Instant now) {
    Query query = transaction.handle().createQuery(ADD + "RETURNING number");
    List<Object> values = values(draft, now);
    IntStream.range(0, values.size()).forEach(place -> query.bind(place, values.get(place)));
    return query.mapTo(Long.class).findOne().map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** Returns the channels that have alerts for these papers, by paper; none for the others. */
  public Map<PaperId, Set<Long>> channelsOf(Transaction transaction, Collection<PaperId> papers) {
    record Known(PaperId paper, long channel) {}
    return Chunks.of(
            papers,
            some ->
                transaction
                    .handle()
                    .createQuery("SELECT paper, channel FROM alerts WHERE paper IN (<papers>)")
                    .bindList("papers", some.stream().map(PaperId::toString).toList())
                    .mapTo(Known.class)
                    .list())
        .stream()
        .collect(groupingBy(Known::paper, mapping(Known::channel, toSet())));
  }

  /** Returns the number of the latest alert; 0 if there is none. */
  public long last(Transaction transaction) {
    return transaction
        .query("SELECT coalesce(max(number), 0) FROM alerts", Map.of())
        .mapTo(Long.class)
        .one();
  }

  /**
   * What an alert is known by: a channel has at most one for a paper.
   *
   * @param paper the paper's ID as it is stored, which is not parsed for each of many alerts
   */
  public record Key(long channel, String paper) {
    /** Creates the key of an alert. */
    public static Key of(Draft draft) {
      return new Key(draft.channel(), draft.paper().toString());
    }
  }

  /**
   * Saves alerts, unless their channels already have one for the paper; returns the numbers of all
   * alerts after {@code last}.
   *
   * @param last the number of the {@link #last} alert before
   */
  public Map<Key, Long> add(Transaction transaction, List<Draft> drafts, long last, Instant now) {
    if (drafts.isEmpty()) {
      return Map.of();
    }
    transaction.batch(ADD, drafts, draft -> values(draft, now));
    record Added(long channel, String paper, long number) {}
    return transaction
        .query(
            "SELECT channel, paper, number FROM alerts WHERE number > :last", Map.of("last", last))
        .mapTo(Added.class)
        .stream()
        .collect(toMap(one -> new Key(one.channel(), one.paper()), Added::number));
  }

  private static List<Object> values(Draft draft, Instant now) {
    return List.of(
        draft.channel(),
        draft.paper().toString(),
        draft.poll(),
        draft.batch().name(),
        draft.due(),
        draft.state().name(),
        draft.reason().kind().name(),
        draft.reason().number(),
        draft.reason().text(),
        now);
  }

  /**
   * Returns the number of instant alerts found for this subscription by a poll that are neither
   * held nor muted.
   */
  public int countInPollFor(Transaction transaction, long subscription, long poll) {
    return transaction
        .query(
            """
            SELECT count(*) FROM alerts JOIN alert_causes ON alert_causes.alert = alerts.number
            WHERE subscription = :subscription AND poll = :poll AND batch = 'INSTANT'
              AND state NOT IN ('HELD', 'MUTED')
            """,
            Map.of("subscription", subscription, "poll", poll))
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Returns the alerts of a channel, including held ones, that no message carries or mentions yet.
   */
  public List<Alert> waiting(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT * FROM alerts
            WHERE state IN ('PENDING', 'HELD') AND channel = :channel AND message IS NULL
            ORDER BY number
            """,
            Map.of("channel", channel))
        .mapTo(Alert.class)
        .list();
  }

  /** Mutes an alert for this reason, unless a message already carries it. */
  public void mute(Transaction transaction, long alert, AlertReason reason) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE alerts
            SET state = 'MUTED', reason = :reason, reason_number = :number, reason_text = :text
            WHERE number = :alert AND message IS NULL
            """)
        .bind("reason", reason.kind())
        .bind("number", reason.number())
        .bind("text", reason.text())
        .bind("alert", alert)
        .execute();
  }

  /**
   * Returns the platform's message for the channel's latest permanently rejected alert; empty if
   * there is none.
   */
  public Optional<String> lastRefusal(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT reason_text FROM alerts WHERE state = 'FAILED' AND channel = :channel
            ORDER BY message DESC, number DESC LIMIT 1
            """,
            Map.of("channel", channel))
        .mapTo(String.class)
        .findOne();
  }

  /** Deletes the alerts that only this subscription caused and no message carries yet. */
  public void forget(Transaction transaction, long subscription) {
    transaction.update(
        """
        DELETE FROM alert_causes WHERE subscription = :subscription
          AND alert IN (SELECT number FROM alerts
            WHERE message IS NULL AND state NOT IN ('SENT', 'FAILED')
              AND channel = (SELECT channel FROM subscriptions WHERE number = :subscription))
        """,
        Map.of("subscription", subscription));
    transaction.update(
        """
        DELETE FROM alerts WHERE message IS NULL AND state NOT IN ('SENT', 'FAILED')
          AND channel = (SELECT channel FROM subscriptions WHERE number = :subscription)
          AND NOT EXISTS (SELECT 1 FROM alert_causes WHERE alert = alerts.number)
        """,
        Map.of("subscription", subscription));
  }

  /** Returns the channel's alert for this paper. */
  public Optional<Alert> find(Transaction transaction, long channel, PaperId paper) {
    return transaction
        .query(
            "SELECT * FROM alerts WHERE channel = :channel AND paper = :paper",
            Map.of("channel", channel, "paper", paper.toString()))
        .mapTo(Alert.class)
        .findOne();
  }

  /** Returns the alerts for a paper in all channels, in the order of their channels. */
  public List<Alert> of(Transaction transaction, PaperId paper) {
    return transaction
        .query(
            "SELECT * FROM alerts WHERE paper = :paper ORDER BY channel",
            Map.of("paper", paper.toString()))
        .mapTo(Alert.class)
        .list();
  }

  /** Returns the newest papers found for a channel since a moment, without muted ones. */
  public List<Alert> since(Transaction transaction, long channel, Instant since, int limit) {
    return transaction
        .query(
            """
            SELECT * FROM alerts
            WHERE channel = :channel AND created >= :since AND state <> 'MUTED'
            ORDER BY number DESC LIMIT :limit
            """,
            Map.of("channel", channel, "since", since, "limit", limit))
        .mapTo(Alert.class)
        .list();
  }

  /** Returns the held alerts of a channel, newest first. */
  public List<Alert> held(Transaction transaction, long channel, int limit, int offset) {
    return transaction
        .query(
            """
            SELECT * FROM alerts WHERE state = 'HELD' AND channel = :channel
            ORDER BY number DESC LIMIT :limit OFFSET :offset
            """,
            Map.of("channel", channel, "limit", limit, "offset", offset))
        .mapTo(Alert.class)
        .list();
  }

  /** Returns the alerts that a message of the channel mentioned as held, in order. */
  public List<Alert> heldBy(Transaction transaction, long channel, long message) {
    // IS TRUE as in DueAlertStore.settle: the index of messages is to be used.
    return transaction
        .query(
            """
            SELECT * FROM alerts
            WHERE message = :message AND channel = :channel AND (state = 'HELD') IS TRUE
            ORDER BY place, number
            """,
            Map.of("message", message, "channel", channel))
        .mapTo(Alert.class)
        .list();
  }

  /** Returns the number of alerts of a channel in each state. */
  public Map<State, Long> countsOf(Transaction transaction, long channel) {
    return counts(
        transaction, "SELECT state, count(*) AS n FROM alerts WHERE channel = :channel", channel);
  }

  /** Returns the number of alerts in each state. */
  public Map<State, Long> counts(Transaction transaction) {
    return counts(transaction, "SELECT state, count(*) AS n FROM alerts WHERE :channel = 0", 0);
  }

  private static Map<State, Long> counts(Transaction transaction, String select, long channel) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0L);
    }
    transaction
        .query(select + " GROUP BY state", Map.of("channel", channel))
        .setMapKeyColumn("state")
        .setMapValueColumn("n")
        .collectInto(new GenericType<Map<State, Long>>() {})
        .forEach(counts::put);
    return counts;
  }
}

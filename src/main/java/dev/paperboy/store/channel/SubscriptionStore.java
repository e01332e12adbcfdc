package dev.paperboy.store.channel;

import dev.paperboy.store.Chunks;
import dev.paperboy.store.CounterStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Stores the subscriptions. A removed one stays on record, so that its alerts can be explained. */
public final class SubscriptionStore {
  private static final int MANY = 3;

  /**
   * Adds a subscription with the next number in its channel.
   *
   * @param createdBy name of the person who created it
   * @param createdById the platform's ID of that person; empty if there is none
   */
  public Subscription add(
      Transaction transaction,
      long channel,
      Wish wish,
      String createdBy,
      String createdById,
      Instant now) {
    long revision = advance(transaction);
    long key =
        bind(
                transaction
                    .handle()
                    .createQuery(
                        """
                        INSERT INTO subscriptions (channel, number_in_channel, query, cadence, at,
                          day, max, instant, pause, created_by, created_by_id, created, matches,
                          silent_since, revision, updates)
                        SELECT :channel, coalesce(max(number_in_channel), 0) + 1, :query, :cadence,
                          :at, :day, :max, :instant, '', :by, :id, :now, 0, :now, :revision, :updates
                        FROM subscriptions WHERE channel = :channel
                        RETURNING number
                        """),
                wish)
            .bind("channel", channel)
            .bind("by", createdBy)
            .bind("id", createdById)
            .bind("now", now)
            .bind("revision", revision)
            .mapTo(Long.class)
            .one();
    return get(transaction, key);
  }

  /** Changes a subscription's request. */
  public void change(Transaction transaction, long key, Wish wish) {
    long revision = advance(transaction);
    bind(
            transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE subscriptions
                    SET query = :query, cadence = :cadence, at = :at, day = :day, max = :max,
                      instant = :instant, updates = :updates, revision = :revision
                    WHERE number = :key
                    """),
            wish)
        .bind("key", key)
        .bind("revision", revision)
        .execute();
  }

  /** Pauses a subscription, or resumes it if the pause is null. */
  public void pause(Transaction transaction, long key, @Nullable Pause pause) {
    long revision = advance(transaction);
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE subscriptions
            SET pause = :reason, paused_until = :until, revision = :revision
            WHERE number = :key
            """)
        .bind("revision", revision)
        .bind("reason", pause == null ? "" : pause.reason())
        .bind("until", pause == null ? null : Columns.millis(pause.until()))
        .bind("key", key)
        .execute();
  }

  /** Returns the subscriptions whose pause has expired, by key. */
  List<Subscription> rested(Transaction transaction, Instant now) {
    return transaction
        .query(
            """
            SELECT * FROM subscriptions WHERE paused_until <= :now AND removed IS NULL
            ORDER BY number
            """,
            Map.of("now", now))
        .mapTo(Subscription.class)
        .list();
  }

  /** Resumes the subscriptions whose pause has expired; returns whether there were any. */
  public boolean wake(Transaction transaction, Instant now) {
    boolean due =
        transaction
                .query(
                    "SELECT count(*) FROM subscriptions WHERE paused_until <= :now",
                    Map.of("now", now))
                .mapTo(Long.class)
                .one()
            > 0;
    if (due) {
      long revision = advance(transaction);
      transaction.update(
          """
          UPDATE subscriptions SET pause = '', paused_until = NULL, revision = :revision
          WHERE paused_until <= :now
          """,
          Map.of("revision", revision, "now", now));
    }
    return due;
  }

  /** Removes a subscription at a person's request. */
  public void remove(Transaction transaction, long key, Instant now) {
    long revision = advance(transaction);
    transaction.update(
        "UPDATE subscriptions SET removed = :now, revision = :revision WHERE number = :key",
        Map.of("revision", revision, "now", now, "key", key));
  }

  /** Records the file that declares a subscription; empty if none does. */
  public void declare(Transaction transaction, long key, String file) {
    transaction.update(
        "UPDATE subscriptions SET declared = :file WHERE number = :key",
        Map.of("file", file, "key", key));
  }

  /** Returns the subscriptions declared in a file, by channel and number. */
  public List<Subscription> declared(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT * FROM subscriptions WHERE declared <> '' AND removed IS NULL
            ORDER BY channel, number_in_channel
            """)
        .mapTo(Subscription.class)
        .list();
  }

  /** Records that a subscription matched a paper. */
  public void matched(Transaction transaction, long key, Instant now) {
    matched(transaction, Map.of(key, 1), now);
  }

  /**
   * Records that subscriptions matched papers.
   *
   * @param matches the number of matched papers for each subscription, by key
   */
  public void matched(Transaction transaction, Map<Long, Integer> matches, Instant now) {
    matches.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
        .forEach(
            (number, keys) ->
                Chunks.update(
                    keys,
                    some ->
                        transaction
                            .handle()
                            .createUpdate(
                                """
                                UPDATE subscriptions
                                SET matches = matches + :matches, last_match = :now,
                                  silence_told = NULL
                                WHERE number IN (<keys>)
                                """)
                            .bind("matches", number)
                            .bind("now", now)
                            .bindList("keys", some)
                            .execute()));
  }

  /** Returns the subscription with this key, removed or not. */
  public Subscription get(Transaction transaction, long key) {
    return transaction
        .query("SELECT * FROM subscriptions WHERE number = :key", Map.of("key", key))
        .mapTo(Subscription.class)
        .one();
  }

  /** Returns the subscription with this number in this channel. */
  public Optional<Subscription> find(Transaction transaction, long channel, int number) {
    return transaction
        .query(
            """
            SELECT * FROM subscriptions
            WHERE channel = :channel AND number_in_channel = :number AND removed IS NULL
            """,
            Map.of("channel", channel, "number", number))
        .mapTo(Subscription.class)
        .findOne();
  }

  /** Returns the subscriptions of a channel, by number. */
  public List<Subscription> of(Transaction transaction, long channel) {
    return transaction
        .query(
            """
            SELECT * FROM subscriptions WHERE channel = :channel AND removed IS NULL
            ORDER BY number_in_channel
            """,
            Map.of("channel", channel))
        .mapTo(Subscription.class)
        .list();
  }

  /** Returns the subscriptions created by one person in a tenant, by channel and number. */
  public List<Subscription> by(
      Transaction transaction, String platform, String tenant, String createdById) {
    return transaction
        .query(
            """
            SELECT subscriptions.* FROM subscriptions JOIN channels
              ON channels.number = subscriptions.channel
            WHERE platform = :platform AND tenant = :tenant AND removed IS NULL
              AND created_by_id = :person
            ORDER BY subscriptions.channel, number_in_channel
            """,
            Map.of("platform", platform, "tenant", tenant, "person", createdById))
        .mapTo(Subscription.class)
        .list();
  }

  /**
   * Returns the queries of a tenant with this prefix, ignoring case, those used in the most
   * channels first. What fewer than {@value #MANY} channels use is theirs alone: they may be
   * private.
   */
  public List<String> popular(
      Transaction transaction, String platform, String tenant, String beginning, int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT query FROM subscriptions JOIN channels
              ON channels.number = subscriptions.channel
            WHERE platform = :platform AND tenant = :tenant AND removed IS NULL
              AND lower(query) LIKE :beginning ESCAPE '!'
            GROUP BY query HAVING count(DISTINCT channel) >= :many
            ORDER BY count(*) DESC, query LIMIT :limit
            """)
        .bind("platform", platform)
        .bind("tenant", tenant)
        .bind("beginning", Columns.beginning(beginning))
        .bind("many", MANY)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Returns the number of subscriptions. */
  public long count(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM subscriptions WHERE removed IS NULL")
        .mapTo(Long.class)
        .one();
  }

  private static long advance(Transaction transaction) {
    return CounterStore.advance(transaction, CounterStore.SUBSCRIPTIONS, 1);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Wish wish) {
    LocalTime at = Cadence.DEFAULT_TIME;
    int day = 0;
    String name = "instant";
    if (wish.cadence() instanceof Cadence.Daily daily) {
      name = "daily";
      at = daily.at();
    } else if (wish.cadence() instanceof Cadence.Weekly weekly) {
      name = "weekly";
      at = weekly.at();
      day = weekly.day().getValue();
    } else if (!(wish.cadence() instanceof Cadence.Immediately)) {
      throw new IllegalArgumentException("unknown cadence: " + wish.cadence());
    }
    return statement
        .bind("query", wish.query())
        .bind("cadence", name)
        .bind("at", at.toString())
        .bind("day", day)
        .bind("max", wish.max())
        .bind("instant", wish.exception())
        .bind("updates", wish.updates() ? 1 : 0);
  }
}

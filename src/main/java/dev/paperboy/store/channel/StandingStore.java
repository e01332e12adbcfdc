package dev.paperboy.store.channel;

import dev.paperboy.store.Chunks;
import dev.paperboy.store.CounterStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Subscription;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/** Stores the current queries of subscriptions, for callers that index all of them. */
public final class StandingStore {

  /**
   * The current query of a subscription.
   *
   * @param active whether it is neither removed nor paused
   */
  public record Standing(@ColumnName("number") long key, String query, boolean active) {}

  /**
   * Returns the subscriptions that changed after this revision, including removed and paused ones.
   */
  public List<Standing> changedAfter(Transaction transaction, long revision) {
    return transaction
        .query(
            """
            SELECT number, query, CASE WHEN removed IS NULL AND pause = '' THEN 1 ELSE 0 END AS active
            FROM subscriptions WHERE revision > :revision ORDER BY number
            """,
            Map.of("revision", revision))
        .mapTo(Standing.class)
        .list();
  }

  /** Returns those of these subscriptions that are neither removed nor paused, by key. */
  public List<Subscription> active(Transaction transaction, List<Long> keys) {
    return Chunks.of(
        keys,
        some ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT * FROM subscriptions
                    WHERE number IN (<keys>) AND removed IS NULL AND pause = '' ORDER BY number
                    """)
                .bindList("keys", some)
                .mapTo(Subscription.class)
                .list());
  }

  /** Returns a number that increases with every change of any subscription. */
  public long revision(Transaction transaction) {
    return CounterStore.value(transaction, CounterStore.SUBSCRIPTIONS);
  }
}

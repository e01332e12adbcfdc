package dev.paperboy.store.channel;

import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.ChannelPartition;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Rules.WhoMayChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the channels that were ever posted to or used for a command. */
public final class ChannelStore {
  private static final String EVERYONE = "EVERYONE";
  private static final String MANAGERS = "MANAGERS";

  /**
   * Returns the channel with this address. Creates it if it does not exist, and updates its name if
   * it changed.
   *
   * @param initial the rules of a new channel
   */
  public Channel ensure(
      Transaction transaction, ChannelId id, String name, Rules initial, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO channels (platform, tenant, id, name, zone, quiet_from, quiet_until, cap, daily,
              who_may_change, rest, created, partition)
            VALUES (:platform, :tenant, :id, :name, :zone, :from, :until, :cap, :daily, :who, '',
              :now, :partition)
            ON CONFLICT (platform, tenant, id) DO UPDATE SET name = excluded.name
            """)
        .bind("platform", id.platform())
        .bind("tenant", id.tenant())
        .bind("id", id.id())
        .bind("name", name)
        .bind("zone", initial.zone().getId())
        .bind("from", initial.quiet().from().toString())
        .bind("until", initial.quiet().until().toString())
        .bind("cap", initial.cap())
        .bind("daily", initial.daily())
        .bind("who", who(initial.whoMayChange()))
        .bind("now", now)
        .bind("partition", ChannelPartition.of(id))
        .execute();
    return find(transaction, id).orElseThrow();
  }

  /** Works like {@link #ensure}, but keeps the name of an existing channel. */
  public Channel findOrCreate(
      Transaction transaction, ChannelId id, String name, Rules initial, Instant now) {
    return find(transaction, id).orElseGet(() -> ensure(transaction, id, name, initial, now));
  }

  /** Returns the channel with this address. */
  public Optional<Channel> find(Transaction transaction, ChannelId id) {
    return transaction
        .query(
            "SELECT * FROM channels WHERE platform = :platform AND tenant = :tenant AND id = :id",
            Map.of("platform", id.platform(), "tenant", id.tenant(), "id", id.id()))
        .mapTo(Channel.class)
        .findOne();
  }

  /** Returns the first channel of a tenant with this name. */
  public Optional<Channel> named(
      Transaction transaction, String platform, String tenant, String name) {
    return transaction
        .query(
            """
            SELECT * FROM channels WHERE platform = :platform AND tenant = :tenant AND name = :name
            ORDER BY number LIMIT 1
            """,
            Map.of("platform", platform, "tenant", tenant, "name", name))
        .mapTo(Channel.class)
        .findOne();
  }

  /** Returns the number of channels of a tenant. */
  public int count(Transaction transaction, String platform, String tenant) {
    return transaction
        .query(
            "SELECT COUNT(*) FROM channels WHERE platform = :platform AND tenant = :tenant",
            Map.of("platform", platform, "tenant", tenant))
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the channel with this key. */
  public Channel get(Transaction transaction, long key) {
    return transaction
        .query("SELECT * FROM channels WHERE number = :key", Map.of("key", key))
        .mapTo(Channel.class)
        .one();
  }

  /** Returns the channels with these keys, in any order. */
  public List<Channel> get(Transaction transaction, Collection<Long> keys) {
    return Chunks.of(
        keys,
        some ->
            transaction
                .handle()
                .createQuery("SELECT * FROM channels WHERE number IN (<keys>)")
                .bindList("keys", some)
                .mapTo(Channel.class)
                .list());
  }

  /** Returns the channels of a tenant, by name. */
  public List<Channel> of(Transaction transaction, String platform, String tenant) {
    return transaction
        .query(
            """
            SELECT * FROM channels WHERE platform = :platform AND tenant = :tenant
            ORDER BY name, number
            """,
            Map.of("platform", platform, "tenant", tenant))
        .mapTo(Channel.class)
        .list();
  }

  /** Returns all channels, by address. */
  public List<Channel> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM channels ORDER BY platform, tenant, id")
        .mapTo(Channel.class)
        .list();
  }

  /** Changes the rules of a channel. */
  public void change(Transaction transaction, long channel, Rules rules) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE channels SET zone = :zone, quiet_from = :from, quiet_until = :until, cap = :cap,
              daily = :daily, who_may_change = :who, named = :named, crosspost = :crosspost,
              taste = :taste
            WHERE number = :channel
            """)
        .bind("zone", rules.zone().getId())
        .bind("from", rules.quiet().from().toString())
        .bind("until", rules.quiet().until().toString())
        .bind("cap", rules.cap())
        .bind("who", who(rules.whoMayChange()))
        .bind("named", Columns.toJson(rules.whoMayChange().named()))
        .bind("daily", rules.daily())
        .bind("crosspost", rules.crosspost() ? 1 : 0)
        .bind("taste", rules.taste())
        .bind("channel", channel)
        .execute();
  }

  /** Suspends the channel for this reason; returns false if it is suspended already. */
  public boolean suspend(Transaction transaction, long channel, String reason) {
    return transaction.update(
            "UPDATE channels SET rest = :reason WHERE number = :channel AND rest = ''",
            Map.of("reason", reason, "channel", channel))
        > 0;
  }

  /** Suspends the channel for this reason; an empty reason resumes it. */
  public void rest(Transaction transaction, long channel, String reason) {
    transaction.update(
        "UPDATE channels SET rest = :reason WHERE number = :channel",
        Map.of("reason", reason, "channel", channel));
  }

  /** Renames a channel. */
  public void rename(Transaction transaction, long channel, String name) {
    transaction.update(
        "UPDATE channels SET name = :name WHERE number = :channel",
        Map.of("name", name, "channel", channel));
  }

  private static String who(WhoMayChange who) {
    return who.everyone() ? EVERYONE : MANAGERS;
  }
}

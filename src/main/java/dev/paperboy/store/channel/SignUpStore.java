package dev.paperboy.store.channel;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores sign-ups until they expire, and the addresses that are not to be written to for a time.
 */
public final class SignUpStore {

  /**
   * A sign-up.
   *
   * @param id its random name
   * @param wish the request in its text form
   * @param zone the name of a time zone
   * @param confirmed when it was confirmed; null before that
   */
  public record StoredSignUp(
      String id,
      String address,
      Map<String, String> wish,
      String zone,
      Instant expires,
      @Nullable Instant confirmed) {}

  /** Removes the sign-ups that have expired, and the digests whose rest is over. */
  public void purge(Transaction transaction, Instant now) {
    for (String statement :
        List.of(
            "DELETE FROM sign_ups WHERE expires <= :now",
            "DELETE FROM addresses_at_rest WHERE until <= :now")) {
      transaction.handle().createUpdate(statement).bind("now", now).execute();
    }
  }

  /** Lets an address rest unless it does; returns whether it did not. */
  public boolean rest(Transaction transaction, String digest, Instant until) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO addresses_at_rest (digest, until) VALUES (:digest, :until)
                ON CONFLICT (digest) DO NOTHING
                """)
            .bind("digest", digest)
            .bind("until", until)
            .execute()
        > 0;
  }

  /** Lets an address rest until this instant, whether it does or not. */
  public void restUntil(Transaction transaction, String digest, Instant until) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO addresses_at_rest (digest, until) VALUES (:digest, :until)
            ON CONFLICT (digest) DO UPDATE SET until = excluded.until
            """)
        .bind("digest", digest)
        .bind("until", until)
        .execute();
  }

  /** Adds a sign-up that is neither confirmed nor mailed. */
  public void add(Transaction transaction, StoredSignUp signUp, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO sign_ups (id, address, wish, zone, created, expires, due)
            VALUES (:id, :address, :wish, :zone, :now, :expires, :now)
            """)
        .bind("id", signUp.id())
        .bind("address", signUp.address())
        .bind("wish", Columns.toJson(signUp.wish()))
        .bind("zone", signUp.zone())
        .bind("now", now)
        .bind("expires", signUp.expires())
        .execute();
  }

  /** Returns the sign-up of this name that has not expired. */
  public Optional<StoredSignUp> find(Transaction transaction, String id, Instant now) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM sign_ups WHERE id = :id AND expires > :now")
        .bind("id", id)
        .bind("now", now)
        .mapTo(StoredSignUp.class)
        .findOne();
  }

  /** Returns the sign-ups whose mail is due, the one due first at the beginning. */
  public List<StoredSignUp> due(Transaction transaction, int limit, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT * FROM sign_ups WHERE mailed IS NULL AND due <= :now AND expires > :now
            ORDER BY due, id LIMIT :limit
            """)
        .bind("now", now)
        .bind("limit", limit)
        .mapTo(StoredSignUp.class)
        .list();
  }

  /** Postpones the mail of a sign-up. */
  public void postpone(Transaction transaction, String id, Instant due) {
    set(transaction, "due", id, due);
  }

  /** Records that the mail of a sign-up was handed over. */
  public void mailed(Transaction transaction, String id, Instant now) {
    set(transaction, "mailed", id, now);
  }

  /** Records that a sign-up was confirmed. */
  public void confirmed(Transaction transaction, String id, Instant now) {
    set(transaction, "confirmed", id, now);
  }

  private static void set(Transaction transaction, String column, String id, Instant now) {
    transaction
        .handle()
        .createUpdate("UPDATE sign_ups SET " + column + " = :now WHERE id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** Removes the sign-ups of an address. */
  public void remove(Transaction transaction, String address) {
    transaction
        .handle()
        .createUpdate("DELETE FROM sign_ups WHERE address = :address")
        .bind("address", address)
        .execute();
  }
}

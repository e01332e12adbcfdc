package dev.paperboy.store.vote;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import dev.paperboy.store.outbox.Alert;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores what follows from the votes of a channel: since when they teach, why papers stand where
 * they do, and what the channel was asked. What was learned is not stored; it follows from the
 * votes.
 */
public final class TasteStore {
  private static final TypeReference<TasteReason> REASON = new TypeReference<>() {};

  private final VoteStore votes = new VoteStore();

  /** Returns the votes of a channel that teach, the newest first. */
  public List<Vote> teaching(Transaction transaction, long channel) {
    Instant since =
        transaction
            .query(
                "SELECT taste_since FROM channels WHERE number = :channel",
                Map.of("channel", channel))
            .mapTo(Instant.class)
            .one();
    return votes.ofChannel(transaction, channel).stream()
        .filter(vote -> vote.at().isAfter(since))
        .toList();
  }

  /** Forgets what was learned: votes up to now teach nothing, and suggestions may be repeated. */
  public void forget(Transaction transaction, long channel, Instant now) {
    transaction.update(
        "UPDATE channels SET taste_since = :now WHERE number = :channel",
        Map.of("now", now, "channel", channel));
    transaction.update(
        "DELETE FROM suggestions WHERE channel = :channel", Map.of("channel", channel));
  }

  /** Records why a paper stands where it does. */
  public void explain(Transaction transaction, long alert, TasteReason reason) {
    transaction.update(
        "UPDATE alerts SET taste = :reason WHERE number = :alert",
        Map.of("reason", Columns.toJson(reason), "alert", alert));
  }

  /** Returns why the papers of these alerts stand where they do, by the key of the alert. */
  public Map<Long, TasteReason> reasons(Transaction transaction, Collection<Alert> alerts) {
    record Explained(long number, String taste) {}
    Map<Long, TasteReason> reasons = new HashMap<>();
    Chunks.of(
            alerts.stream().map(Alert::key).toList(),
            some ->
                transaction
                    .handle()
                    .createQuery(
                        "SELECT number, taste FROM alerts"
                            + " WHERE taste <> '' AND number IN (<alerts>)")
                    .bindList("alerts", some)
                    .map(
                        (row, context) ->
                            new Explained(row.getLong("number"), row.getString("taste")))
                    .list())
        .forEach(one -> reasons.put(one.number(), Columns.fromJson(one.taste(), REASON)));
    return reasons;
  }

  /**
   * Returns whether a channel may be asked: it has not declined, and was not asked since a moment.
   */
  public boolean mayAsk(
      Transaction transaction, long channel, Suggestion suggestion, Instant since) {
    return transaction
            .query(
                """
                SELECT count(*) FROM suggestions
                WHERE channel = :channel AND kind = :kind AND subject = :subject
                  AND (declined IS NOT NULL OR asked > :since)
                """,
                Map.of(
                    "channel",
                    channel,
                    "kind",
                    suggestion.kind().name(),
                    "subject",
                    suggestion.subject(),
                    "since",
                    since))
            .mapTo(Integer.class)
            .one()
        == 0;
  }

  /** Records that a message asks a channel. */
  public void ask(
      Transaction transaction, long channel, Suggestion suggestion, long message, Instant now) {
    transaction.update(
        """
        INSERT INTO suggestions
          (channel, kind, subject, words, papers, of_papers, message, asked)
        VALUES (:channel, :kind, :subject, :words, :papers, :of, :message, :now)
        ON CONFLICT (channel, kind, subject) DO UPDATE SET words = excluded.words,
          papers = excluded.papers, of_papers = excluded.of_papers, message = excluded.message,
          asked = excluded.asked
        """,
        Map.of(
            "channel", channel,
            "kind", suggestion.kind().name(),
            "subject", suggestion.subject(),
            "words", suggestion.words(),
            "papers", suggestion.papers(),
            "of", suggestion.ofPapers(),
            "message", message,
            "now", now));
  }

  /** Returns what a message asks. */
  public Optional<Suggestion> askedIn(Transaction transaction, long message) {
    return transaction
        .query(
            "SELECT * FROM suggestions WHERE message = :message AND declined IS NULL",
            Map.of("message", message))
        .mapTo(Suggestion.class)
        .findFirst();
  }

  /** Records that people declined; returns whether they were asked. */
  public boolean decline(
      Transaction transaction, long channel, Suggestion.Kind kind, String subject, Instant now) {
    return transaction.update(
            """
            UPDATE suggestions SET declined = :now
            WHERE channel = :channel AND kind = :kind AND subject = :subject
            """,
            Map.of("now", now, "channel", channel, "kind", kind.name(), "subject", subject))
        > 0;
  }
}

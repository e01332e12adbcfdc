package dev.paperboy.store.vote;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the votes on papers: one for each channel, paper and person. */
public final class VoteStore {

  /** Stores a vote; it replaces an earlier one of the same person. The paper must be stored. */
  public void put(Transaction transaction, long channel, Vote vote) {
    transaction.update(
        """
        INSERT INTO votes (channel, paper, person, value, at)
        VALUES (:channel, :paper, :person, :value, :at)
        ON CONFLICT (channel, paper, person) DO UPDATE SET value = excluded.value, at = excluded.at
        """,
        Map.of(
            "channel", channel,
            "paper", vote.paper().toString(),
            "person", vote.person(),
            "value", vote.value(),
            "at", vote.at()));
  }

  /** Removes a person's vote on a paper; returns whether there was one. */
  public boolean remove(Transaction transaction, long channel, PaperId paper, String person) {
    return transaction.update(
            """
            DELETE FROM votes WHERE channel = :channel AND paper = :paper AND person = :person
            """,
            Map.of("channel", channel, "paper", paper.toString(), "person", person))
        > 0;
  }

  /** Returns a person's vote on a paper. */
  public Optional<Vote> find(Transaction transaction, long channel, PaperId paper, String person) {
    return transaction
        .query(
            """
            SELECT * FROM votes WHERE channel = :channel AND paper = :paper AND person = :person
            """,
            Map.of("channel", channel, "paper", paper.toString(), "person", person))
        .mapTo(Vote.class)
        .findOne();
  }

  /** Removes all votes of a person in a channel; returns how many there were. */
  public int removeAll(Transaction transaction, long channel, String person) {
    return transaction.update(
        "DELETE FROM votes WHERE channel = :channel AND person = :person",
        Map.of("channel", channel, "person", person));
  }

  /** Removes all votes in a channel. */
  public void removeAll(Transaction transaction, long channel) {
    transaction.update("DELETE FROM votes WHERE channel = :channel", Map.of("channel", channel));
  }

  /** Returns the newest votes of a person in a channel, the newest first. */
  public List<Vote> ofPerson(Transaction transaction, long channel, String person, int limit) {
    return transaction
        .query(
            """
            SELECT * FROM votes WHERE channel = :channel AND person = :person
            ORDER BY at DESC, paper LIMIT :limit
            """,
            Map.of("channel", channel, "person", person, "limit", limit))
        .mapTo(Vote.class)
        .list();
  }

  /** Returns the votes in a channel, the newest first. */
  public List<Vote> ofChannel(Transaction transaction, long channel) {
    return transaction
        .query(
            "SELECT * FROM votes WHERE channel = :channel ORDER BY at DESC, paper, person",
            Map.of("channel", channel))
        .mapTo(Vote.class)
        .list();
  }

  /** Returns how the people of a channel voted on a paper. */
  public VoteCount count(Transaction transaction, long channel, PaperId paper) {
    return transaction
        .query(
            """
            SELECT count(CASE WHEN value > 0 THEN 1 END) AS up,
              count(CASE WHEN value < 0 THEN 1 END) AS down
            FROM votes WHERE channel = :channel AND paper = :paper
            """,
            Map.of("channel", channel, "paper", paper.toString()))
        .mapTo(VoteCount.class)
        .one();
  }
}

package dev.paperboy.chat.slack.send;

import dev.paperboy.collection.LruMap;
import dev.paperboy.deliver.Outgoing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tracks messages of which it is unknown whether they were posted, including those begun before
 * this process started. Thread-safe.
 */
final class MessagesInDoubt {
  private static final int REMEMBERED = 10_000;

  /** The earlier attempts, by nonce. */
  private final Map<String, Attempts> known = new LruMap<>(REMEMBERED);

  /**
   * Earlier attempts at a message.
   *
   * @param begun when the first began; empty if that was before this process started
   * @param doubtful whether one of them may have posted it
   * @param unanswered how often it was searched for without an answer
   */
  record Attempts(Optional<Instant> begun, boolean doubtful, int unanswered) {}

  /** Records an attempt; returns the earlier ones. */
  synchronized Attempts begin(Outgoing message, Instant now) {
    if (message.elsewhere()) {
      known.remove(message.nonce());
    }
    Attempts before =
        message.again()
            ? new Attempts(Optional.empty(), true, 0)
            : new Attempts(Optional.of(now), false, 0);
    return known.computeIfAbsent(message.nonce(), unused -> before);
  }

  synchronized void unknown(Outgoing message) {
    mark(message, true);
  }

  /** Records that a search for the message was not answered. */
  synchronized void unanswered(Outgoing message) {
    known.computeIfPresent(
        message.nonce(),
        (nonce, attempts) ->
            new Attempts(attempts.begun(), attempts.doubtful(), attempts.unanswered() + 1));
  }

  /** Records that the message was certainly not posted. */
  synchronized void cleared(Outgoing message) {
    mark(message, false);
  }

  /** Records that the message was posted, so that there will be no further attempt. */
  synchronized void posted(Outgoing message) {
    known.remove(message.nonce());
  }

  private void mark(Outgoing message, boolean doubtful) {
    known.computeIfPresent(
        message.nonce(), (nonce, attempts) -> new Attempts(attempts.begun(), doubtful, 0));
  }
}

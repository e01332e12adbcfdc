package dev.paperboy.chat.slack.send;

import dev.paperboy.deliver.Outgoing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Of which messages nobody knows whether they were posted. A message that was begun before this
 * process knew of it is one of them. Safe for use by several threads.
 */
final class MessagesInDoubt {
  private static final int REMEMBERED = 10_000;

  /** What is known of the attempts so far, by nonce. */
  private final Map<String, Attempts> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Earlier attempts at a message.
   *
   * @param begun when the first began; empty where it was before this process
   * @param doubtful whether one of them may have posted it
   */
  record Attempts(Optional<Instant> begun, boolean doubtful) {}

  /** What is known of the attempts before this one. */
  synchronized Attempts begin(Outgoing message, Instant now) {
    Attempts before =
        message.again()
            ? new Attempts(Optional.empty(), true)
            : new Attempts(Optional.of(now), false);
    return known.computeIfAbsent(message.nonce(), unused -> before);
  }

  synchronized void unknown(Outgoing message) {
    mark(message, true);
  }

  /** It is certain that it is not there. */
  synchronized void cleared(Outgoing message) {
    mark(message, false);
  }

  /** It is there, so that there will be no other attempt. */
  synchronized void posted(Outgoing message) {
    known.remove(message.nonce());
  }

  private void mark(Outgoing message, boolean doubtful) {
    known.computeIfPresent(
        message.nonce(), (nonce, attempts) -> new Attempts(attempts.begun(), doubtful));
  }
}

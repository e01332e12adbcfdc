package dev.paperboy.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * State from earlier polls of a feed.
 *
 * @param lastComplete when the last complete poll began; empty before the first
 * @param lastAnnounced the newest {@code Announcement.announced} that was saved; empty before the
 *     first
 * @param validators looks up the validators of a resource that was read before
 */
public record PollMemory(
    Optional<Instant> lastComplete, Optional<Instant> lastAnnounced, ValidatorLookup validators) {

  /** Looks up the validators of a resource. */
  @FunctionalInterface
  public interface ValidatorLookup {
    /** Returns the validators that were saved with the last response from this URL. */
    Optional<FeedPage.Validators> of(String url);
  }

  /** Returns the state of a feed that was never polled. */
  public static PollMemory none() {
    return new PollMemory(Optional.empty(), Optional.empty(), url -> Optional.empty());
  }
}

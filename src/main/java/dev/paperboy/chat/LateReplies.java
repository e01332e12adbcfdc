package dev.paperboy.chat;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the replies that a platform no longer accepted. The first one is logged as a warning, the
 * others are only counted. Thread-safe.
 */
public final class LateReplies {
  private static final Logger LOG = LoggerFactory.getLogger(LateReplies.class);

  private final AtomicLong count = new AtomicLong();

  /** Returns the number of replies that missed their deadline since the start. */
  public long count() {
    return count.get();
  }

  /**
   * Counts a reply.
   *
   * @param error the platform's error
   */
  public void add(String error) {
    if (count.incrementAndGet() == 1) {
      LOG.atWarn()
          .addKeyValue("error", error)
          .log("reply came too late and was dropped; further ones are only counted");
    } else {
      LOG.atDebug().addKeyValue("error", error).log("reply came too late");
    }
  }
}

package dev.paperboy.chat;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the replies that a platform no longer accepted. The first one is a warning in the log, the
 * others only count. Safe for use by several threads.
 */
public final class LateReplies {
  private static final Logger LOG = LoggerFactory.getLogger(LateReplies.class);

  private final AtomicLong count = new AtomicLong();

  /** How many replies were late since the start. */
  public long count() {
    return count.get();
  }

  /**
   * Counts a reply.
   *
   * @param error what the platform called it
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

package dev.paperboy.chat.slack.answer;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the answers that Slack took no more. Safe for use by several threads. */
public final class SlackLateReplies {
  private static final Logger LOG = LoggerFactory.getLogger(SlackLateReplies.class);

  private final AtomicLong count = new AtomicLong();

  /** How many answers came late. */
  public long count() {
    return count.get();
  }

  /** An answer was not taken any more. */
  public void late(String error) {
    if (count.incrementAndGet() == 1) {
      LOG.atWarn()
          .addKeyValue("error", error)
          .log("an answer to a person came too late and was dropped; from now on only counted");
    } else {
      LOG.atDebug().addKeyValue("error", error).log("an answer came too late");
    }
  }
}

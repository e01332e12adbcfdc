package dev.paperboy.chat.slack.answer;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people wait for their answers: everyone is acknowledged at once, and served in turn by few
 * hands. Forms have hands of their own, because Slack lets nobody open one after three seconds.
 * Safe for use by several threads.
 */
public final class SlackReplyQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlackReplyQueue.class);
  private static final int HANDS = 4;
  private static final int LONGEST_QUEUE = 200;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private final ThreadPoolExecutor hands = pool("slack-command");
  private final ThreadPoolExecutor quickHands = pool("slack-form");

  private static ThreadPoolExecutor pool(String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            HANDS,
            HANDS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(LONGEST_QUEUE),
            work -> {
              Thread hand = new Thread(work, name);
              hand.setDaemon(true);
              return hand;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Takes work; answers whether it will be done. */
  public boolean take(Runnable work) {
    return take(hands, work);
  }

  /** Takes work that is quick and urgent; answers whether it will be done. */
  public boolean takeQuick(Runnable work) {
    return take(quickHands, work);
  }

  private static boolean take(ThreadPoolExecutor pool, Runnable work) {
    try {
      pool.execute(() -> guarded(work));
      return true;
    } catch (RejectedExecutionException tooMany) {
      LOG.warn("somebody on Slack was turned away, because too many ask at once");
      return false;
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      // A fault of the program must not end the hand.
      LOG.atError().log("something asked on Slack failed", failure);
    }
  }

  /** Serves those who wait, for a few seconds, and nobody else. */
  @Override
  public void close() {
    hands.shutdown();
    quickHands.shutdown();
    try {
      boolean served = hands.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
      if (!served) {
        LOG.atWarn()
            .addKeyValue("people", hands.getQueue().size() + hands.getActiveCount())
            .log("answers were cut off because the program stops");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    hands.shutdownNow();
    quickHands.shutdownNow();
  }
}

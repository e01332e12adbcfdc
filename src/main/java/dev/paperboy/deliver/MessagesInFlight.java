package dev.paperboy.deliver;

import dev.paperboy.subscription.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that were handed to their platforms and whose outcome is not recorded yet: one per
 * channel, and few enough per platform that none takes all the memory. Safe for use by several
 * threads.
 */
final class MessagesInFlight {
  private static final Logger LOG = LoggerFactory.getLogger(MessagesInFlight.class);

  private static final int MOST_OF_A_PLATFORM = 200;

  /** A platform that has not answered by then never will; longer than any of its own time-outs. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Map<Long, String> platforms = new HashMap<>();
  private final List<Finished> finished = new ArrayList<>();
  private final Runnable wake;

  /** Calls this, from any thread, whenever a platform has answered. */
  MessagesInFlight(Runnable wake) {
    this.wake = wake;
  }

  /** What a platform has answered to. */
  record Finished(Dispatch departure, SendResult result) {}

  /**
   * Whether the channel's next message may be handed over.
   *
   * @param more how many more of its platform than those under way are about to be
   */
  synchronized boolean hasRoomFor(Channel channel, long more) {
    String platform = channel.id().platform();
    long others = platforms.values().stream().filter(platform::equals).count();
    return !platforms.containsKey(channel.key()) && others + more < MOST_OF_A_PLATFORM;
  }

  /** Hands a message over. */
  void add(Dispatch departure, ChatSender sender) {
    Channel channel = departure.channel();
    synchronized (this) {
      platforms.put(channel.key(), channel.id().platform());
    }
    CompletableFuture<SendResult> answer;
    try {
      answer = departure.with(sender);
    } catch (RuntimeException | Error failure) {
      answer = CompletableFuture.failedFuture(failure);
    }
    CompletableFuture<?> unused =
        answer
            .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
            .handle((result, failure) -> failure == null ? result : unforeseen(channel, failure))
            .thenAccept(result -> add(new Finished(departure, result)));
  }

  private synchronized void add(Finished one) {
    finished.add(one);
    notifyAll();
    wake.run();
  }

  private static SendResult unforeseen(Channel channel, Throwable failure) {
    // Whatever a platform's library throws, the other channels are still served.
    LOG.atError()
        .addKeyValue("channel", channel.id())
        .log("sending failed unexpectedly; it will be retried", failure);
    return new SendResult.RetryLater(Duration.ZERO, "an internal error; see the log");
  }

  synchronized boolean hasFinished() {
    return !finished.isEmpty();
  }

  /** The messages whose platforms have answered. They stay under way until they are forgotten. */
  synchronized List<Finished> finished() {
    return List.copyOf(finished);
  }

  /** Forgets messages whose fate is recorded. */
  synchronized void forget(Collection<Finished> recorded) {
    finished.removeAll(recorded);
    recorded.forEach(one -> platforms.remove(one.departure().channel().key()));
  }

  /**
   * Waits until a platform has answered; false when none is under way, or none answers for so long.
   */
  @SuppressWarnings("WaitNotInLoop") // Who waits looks at what is finished, and waits again.
  synchronized boolean await(Duration longest) throws InterruptedException {
    if (!platforms.isEmpty() && finished.isEmpty()) {
      wait(longest.toMillis());
    }
    return !finished.isEmpty();
  }
}

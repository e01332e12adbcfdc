package dev.paperboy.deliver;

import dev.paperboy.fleet.Leases;
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
 * The messages passed to their platforms whose outcome is not recorded yet: at most one per
 * channel, and a limited number per platform, to bound the use of memory. Thread-safe.
 */
final class MessagesInFlight {
  private static final Logger LOG = LoggerFactory.getLogger(MessagesInFlight.class);

  /** A platform that has not responded by then never will; longer than any of its own timeouts. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Map<Long, InFlight> byChannel = new HashMap<>();
  private final List<Finished> finished = new ArrayList<>();
  private final Runnable wake;

  /**
   * Creates an empty set.
   *
   * @param wake called, from any thread, when a platform has responded
   */
  MessagesInFlight(Runnable wake) {
    this.wake = wake;
  }

  /**
   * A message without a recorded outcome.
   *
   * @param lease keeps the channel's lease from being handed over
   */
  private record InFlight(String platform, Leases.Work lease) {}

  /** A finished attempt and its result. */
  record Finished(Dispatch departure, SendResult result) {}

  /** Returns whether no message of this channel is in flight. */
  synchronized boolean isFree(long channel) {
    return !byChannel.containsKey(channel);
  }

  /** Returns the number of messages in flight to a platform. */
  synchronized int count(String platform) {
    return (int) byChannel.values().stream().filter(one -> one.platform().equals(platform)).count();
  }

  /**
   * Passes a message to its platform.
   *
   * @param lease the work under the channel's lease, which ends when the outcome is recorded
   */
  void add(Dispatch departure, ChatSender sender, Leases.Work lease) {
    Channel channel = departure.channel();
    synchronized (this) {
      byChannel.put(channel.key(), new InFlight(channel.id().platform(), lease));
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
    // Whatever exception a platform's library throws, the other channels are still served.
    LOG.atError()
        .addKeyValue("channel", channel.id())
        .log("sending failed unexpectedly; it will be retried", failure);
    return new SendResult.RetryLater(Duration.ZERO, "an internal error; see the log");
  }

  synchronized boolean hasFinished() {
    return !finished.isEmpty();
  }

  /** Returns the finished messages. They remain in flight until they are removed. */
  synchronized List<Finished> finished() {
    return List.copyOf(finished);
  }

  /** Removes messages whose outcome is recorded. */
  synchronized void forget(Collection<Finished> recorded) {
    finished.removeAll(recorded);
    for (Finished one : recorded) {
      InFlight ended = byChannel.remove(one.departure().channel().key());
      if (ended != null) {
        ended.lease().close();
      }
    }
  }

  /**
   * Waits until a platform has responded; returns false if no message is in flight or the wait
   * times out.
   */
  @SuppressWarnings("WaitNotInLoop") // The caller checks for finished messages, and waits again.
  synchronized boolean await(Duration longest) throws InterruptedException {
    if (!byChannel.isEmpty() && finished.isEmpty()) {
      wait(longest.toMillis());
    }
    return !finished.isEmpty();
  }
}

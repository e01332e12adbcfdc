package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells the bot what happens, in order, by Socket Mode or HTTP; watches the deadline and repeats
 * events that were not acknowledged. Thread-safe.
 */
final class Deliveries implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "slack-deliveries");
            made.setDaemon(true);
            return made;
          });
  private final List<Delivery> all = new CopyOnWriteArrayList<>();
  private volatile Line line;
  private volatile Duration deadline = Duration.ofSeconds(3);
  private volatile List<Duration> retries =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  Deliveries(Line line) {
    this.line = line;
  }

  void by(Line newLine) {
    line = newLine;
  }

  void deadline(Duration newDeadline) {
    deadline = newDeadline;
  }

  Duration deadline() {
    return deadline;
  }

  void retries(List<Duration> pauses) {
    retries = List.copyOf(pauses);
  }

  List<Delivery> all() {
    return List.copyOf(all);
  }

  Delivery deliver(String type, ObjectNode payload, Consumer<JsonNode> whenAcknowledged) {
    Delivery delivery = new Delivery(type, payload, whenAcknowledged);
    all.add(delivery);
    thread.execute(() -> attempt(delivery, ""));
    return delivery;
  }

  /** Tells the same thing once more, as Slack does when it has missed the acknowledgement. */
  void repeat(Delivery delivery, String reason) {
    thread.execute(() -> attempt(delivery, reason));
  }

  private void attempt(Delivery delivery, String reason) {
    int number = delivery.begin(reason);
    later(deadline, () -> failed(delivery, number, Attempt.Outcome.TIMED_OUT, ""));
    line.send(delivery, delivery.attempts().get(number), this);
  }

  void failed(Delivery delivery, int number, Attempt.Outcome outcome, String detail) {
    if (!delivery.failed(number, outcome, detail) || delivery.isFinished()) {
      return;
    }
    boolean isEvent = delivery.type().equals(Delivery.EVENT);
    if (isEvent && number < retries.size() && !thread.isShutdown()) {
      String reason =
          switch (outcome) {
            case TIMED_OUT -> "http_timeout";
            case REFUSED -> "http_error";
            default -> "connection_failed";
          };
      later(retries.get(number), () -> attempt(delivery, reason));
    } else {
      delivery.finish();
    }
  }

  private void later(Duration pause, Runnable task) {
    ScheduledFuture<?> unused = thread.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

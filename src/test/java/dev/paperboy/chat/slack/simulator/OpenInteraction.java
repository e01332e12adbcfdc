package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a person has done, and what the bot may do in answer to it. Thread-safe. */
final class OpenInteraction {
  final SimulatedUser user;
  final @Nullable SimulatedChannel channel;
  final @Nullable StoredMessage pressedOn;
  final @Nullable StoredView within;
  final String triggerId;
  final String responsePath;
  private final long asked = System.nanoTime();
  private final AtomicInteger responses = new AtomicInteger();
  private final List<StoredMessage> messages = new CopyOnWriteArrayList<>();
  private final List<StoredView> views = new CopyOnWriteArrayList<>();
  private boolean triggerUsed;
  private volatile String responseAction = "";
  private volatile JsonNode errors = MissingNode.getInstance();

  OpenInteraction(
      Ids ids,
      SimulatedUser user,
      @Nullable SimulatedChannel channel,
      @Nullable StoredMessage pressedOn,
      @Nullable StoredView within) {
    this.user = user;
    this.channel = channel;
    this.pressedOn = pressedOn;
    this.within = within;
    triggerId = ids.timestamp() + "." + ids.next("trigger");
    responsePath = "response/" + user.workspace().id() + "/" + ids.next("R");
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  /** Uses the trigger up; whether it was fresh. */
  synchronized boolean useTrigger() {
    boolean fresh = !triggerUsed;
    triggerUsed = true;
    return fresh;
  }

  /** Counts a use of the response address. */
  int respond() {
    return responses.incrementAndGet();
  }

  void answered(StoredMessage message) {
    messages.add(message);
  }

  List<StoredMessage> messages() {
    return List.copyOf(messages);
  }

  void opened(StoredView view) {
    views.add(view);
  }

  List<StoredView> views() {
    return List.copyOf(views);
  }

  void submitted(String action, JsonNode mistakes) {
    errors = mistakes;
    responseAction = action;
  }

  String responseAction() {
    return responseAction;
  }

  JsonNode errors() {
    return errors;
  }
}

package dev.paperboy.ops;

import dev.paperboy.deliver.ChatSender;
import dev.paperboy.store.Database;
import dev.paperboy.store.outbox.BacklogStore;
import dev.paperboy.store.outbox.BacklogStore.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that nothing is delivered on a platform although messages are due, the platform can be
 * reached and has not asked to wait. The beginning and the end are logged once each. Thread-safe.
 */
public final class DeliveryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWatch.class);

  /** How long nothing may be delivered, in real time. */
  public static final Duration LONGEST = Duration.ofMinutes(15);

  private final Database database;
  private final List<ChatSender> senders;
  private final Predicate<String> asksToWait;
  private final Duration longest;
  private final InstantSource clock;
  private final Instant started;
  private final BacklogStore backlogs = new BacklogStore();
  private volatile List<Stall> stalls = List.of();

  /**
   * Creates a watch that has seen nothing yet.
   *
   * @param asksToWait whether the platform with this name has asked to wait
   * @param longest how long nothing may be delivered
   */
  DeliveryWatch(
      Database database,
      List<ChatSender> senders,
      Predicate<String> asksToWait,
      Duration longest,
      InstantSource clock) {
    this.database = database;
    this.senders = List.copyOf(senders);
    this.asksToWait = asksToWait;
    this.longest = longest;
    this.clock = clock;
    this.started = clock.instant();
  }

  /**
   * A platform on which nothing is delivered.
   *
   * @param since since when the oldest message is due
   * @param last the last delivery; empty if there has been none
   */
  public record Stall(String platform, Instant since, Optional<Instant> last) {

    /** Returns it as a sentence. */
    public String inWords() {
      return "nothing is delivered on "
          + platform
          + ": messages are due since "
          + since.truncatedTo(ChronoUnit.SECONDS)
          + last.map(at -> ", the last delivery was at " + at.truncatedTo(ChronoUnit.SECONDS))
              .orElse(", nothing was ever delivered there");
    }
  }

  /** Looks at the outbox, and logs what has changed since the last time. */
  public void look() {
    List<Stall> before = stalls;
    List<Stall> now = current();
    stalls = now;
    now.stream()
        .filter(stall -> without(before, stall.platform()))
        .forEach(stall -> LOG.error("{}", stall.inWords()));
    before.stream()
        .map(Stall::platform)
        .filter(platform -> without(now, platform))
        .forEach(
            platform ->
                LOG.atInfo()
                    .addKeyValue("platform", platform)
                    .log("deliveries are no longer overdue"));
  }

  private static boolean without(List<Stall> stalls, String platform) {
    return stalls.stream().noneMatch(stall -> stall.platform().equals(platform));
  }

  private List<Stall> current() {
    Instant limit = clock.instant().minus(longest);
    if (started.isAfter(limit)) {
      return List.of();
    }
    List<Backlog> overdue =
        database.read(transaction -> backlogs.backlogs(transaction, clock.instant())).stream()
            .filter(backlog -> backlog.since().filter(since -> since.isBefore(limit)).isPresent())
            .filter(backlog -> isExpected(backlog.platform()))
            .toList();
    if (overdue.isEmpty()) {
      return List.of();
    }
    Map<String, Instant> last = database.read(backlogs::lastSent);
    return overdue.stream()
        .map(
            backlog ->
                new Stall(
                    backlog.platform(),
                    backlog.since().orElseThrow(),
                    Optional.ofNullable(last.get(backlog.platform()))))
        .filter(stall -> stall.last().filter(at -> !at.isBefore(limit)).isEmpty())
        .toList();
  }

  private boolean isExpected(String platform) {
    return !asksToWait.test(platform)
        && senders.stream()
            .anyMatch(sender -> sender.platform().equals(platform) && sender.isReady());
  }

  /** Returns the platforms on which nothing was delivered when it last looked. */
  public List<Stall> stalls() {
    return stalls;
  }

  /** Returns the names of the watched platforms. */
  Stream<String> platforms() {
    return senders.stream().map(ChatSender::platform);
  }
}

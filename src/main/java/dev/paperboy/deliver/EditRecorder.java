package dev.paperboy.deliver;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.EditStore;
import dev.paperboy.store.outbox.EditStore.Edit;
import dev.paperboy.subscription.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the outcome of editing a message. Nothing waits for an edit, so retries may be slow. */
final class EditRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(EditRecorder.class);
  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(10);

  private final EditStore edits = new EditStore();
  private final ChannelSuspension restChannel;
  private final InstantSource clock;

  EditRecorder(ChannelSuspension restChannel, InstantSource clock) {
    this.restChannel = restChannel;
    this.clock = clock;
  }

  void record(Transaction transaction, Edit edit, Channel channel, SendResult result) {
    Instant now = clock.instant();
    if (result instanceof SendResult.Sent) {
      edits.done(transaction, edit, now);
    } else if (result instanceof SendResult.RetryLater later) {
      putOff(transaction, edit, channel, later.after(), later.reason());
    } else if (result instanceof SendResult.Unknown unknown) {
      putOff(transaction, edit, channel, Duration.ZERO, unknown.reason());
    } else if (result instanceof SendResult.Rejected || ChannelSuspension.isAbout(result)) {
      edits.giveUp(transaction, edit);
      LOG.atWarn()
          .addKeyValue("channel", channel.id())
          .addKeyValue("message", edit.platformMessage())
          .addKeyValue("result", result)
          .log("message could not be updated; it stays as it is");
      if (ChannelSuspension.isAbout(result)) {
        restChannel.rest(transaction, channel, result);
      }
    } else {
      throw new IllegalStateException("unknown result of an edit: " + result);
    }
  }

  private void putOff(
      Transaction transaction, Edit edit, Channel channel, Duration asked, String reason) {
    Duration wait = asked.compareTo(SHORTEST_WAIT) > 0 ? asked : SHORTEST_WAIT;
    edits.putOff(transaction, edit, clock.instant().plus(wait));
    LOG.atWarn()
        .addKeyValue("channel", channel.id())
        .addKeyValue("message", edit.platformMessage())
        .addKeyValue("reason", reason)
        .log("message could not be updated; it will be retried");
  }
}

package dev.paperboy.command.held;

import dev.paperboy.command.Wording;
import dev.paperboy.store.outbox.AlertReason;

/** Describes why an alert is held, muted or failed. */
public final class AlertReasonText {
  private AlertReasonText() {}

  /**
   * Returns the reason, to follow “because it was” or a colon; on one line, without a full stop.
   */
  public static String of(AlertReason reason) {
    return Wording.inert(
        switch (reason.kind()) {
          case NONE -> "";
          case POLL_CAP -> "over the channel's cap of " + papers(reason) + " per poll";
          case DAY_CAP -> "over the channel's cap of " + papers(reason) + " a day";
          case SUBSCRIPTION_CAP -> "over the subscription's maximum per poll";
          case DIGEST_FULL -> "left out of a digest of at most " + papers(reason);
          case SUSPENDED -> "found while nothing could be posted here";
          case FLOOD ->
              "one of unusually many papers that %s announced at once (flood %d)"
                  .formatted(reason.text(), reason.number());
          case TAKEN_BACK -> "requested, and then stopped";
          case MUTED -> "muted: " + reason.text() + " (#" + reason.number() + ")";
          case TASTE ->
              "not among the %d papers a week that are posted at once because they fit the votes"
                  .formatted(reason.number());
          case REFUSED, OTHER -> reason.text();
        });
  }

  private static String papers(AlertReason reason) {
    return Wording.count(reason.number(), "paper");
  }
}

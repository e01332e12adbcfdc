package dev.paperboy.command.held;

import dev.paperboy.command.Wording;
import dev.paperboy.store.outbox.AlertReason;

/** Words why an alert is held, muted or failed. */
public final class AlertReasonText {
  private AlertReasonText() {}

  /** The reason, to follow “because it was” or a colon; on one line, without a full stop. */
  public static String of(AlertReason reason) {
    return Wording.inert(
        switch (reason.kind()) {
          case NONE -> "";
          case POLL_CAP -> "over the channel's cap of " + reason.number() + " papers a poll";
          case DAY_CAP -> "over the channel's cap of " + reason.number() + " papers a day";
          case SUBSCRIPTION_CAP -> "over the subscription's maximum of papers a poll";
          case DIGEST_FULL -> "beyond the " + reason.number() + " of the digest";
          case SUSPENDED -> "found while nothing could be posted here";
          case FLOOD ->
              "one of unusually many that %s announced at once (flood %d)"
                  .formatted(reason.text(), reason.number());
          case TAKEN_BACK -> "asked for, and taken back";
          case MUTED -> "muted: " + reason.text() + " (#" + reason.number() + ")";
          case REFUSED, OTHER -> reason.text();
        });
  }
}

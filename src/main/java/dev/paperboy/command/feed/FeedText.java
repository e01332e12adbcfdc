package dev.paperboy.command.feed;

import dev.paperboy.command.Wording;
import dev.paperboy.feed.FeedCondition;
import dev.paperboy.feed.Lull;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import dev.paperboy.subscription.ChannelWording;
import java.time.Instant;
import java.time.ZoneId;

/** Describes the condition of a feed. */
final class FeedText {
  private final FeedRecord record;
  private final Instant now;
  private final ZoneId zone;

  FeedText(FeedRecord record, Instant now, ZoneId zone) {
    this.record = record;
    this.now = now;
    this.zone = zone;
  }

  /** Returns the reason of a condition. */
  String detail(FeedCondition condition) {
    return switch (condition.freshness()) {
      case NEW -> "waiting for the first poll";
      case FRESH -> newest();
      case QUIET ->
          newest()
              + "; "
              + lull(condition.lull().orElse(Lull.NO_TIMETABLE))
              + condition.nextDue().map(at -> "the next is due " + said(at)).orElse("");
      case LATE ->
          "an announcement was due "
              + condition.since().map(this::said).orElse("by now")
              + "; "
              + newest();
      case PARTIAL, FAILING ->
          condition.since().map(at -> "since " + said(at) + ": ").orElse("")
              + record.reason()
              + "; "
              + lastComplete();
    };
  }

  private static String lull(Lull lull) {
    return switch (lull) {
      case WEEKEND -> "it is the weekend, ";
      case HOLIDAY -> "it is a holiday, ";
      case NOT_YET_DUE -> "none is due yet, ";
      case NO_TIMETABLE -> "it follows no timetable";
    };
  }

  private String newest() {
    return record
        .lastAnnounced()
        .map(at -> "newest announcement " + Wording.ago(at, now))
        .orElse("no announcement seen yet");
  }

  private String lastComplete() {
    return record
        .lastComplete()
        .map(at -> "last read completely " + said(at))
        .orElse("not yet read completely");
  }

  private String said(Instant moment) {
    return ChannelWording.moment(moment, now, zone);
  }
}

package dev.paperboy.store.outbox;

import dev.paperboy.store.paper.FloodStore.Flood;
import dev.paperboy.subscription.Mute;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * Why an alert is held, muted or failed. Made by the methods of this class; what it says to people
 * is worded where it is shown.
 *
 * @param kind what kind of reason
 * @param number the parameter that is a number, as {@link Kind} says; 0 where there is none
 * @param text the parameter that is a text, as {@link Kind} says; empty where there is none
 */
public record AlertReason(@ColumnName("reason") Kind kind, long number, String text) {

  /** Nothing is in the way. */
  public static final AlertReason NONE = new AlertReason(Kind.NONE, 0, "");

  /** It was found while nothing could be posted in the channel. */
  public static final AlertReason SUSPENDED = new AlertReason(Kind.SUSPENDED, 0, "");

  /** The poll found as many papers already as each of its subscriptions allows. */
  public static final AlertReason SUBSCRIPTION_CAP = new AlertReason(Kind.SUBSCRIPTION_CAP, 0, "");

  /** The kinds of reasons; their names are stored. */
  public enum Kind {
    /** Nothing is in the way. */
    NONE,
    /** The poll found as many papers as the channel's cap allows; number: the cap. */
    POLL_CAP,
    /** The channel has as many papers that day as its cap allows; number: the cap. */
    DAY_CAP,
    /** The poll found as many papers as the subscriptions allow. */
    SUBSCRIPTION_CAP,
    /** The digest had no room for it; number: how many papers the digest shows. */
    DIGEST_FULL,
    /** Nothing could be posted in the channel when it was found. */
    SUSPENDED,
    /** It is part of a flood; number: key of the flood, text: the feed. */
    FLOOD,
    /** People asked for it and stopped that before it was posted. */
    TAKEN_BACK,
    /** The channel muted it; number: the number of the mute, text: what is muted, in words. */
    MUTED,
    /** The platform refused it for good; text: the platform's words. */
    REFUSED,
    /** What an older version of the program wrote and this one does not know; text: its words. */
    OTHER
  }

  /** Over a channel's cap of papers a poll. */
  public static AlertReason pollCap(int cap) {
    return new AlertReason(Kind.POLL_CAP, cap, "");
  }

  /** Over a channel's cap of papers a day. */
  public static AlertReason dayCap(int cap) {
    return new AlertReason(Kind.DAY_CAP, cap, "");
  }

  /** Beyond what a digest shows. */
  public static AlertReason digestFull(int shown) {
    return new AlertReason(Kind.DIGEST_FULL, shown, "");
  }

  /** Part of this flood. */
  public static AlertReason flood(Flood flood) {
    return new AlertReason(Kind.FLOOD, flood.key(), flood.feed());
  }

  /** Muted by this mute. */
  public static AlertReason muted(Mute mute) {
    return new AlertReason(Kind.MUTED, mute.number(), mute.target().words());
  }

  /** Refused by the platform in these words. */
  public static AlertReason refused(String words) {
    return new AlertReason(Kind.REFUSED, 0, words);
  }

  /** Whether nothing is in the way. */
  public boolean isNone() {
    return kind == Kind.NONE;
  }

  /** Whether more papers were found than may be posted. */
  public boolean isCap() {
    return kind == Kind.POLL_CAP || kind == Kind.DAY_CAP || kind == Kind.SUBSCRIPTION_CAP;
  }
}

package dev.paperboy.store.outbox;

import dev.paperboy.store.paper.FloodStore.Flood;
import dev.paperboy.subscription.Mute;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * The reason why an alert is held, muted or failed. Created by the methods of this class; its
 * wording for users is defined where it is shown.
 *
 * @param kind the kind of reason
 * @param number the numeric parameter, as defined by {@link Kind}; 0 if there is none
 * @param text the text parameter, as defined by {@link Kind}; empty if there is none
 */
public record AlertReason(@ColumnName("reason") Kind kind, long number, String text) {

  /** No reason. */
  public static final AlertReason NONE = new AlertReason(Kind.NONE, 0, "");

  /** It was found while the channel was suspended. */
  public static final AlertReason SUSPENDED = new AlertReason(Kind.SUSPENDED, 0, "");

  /** The poll already found as many papers as each of its subscriptions allows. */
  public static final AlertReason SUBSCRIPTION_CAP = new AlertReason(Kind.SUBSCRIPTION_CAP, 0, "");

  /** The kinds of reasons; their names are stored in the database. */
  public enum Kind {
    /** No reason. */
    NONE,
    /** The channel's cap per poll was reached; number: the cap. */
    POLL_CAP,
    /** The channel's daily cap was reached; number: the cap. */
    DAY_CAP,
    /** The cap of the subscriptions was reached. */
    SUBSCRIPTION_CAP,
    /** The digest was full; number: the number of papers in the digest. */
    DIGEST_FULL,
    /** The channel was suspended when the paper was found. */
    SUSPENDED,
    /** It is part of a flood; number: key of the flood, text: the feed. */
    FLOOD,
    /** People requested it and cancelled the request before it was posted. */
    TAKEN_BACK,
    /** The channel muted it; number: the number of the mute, text: a description of the mute. */
    MUTED,
    /**
     * It waits for a digest, because only some papers that fit the votes are posted at once;
     * number: how many a week.
     */
    TASTE,
    /** The platform rejected it permanently; text: the platform's message. */
    REFUSED,
    /**
     * A reason written by an older version of the program and unknown to this one; text: its
     * wording.
     */
    OTHER
  }

  /** Returns the reason for exceeding a channel's cap per poll. */
  public static AlertReason pollCap(int cap) {
    return new AlertReason(Kind.POLL_CAP, cap, "");
  }

  /** Returns the reason for exceeding a channel's daily cap. */
  public static AlertReason dayCap(int cap) {
    return new AlertReason(Kind.DAY_CAP, cap, "");
  }

  /** Returns the reason for exceeding the size of a digest. */
  public static AlertReason digestFull(int shown) {
    return new AlertReason(Kind.DIGEST_FULL, shown, "");
  }

  /** Returns the reason for waiting for a digest where this many papers a week do not. */
  public static AlertReason taste(int perWeek) {
    return new AlertReason(Kind.TASTE, perWeek, "");
  }

  /** Returns the reason for being part of this flood. */
  public static AlertReason flood(Flood flood) {
    return new AlertReason(Kind.FLOOD, flood.key(), flood.feed());
  }

  /** Returns the reason for being muted by this mute. */
  public static AlertReason muted(Mute mute) {
    return new AlertReason(Kind.MUTED, mute.number(), mute.target().words());
  }

  /** Returns the reason for being rejected by the platform with this message. */
  public static AlertReason refused(String words) {
    return new AlertReason(Kind.REFUSED, 0, words);
  }

  /** Returns whether there is no reason. */
  public boolean isNone() {
    return kind == Kind.NONE;
  }

  /** Returns whether a cap was reached. */
  public boolean isCap() {
    return kind == Kind.POLL_CAP || kind == Kind.DAY_CAP || kind == Kind.SUBSCRIPTION_CAP;
  }
}

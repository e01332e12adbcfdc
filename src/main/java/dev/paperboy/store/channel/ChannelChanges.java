package dev.paperboy.store.channel;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.HistoryStore.Entry;
import dev.paperboy.store.channel.HistoryStore.What;
import dev.paperboy.store.vote.TasteStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes settings, mutes and feeds of channels and records each change in the same transaction.
 */
public final class ChannelChanges {
  private final ChannelStore channels = new ChannelStore();
  private final ChannelFeedStore feeds = new ChannelFeedStore();
  private final MuteStore mutes = new MuteStore();
  private final TasteStore tastes = new TasteStore();
  private final HistoryStore history = new HistoryStore();

  /**
   * Changes the settings of a channel.
   *
   * @param was the previous rules in text form
   * @param became the new rules in text form
   */
  public void change(
      Transaction transaction,
      Channel channel,
      Rules rules,
      Actor by,
      Map<String, String> was,
      Map<String, String> became,
      Instant now) {
    if (!channel.rules().equals(rules)) {
      channels.change(transaction, channel.key(), rules);
      history.channel(
          transaction, channel.key(), new Entry(now, 0, What.SETTINGS, by, was, became));
    }
  }

  /** Adds a mute with the next number in its channel. */
  public Mute mute(
      Transaction transaction,
      long channel,
      Target target,
      @Nullable Instant until,
      Actor by,
      Instant now) {
    Mute mute = mutes.add(transaction, channel, target, until, by.name(), now);
    remember(transaction, mute, What.MUTED, by, Map.of(), written(target, mute.until()), now);
    return mute;
  }

  /** Changes when a mute expires; null for never. */
  public void end(
      Transaction transaction, Mute mute, @Nullable Instant until, Actor by, Instant now) {
    if (!Objects.equals(mute.until(), until)) {
      mutes.end(transaction, mute.key(), until);
      Map<String, String> became = written(mute.target(), until);
      remember(
          transaction,
          mute,
          What.MUTE_CHANGED,
          by,
          written(mute.target(), mute.until()),
          became,
          now);
    }
  }

  /** Ends a mute now. */
  public void unmute(Transaction transaction, Mute mute, Actor by, Instant now) {
    mutes.lift(transaction, mute.key(), now);
    Map<String, String> was = written(mute.target(), mute.until());
    remember(transaction, mute, What.UNMUTED, by, was, Map.of(), now);
  }

  /**
   * Gives the feed of a channel an address; an earlier one ends.
   *
   * @param digest the digest of the secret in the address
   */
  public void feedAddress(
      Transaction transaction, long channel, String digest, Actor by, Instant now) {
    feeds.replace(transaction, channel, digest, by.name(), now);
    history.channel(
        transaction, channel, new Entry(now, 0, What.FEED_ADDRESS, by, Map.of(), Map.of()));
  }

  /** Forgets what was learned from the votes of a channel. */
  public void forgetTaste(Transaction transaction, long channel, Actor by, Instant now) {
    tastes.forget(transaction, channel, now);
    history.channel(
        transaction, channel, new Entry(now, 0, What.TASTE_FORGOTTEN, by, Map.of(), Map.of()));
  }

  private void remember(
      Transaction transaction,
      Mute mute,
      What what,
      Actor by,
      Map<String, String> was,
      Map<String, String> became,
      Instant now) {
    history.channel(
        transaction, mute.channel(), new Entry(now, mute.number(), what, by, was, became));
  }

  private static Map<String, String> written(Target target, @Nullable Instant until) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("mute", target.value());
    if (until != null) {
      texts.put("until", until.toString());
    }
    return texts;
  }
}

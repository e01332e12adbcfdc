package dev.paperboy.subscription;

/**
 * A place where papers are posted.
 *
 * @param key its number in the store
 * @param id its address
 * @param name its display name
 * @param rules how much may be posted, and when
 * @param rest why the channel is suspended; empty if it is not
 */
public record Channel(long key, ChannelId id, String name, Rules rules, String rest) {

  /**
   * Returns whether the channel is suspended: the platform permanently refused the last message, so
   * nothing is sent.
   */
  public boolean isResting() {
    return !rest.isEmpty();
  }
}

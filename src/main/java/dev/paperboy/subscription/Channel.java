package dev.paperboy.subscription;

/**
 * A place that papers are posted to.
 *
 * @param key its number in the store
 * @param id its address
 * @param name what people call it
 * @param rules how much may be posted, and when
 * @param rest why nothing can be posted there at present; empty while all is well
 */
public record Channel(long key, ChannelId id, String name, Rules rules, String rest) {

  /** Whether the platform refused the last message for good, so that nothing is sent. */
  public boolean isResting() {
    return !rest.isEmpty();
  }
}

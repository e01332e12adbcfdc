package dev.paperboy.subscription;

/**
 * What a chat platform can do, as far as commands and settings depend on it.
 *
 * @param mentions whether people are typed as mentions, which carry an id; otherwise a name is the
 *     id
 * @param roles whether it has roles, which can be mentioned as people are
 * @param crossPosting whether it has announcement channels that other channels follow
 * @param managers whether it says who manages a channel; otherwise everybody counts as a manager
 * @param initialRules what holds in a channel that chose nothing
 */
public record PlatformCapabilities(
    boolean mentions, boolean roles, boolean crossPosting, boolean managers, Rules initialRules) {

  /** A platform of names alone, where everybody may do everything. */
  public static final PlatformCapabilities PLAIN =
      new PlatformCapabilities(false, false, false, false, Rules.DEFAULT);
}

package dev.paperboy.subscription;

/**
 * The capabilities of a chat platform, as far as commands and settings depend on them.
 *
 * @param mentions whether people are typed as mentions, which contain an ID; otherwise a name is
 *     the ID
 * @param roles whether it has roles, which can be mentioned like people
 * @param crossPosting whether it has announcement channels that other channels can follow
 * @param managers whether it reports who manages a channel; otherwise everyone counts as a manager
 * @param commands whether people type commands in its channels; otherwise no text suggests any
 * @param tenant the tenant of a declared channel that names none
 * @param initialRules the initial rules of a channel
 */
public record PlatformCapabilities(
    boolean mentions,
    boolean roles,
    boolean crossPosting,
    boolean managers,
    boolean commands,
    String tenant,
    Rules initialRules) {

  /** The tenant of platforms that do not divide their channels. */
  public static final String LOCAL = "local";

  /** A platform with names only, where everyone may do everything. */
  public static final PlatformCapabilities PLAIN =
      new PlatformCapabilities(false, false, false, false, true, LOCAL, Rules.DEFAULT);
}

package dev.paperboy.chat.discord.message;

import dev.paperboy.paper.WebAddress;
import java.util.Optional;

/** An address that Discord accepts in a link. */
final class WebLink {
  /** The maximum length of an address in an embed that JDA accepts. */
  static final int IN_EMBED = 2000;

  /** The maximum length of the address of a link button. */
  static final int ON_BUTTON = 512;

  private WebLink() {}

  /**
   * Returns the address in ASCII; empty unless it is http or https, has a host and no user info,
   * and is within the maximum length.
   */
  static Optional<String> of(String address, int longest) {
    return WebAddress.of(address, longest);
  }

  /** Returns a link with a label of ours, for a place with markdown; empty if there is none. */
  static Optional<String> masked(String label, String address, int longest) {
    return of(address, longest)
        .map(link -> link.replace("(", "%28").replace(")", "%29"))
        .filter(link -> link.length() <= longest)
        .map(link -> "[" + label + "](" + link + ")");
  }
}

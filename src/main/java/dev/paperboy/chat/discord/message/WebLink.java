package dev.paperboy.chat.discord.message;

import dev.paperboy.paper.WebAddress;
import java.util.Optional;

/** An address that Discord accepts in a link. */
final class WebLink {
  /** The longest address of an embed that JDA lets through. */
  static final int IN_EMBED = 2000;

  /** The longest address of a link button. */
  static final int ON_BUTTON = 512;

  private WebLink() {}

  /**
   * The address in ASCII; empty unless it is http or https, names a host and nobody to log in, and
   * is not longer than that.
   */
  static Optional<String> of(String address, int longest) {
    return WebAddress.of(address, longest);
  }

  /** A link with a text of ours, for a place with markdown; empty where there is none. */
  static Optional<String> masked(String label, String address, int longest) {
    return of(address, longest)
        .map(link -> link.replace("(", "%28").replace(")", "%29"))
        .filter(link -> link.length() <= longest)
        .map(link -> "[" + label + "](" + link + ")");
  }
}

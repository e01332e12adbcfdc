package dev.paperboy.chat.slack;

import java.net.URI;
import java.util.Optional;

/**
 * How to reach Slack, and how Slack reaches us.
 *
 * @param line how events arrive
 * @param apiUrl where requests go instead of Slack, for a proxy or a test; with or without a slash
 *     at its end
 */
public record SlackOptions(Line line, Optional<URI> apiUrl) {

  /** How events arrive. */
  public sealed interface Line {}

  /**
   * Over a web socket that we open: works behind a firewall.
   *
   * @param appToken what it is opened with: {@code xapp-…}; never shown
   */
  public record Socket(String appToken) implements Line {
    @Override
    public String toString() {
      return "Socket";
    }
  }

  /**
   * As requests to our web server.
   *
   * @param signingSecret what Slack signs them with; never shown
   */
  public record Http(String signingSecret) implements Line {
    @Override
    public String toString() {
      return "Http";
    }
  }

  /** Where Slack's methods are, with a slash at the end; empty for Slack itself. */
  String methods() {
    return apiUrl.map(URI::toString).map(url -> url.replaceFirst("/+$", "") + "/").orElse("");
  }
}

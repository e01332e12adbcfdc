package dev.paperboy.app.settings;

import java.net.URI;
import java.util.Optional;

/**
 * How to reach Slack.
 *
 * @param botToken what messages are posted with: {@code xoxb-…}
 * @param appToken what the socket is opened with: {@code xapp-…}; needed in socket mode
 * @param signingSecret what Slack signs its requests with; needed in HTTP mode
 * @param mode how events arrive; socket by default
 * @param apiUrl where to send requests instead of Slack, for a proxy or a test
 */
public record SlackSettings(
    Secret botToken,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    Mode mode,
    Optional<URI> apiUrl) {

  /** Refuses a mode without what it needs. */
  public SlackSettings {
    if (mode == Mode.SOCKET && appToken.isEmpty()) {
      throw new IllegalArgumentException("app_token is needed in mode socket");
    }
    if (mode == Mode.HTTP && signingSecret.isEmpty()) {
      throw new IllegalArgumentException("signing_secret is needed in mode http");
    }
  }

  /** How events arrive. */
  public enum Mode {
    /** Over a web socket that we open: works behind a firewall. */
    SOCKET,
    /** As requests to our web server. */
    HTTP
  }
}

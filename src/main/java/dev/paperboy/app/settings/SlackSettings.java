package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach Slack.
 *
 * @param access what the bot shows that it may post: one token, or one for each workspace
 * @param appToken what the socket is opened with: {@code xapp-…}; needed in socket mode
 * @param signingSecret what Slack signs its requests with; needed in HTTP mode
 * @param mode how events arrive; socket by default
 * @param apiUrl where to send requests instead of Slack, for a proxy or a test
 */
public record SlackSettings(
    Access access,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    Mode mode,
    Optional<URI> apiUrl) {

  /** Rejects a mode without what it needs. */
  public SlackSettings {
    if (mode == Mode.SOCKET && appToken.isEmpty()) {
      throw new IllegalArgumentException("app_token is required in mode socket");
    }
    if (mode == Mode.HTTP && signingSecret.isEmpty()) {
      throw new IllegalArgumentException("signing_secret is required in mode http");
    }
  }

  /** What the bot shows that it may post. */
  public sealed interface Access {}

  /**
   * The bot is in one workspace, where somebody installed it by hand.
   *
   * @param botToken what messages are posted with: {@code xoxb-…}
   */
  public record OneWorkspace(Secret botToken) implements Access {}

  /**
   * People install the bot in their workspaces through our web server.
   *
   * @param clientId the app's public name
   * @param clientSecret how the app shows that it is itself
   * @param encryptionKey what tokens are encrypted with in the database: 32 bytes in Base64
   */
  public record ManyWorkspaces(String clientId, Secret clientSecret, Secret encryptionKey)
      implements Access {}

  /** How events arrive. */
  public enum Mode {
    /** Over a web socket that we open: works behind a firewall. */
    SOCKET,
    /** As requests to our web server. */
    HTTP
  }
}

package dev.paperboy.chat.slack.install;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The installation that Slack returned for a workspace.
 *
 * @param team the workspace's ID
 * @param name the workspace's display name
 * @param botUser the bot's user ID there
 * @param scopes the bot's permissions there
 * @param tokens the bot's credentials
 * @param installedBy the ID of the user who installed it
 * @param installed when it was installed
 */
public record Installation(
    String team,
    String name,
    String botUser,
    List<String> scopes,
    Tokens tokens,
    String installedBy,
    Instant installed) {

  /** Copies the scopes. */
  public Installation {
    scopes = List.copyOf(scopes);
  }

  /** Returns this installation with new tokens. */
  Installation with(Tokens renewed) {
    return new Installation(team, name, botUser, scopes, renewed, installedBy, installed);
  }

  /**
   * The tokens of an installation; {@link #toString} does not reveal them.
   *
   * @param access the access token
   * @param refresh the refresh token; empty if the access token does not expire
   * @param expiry when the access token expires; null for never
   */
  public record Tokens(String access, String refresh, @Nullable Instant expiry) {

    /** Returns when the access token expires; empty for never. */
    public Optional<Instant> expires() {
      return Optional.ofNullable(expiry);
    }

    @Override
    public String toString() {
      return "(hidden)";
    }
  }
}

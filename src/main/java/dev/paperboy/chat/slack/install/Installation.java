package dev.paperboy.chat.slack.install;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Slack handed out when Paperboy was installed in a workspace.
 *
 * @param team the workspace's id
 * @param name what people call the workspace
 * @param botUser the bot's own id there
 * @param scopes what the bot may do there
 * @param tokens how it shows that it may
 * @param installedBy the id of who installed it
 * @param installed when
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

  /** The same with new tokens. */
  Installation with(Tokens renewed) {
    return new Installation(team, name, botUser, scopes, renewed, installedBy, installed);
  }

  /**
   * The tokens of an installation. They do not show themselves.
   *
   * @param access what requests are made with
   * @param refresh what the next pair is asked for with; empty where the first does not expire
   * @param expiry when the first stops working; null for never
   */
  public record Tokens(String access, String refresh, @Nullable Instant expiry) {

    /** When the first stops working; empty for never. */
    public Optional<Instant> expires() {
      return Optional.ofNullable(expiry);
    }

    @Override
    public String toString() {
      return "(hidden)";
    }
  }
}

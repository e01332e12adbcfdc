package dev.paperboy.chat.slack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How the bot stands with Slack. */
public sealed interface SlackState {

  /** In words for people, on one line. */
  String words();

  /** Whether messages can be sent at all. */
  default boolean isConnected() {
    return false;
  }

  /**
   * On the way there.
   *
   * @param trouble what kept it from getting there last time; empty where nothing did
   */
  record Connecting(String trouble) implements SlackState {
    @Override
    public String words() {
      return trouble.isEmpty() ? "connecting" : "connecting; so far " + trouble;
    }
  }

  /**
   * There.
   *
   * @param workspaces how many workspaces it is installed in
   * @param socket whether events arrive over a web socket
   */
  record Connected(long workspaces, boolean socket) implements SlackState {
    @Override
    public String words() {
      return "connected in %d %s, %s"
          .formatted(
              workspaces,
              workspaces == 1 ? "workspace" : "workspaces",
              socket ? "by Socket Mode" : "by HTTP");
    }

    @Override
    public boolean isConnected() {
      return true;
    }
  }

  /** Slack does not take a token; a person must act. */
  record Refused(String reason) implements SlackState {
    @Override
    public String words() {
      return "refused: " + reason;
    }
  }

  /** It was there, and is trying to get there again. */
  record Disconnected(Instant since) implements SlackState {
    @Override
    public String words() {
      return "disconnected since " + since.truncatedTo(ChronoUnit.SECONDS) + ", reconnecting";
    }
  }

  /** It was closed, or never started. */
  record Off() implements SlackState {
    @Override
    public String words() {
      return "off";
    }
  }
}

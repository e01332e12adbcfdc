package dev.paperboy.chat.discord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How the bot stands with Discord. */
public sealed interface DiscordState {

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
  record Connecting(String trouble) implements DiscordState {
    @Override
    public String words() {
      return trouble.isEmpty() ? "connecting" : "connecting; so far " + trouble;
    }
  }

  /**
   * There.
   *
   * @param name what the bot is called
   * @param servers how many servers it is in, of those that this process serves
   * @param connected how many of its shards are connected
   */
  record Connected(
      String name, long servers, int connected, int firstShard, int lastShard, int shards)
      implements DiscordState {
    @Override
    public String words() {
      int wanted = lastShard - firstShard + 1;
      return "connected as %s in %d %s, shards %d–%d of %d%s"
          .formatted(
              name,
              servers,
              servers == 1 ? "server" : "servers",
              firstShard,
              lastShard,
              shards,
              connected == wanted ? "" : ", " + (wanted - connected) + " of them not yet");
    }

    @Override
    public boolean isConnected() {
      return true;
    }
  }

  /** Discord does not take the token, or what comes with it; a person must act. */
  record Refused(String reason) implements DiscordState {
    @Override
    public String words() {
      return "refused: " + reason;
    }
  }

  /** It was there, and is trying to get there again. */
  record Disconnected(Instant since) implements DiscordState {
    @Override
    public String words() {
      return "disconnected since " + since.truncatedTo(ChronoUnit.SECONDS) + ", reconnecting";
    }
  }

  /** It was closed, or never started. */
  record Off() implements DiscordState {
    @Override
    public String words() {
      return "off";
    }
  }
}

package dev.paperboy.chat.discord;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach Discord, and which part of it.
 *
 * @param token the bot's token; never shown
 * @param apiUrl where requests go instead of Discord, for a proxy or a test; with or without a
 *     slash and {@code /api/v10} at its end
 * @param gatewayUrl where events come from instead of the address that Discord names. After a short
 *     break Discord names another address to resume at, which a proxy must rewrite
 * @param shards into how many parts the servers are divided; at least 1
 * @param firstShard the first part that this process serves, from 0
 * @param lastShard the last part that this process serves, less than {@code shards}
 */
public record DiscordOptions(
    String token,
    Optional<URI> apiUrl,
    Optional<URI> gatewayUrl,
    int shards,
    int firstShard,
    int lastShard) {

  private static final String VERSION = "v10";

  /** Refuses a range outside the whole. */
  public DiscordOptions {
    if (token.isBlank() || firstShard < 0 || lastShard < firstShard || lastShard >= shards) {
      throw new IllegalArgumentException(
          "needs a token and shards within 0 to total - 1: " + firstShard + " to " + lastShard);
    }
  }

  /** One process that serves every server, at Discord itself. */
  public static DiscordOptions of(String token) {
    return new DiscordOptions(token, Optional.empty(), Optional.empty(), 1, 0, 0);
  }

  /** Where requests begin, with the version and a slash at its end. */
  String requestsBegin() {
    String address = apiUrl.map(URI::toString).orElse("https://discord.com");
    String bare = address.replaceFirst("/+$", "");
    if (bare.toLowerCase(Locale.ROOT).matches(".*/api/v\\d+")) {
      return bare + "/";
    }
    return bare + (bare.endsWith("/api") ? "/" : "/api/") + VERSION + "/";
  }

  @Override
  public String toString() {
    return "shards %d to %d of %d at %s".formatted(firstShard, lastShard, shards, requestsBegin());
  }
}

package dev.paperboy.chat.discord;

import dev.paperboy.chat.discord.address.DiscordAddress;
import dev.paperboy.fleet.LeaseGroup;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The configuration of the connection to Discord.
 *
 * @param token the bot's token; never shown
 * @param apiUrl the address for requests instead of Discord's, for a proxy or a test; with or
 *     without a trailing slash and {@code /api/v10}
 * @param gatewayUrl the address for events instead of the one that Discord returns. After a short
 *     interruption Discord returns another address for resuming, which a proxy must rewrite
 * @param shards the total number of shards; at least 1
 * @param firstShard the first shard served by this process, from 0
 * @param lastShard the last shard served by this process, less than {@code shards}
 */
public record DiscordOptions(
    String token,
    Optional<URI> apiUrl,
    Optional<URI> gatewayUrl,
    int shards,
    int firstShard,
    int lastShard) {

  private static final String VERSION = "v10";

  /** Rejects a range that is out of bounds. */
  public DiscordOptions {
    if (token.isBlank() || firstShard < 0 || lastShard < firstShard || lastShard >= shards) {
      throw new IllegalArgumentException(
          "needs a token and shards within 0 to total - 1: " + firstShard + " to " + lastShard);
    }
  }

  /** Returns the options of one process that serves all servers, at Discord's own address. */
  public static DiscordOptions of(String token) {
    return new DiscordOptions(token, Optional.empty(), Optional.empty(), 1, 0, 0);
  }

  /** Returns the leases of the shards. */
  public LeaseGroup leases() {
    return new LeaseGroup(DiscordAddress.PLATFORM, shards);
  }

  /** Returns the base address of requests, with the version and a trailing slash. */
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

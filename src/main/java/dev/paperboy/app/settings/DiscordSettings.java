package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach Discord.
 *
 * @param token the bot's token
 * @param apiUrl where to send requests instead of Discord, for a proxy or a test; http or https
 * @param gatewayUrl where to listen for events instead of Discord; ws or wss
 * @param shards which part of the servers this process serves
 */
public record DiscordSettings(
    Secret token, Optional<URI> apiUrl, Optional<URI> gatewayUrl, Shards shards) {

  /**
   * The part of the servers that one process serves.
   *
   * @param total into how many parts they are divided; 1 by default, at most 10,000
   * @param first the first part that is served here, from 0
   * @param last the last part that is served here; {@code total - 1} by default
   */
  public record Shards(int total, int first, int last) {

    /** One process serves all. */
    public static final Shards ALL = new Shards(1, 0, 0);

    /** The largest number of parts. */
    static final int MOST = 10_000;

    /** Rejects a range outside the whole. */
    public Shards {
      if (total < 1 || total > MOST || first < 0 || last < first || last >= total) {
        throw new IllegalArgumentException(
            "shards run from first to last within 0 to total - 1, but first is %d, last is %d and total is %d"
                .formatted(first, last, total));
      }
    }
  }
}

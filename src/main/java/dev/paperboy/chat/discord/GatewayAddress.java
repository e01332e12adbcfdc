package dev.paperboy.chat.discord;

import java.net.URI;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/**
 * The gateway address for shards, rate limited as Discord requires: the configured address, else
 * the one that Discord's API returned last. JDA alone would use Discord's public address when a
 * session cannot be resumed, bypassing a configured API. Thread-safe.
 */
final class GatewayAddress extends ConcurrentSessionController {
  private final Optional<String> chosen;
  private volatile Optional<String> named = Optional.empty();

  GatewayAddress(Optional<URI> chosen) {
    this.chosen = chosen.map(URI::toString);
  }

  @Override
  public ShardedGateway getShardedGateway(JDA api) {
    ShardedGateway answer = super.getShardedGateway(api);
    named = Optional.of(answer.getUrl());
    return new ShardedGateway(
        chosen.orElse(answer.getUrl()), answer.getShardTotal(), answer.getConcurrency());
  }

  @Override
  public String getGateway() {
    return chosen.or(() -> named).orElseGet(super::getGateway);
  }
}

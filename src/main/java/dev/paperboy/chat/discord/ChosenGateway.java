package dev.paperboy.chat.discord;

import java.net.URI;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/** Connects to another gateway than the one that Discord names, at Discord's pace. */
final class ChosenGateway extends ConcurrentSessionController {
  private final URI gateway;

  ChosenGateway(URI gateway) {
    this.gateway = gateway;
  }

  @Override
  public ShardedGateway getShardedGateway(JDA api) {
    ShardedGateway named = super.getShardedGateway(api);
    return new ShardedGateway(gateway.toString(), named.getShardTotal(), named.getConcurrency());
  }
}

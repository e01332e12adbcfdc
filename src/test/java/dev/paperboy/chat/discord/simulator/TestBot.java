package dev.paperboy.chat.discord.simulator;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/** A small bot on the real library, connected to a simulator. */
final class TestBot implements AutoCloseable {
  private final ShardManager shards;

  private TestBot(ShardManager shards) {
    this.shards = shards;
  }

  static TestBot connect(DiscordSimulator discord) {
    return connect(discord, Compression.ZLIB, event -> {});
  }

  static TestBot connect(
      DiscordSimulator discord, Compression compression, Consumer<GenericEvent> listener) {
    ShardManager shards =
        DefaultShardManagerBuilder.createLight(DiscordSimulator.TOKEN, List.of())
            .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
            .setCompression(compression)
            .disableCache(List.of(CacheFlag.values()))
            .setMaxReconnectDelay(32)
            .addEventListeners((EventListener) listener::accept)
            .setShardsTotal(1)
            .build();
    TestBot bot = new TestBot(shards);
    bot.awaitConnected();
    return bot;
  }

  void awaitConnected() {
    Waiting.until(
        "the bot is connected",
        Duration.ofSeconds(15),
        () ->
            shards.getShardCache().stream()
                .anyMatch(one -> one.getStatus() == JDA.Status.CONNECTED));
  }

  JDA jda() {
    return shards.getShards().get(0);
  }

  @Override
  public void close() {
    shards.getShards().forEach(JDA::shutdownNow);
    shards.shutdown();
  }
}

package dev.paperboy.chat.discord.simulator;

import dev.paperboy.chat.simulator.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/** A small bot on the real library, connected to a simulator. */
final class TestBot implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final ShardManager shards;

  private TestBot(ShardManager shards) {
    this.shards = shards;
  }

  static TestBot connect(DiscordSimulator discord) {
    return connect(discord, Compression.ZLIB, event -> {});
  }

  static TestBot connect(
      DiscordSimulator discord, Compression compression, Consumer<GenericEvent> listener) {
    return connected(
        builder(discord, DiscordSimulator.TOKEN, List.of())
            .setCompression(compression)
            .addEventListeners((EventListener) listener::accept));
  }

  static TestBot connectShards(DiscordSimulator discord, int total) {
    return connected(builder(discord, DiscordSimulator.TOKEN, List.of()).setShardsTotal(total));
  }

  /** A bot that may never connect. */
  static TestBot start(DiscordSimulator discord, String token, Collection<GatewayIntent> intents) {
    return new TestBot(builder(discord, token, intents).build());
  }

  private static DefaultShardManagerBuilder builder(
      DiscordSimulator discord, String token, Collection<GatewayIntent> intents) {
    return DefaultShardManagerBuilder.createLight(token, intents)
        .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
        .setSessionController(gateway(discord))
        .disableCache(List.of(CacheFlag.values()))
        .setMaxReconnectDelay(32)
        .setShardsTotal(1);
  }

  /** The library alone goes to Discord's own address once a session cannot be resumed. */
  private static SessionController gateway(DiscordSimulator discord) {
    return new ConcurrentSessionController() {
      @Override
      public String getGateway() {
        return discord.gatewayUrl();
      }
    };
  }

  private static TestBot connected(DefaultShardManagerBuilder builder) {
    TestBot bot = new TestBot(builder.build());
    bot.awaitConnected();
    return bot;
  }

  void awaitConnected() {
    Waiting.until("every shard is connected", SOON, this::isConnected);
  }

  private boolean isConnected() {
    List<JDA> running = shards.getShards();
    return running.size() == shards.getShardsTotal()
        && running.stream().allMatch(one -> one.getStatus() == JDA.Status.CONNECTED);
  }

  boolean isShutDown() {
    return shards.getShards().stream().allMatch(one -> one.getStatus() == JDA.Status.SHUTDOWN);
  }

  JDA jda() {
    return shard(0);
  }

  JDA shard(int id) {
    return Objects.requireNonNull(shards.getShardById(id));
  }

  @Override
  public void close() {
    shards.getShards().forEach(JDA::shutdownNow);
    shards.shutdown();
  }
}

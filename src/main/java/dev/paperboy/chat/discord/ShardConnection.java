package dev.paperboy.chat.discord;

import dev.paperboy.chat.Pause;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import okhttp3.OkHttpClient;

/**
 * A connection attempt: the library's shards and their threads. It caches servers, channels and
 * roles, but no members or messages.
 */
final class ShardConnection implements AutoCloseable {
  private static final int LONGEST_RECONNECT_SECONDS = 120;
  private static final long LAST_REQUESTS_SECONDS = 2;

  private final ConnectionThreads pools = new ConnectionThreads();
  private final ShardManager library;

  private ShardConnection(DiscordOptions options, List<Object> listeners, Pause pause) {
    DefaultShardManagerBuilder builder =
        DefaultShardManagerBuilder.createLight(options.token(), List.of())
            .enableCache(CacheFlag.FORUM_TAGS)
            .setShardsTotal(options.shards())
            .setShards(options.firstShard(), options.lastShard())
            .setRestConfig(new RestConfig().setBaseUrl(options.requestsBegin()))
            .setHttpClientBuilder(client(options.requestsBegin(), pause))
            .setSessionController(new GatewayAddress(options.gatewayUrl()))
            .setEventPassthrough(true)
            .setEnableShutdownHook(false)
            .setUseShutdownNow(true)
            .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
            .setGatewayPoolProvider(shared(pools.gateway))
            .setRateLimitSchedulerProvider(shared(pools.rateLimit))
            .setRateLimitElasticProvider(shared(pools.requests))
            .setCallbackPoolProvider(shared(pools.callbacks))
            .addEventListeners(listeners);
    this.library = builder.build(false);
  }

  private static OkHttpClient.Builder client(String requestsBegin, Pause pause) {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    ReplyRetryInterceptor.at(requestsBegin, pause).addTo(client);
    return client
        .addInterceptor(new RateLimitedRequests(requestsBegin))
        .addInterceptor(new RetryAfterHeader());
  }

  /**
   * Starts connecting; shards start one after the other, as Discord requires.
   *
   * @throws RuntimeException if Discord refuses or cannot be reached
   */
  static ShardConnection connect(DiscordOptions options, List<Object> listeners, Pause pause) {
    ShardConnection shards = new ShardConnection(options, listeners, pause);
    try {
      shards.library.login();
      return shards;
    } catch (RuntimeException failure) {
      shards.close();
      throw failure;
    }
  }

  private static <T extends ExecutorService> ThreadPoolProvider<T> shared(T pool) {
    return new ThreadPoolProvider<>() {
      @Override
      public T provide(int shards) {
        return pool;
      }

      @Override
      public boolean shouldShutdownAutomatically(int shard) {
        return false;
      }
    };
  }

  ShardManager library() {
    return library;
  }

  /** Returns the number of connected shards. */
  int connected() {
    return (int)
        library.getShardCache().stream()
            .filter(shard -> shard.getStatus() == JDA.Status.CONNECTED)
            .count();
  }

  /** Releases everything, within a few seconds. */
  @Override
  public void close() {
    List<JDA> shards = library.getShards();
    library.shutdown();
    try {
      for (JDA shard : shards) {
        boolean unused = shard.awaitShutdown(LAST_REQUESTS_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    pools.close();
  }
}

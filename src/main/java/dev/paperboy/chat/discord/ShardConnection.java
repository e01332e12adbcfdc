package dev.paperboy.chat.discord;

import dev.paperboy.chat.Pause;
import dev.paperboy.fleet.Leases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private static final int LOOKS_AT_LAST_REQUESTS = 10;

  private final ConnectionThreads pools = new ConnectionThreads();
  private final ShardManager library;
  private final HeldShards held;

  /** Those that run, and the work that keeps their leases from being handed over. */
  private final Map<Integer, Leases.Work> running = new TreeMap<>();

  /** Those that finish their last requests. */
  private final List<Closing> closing = new ArrayList<>();

  /** A shard that finishes its last requests. */
  private static final class Closing {
    private final JDA shard;
    private final Leases.Work work;
    private int looks;

    Closing(JDA shard, Leases.Work work) {
      this.shard = shard;
      this.work = work;
    }

    boolean isOver() {
      return shard.getStatus() == JDA.Status.SHUTDOWN || ++looks > LOOKS_AT_LAST_REQUESTS;
    }
  }

  private ShardConnection(
      DiscordOptions options,
      Map<Integer, Leases.Work> running,
      HeldShards held,
      List<Object> listeners,
      DiscordFleet fleet,
      Pause pause) {
    this.held = held;
    this.running.putAll(running);
    DefaultShardManagerBuilder builder =
        DefaultShardManagerBuilder.createLight(options.token(), List.of())
            .enableCache(CacheFlag.FORUM_TAGS)
            .setShardsTotal(options.shards())
            .setShards(running.keySet())
            .setEventManagerProvider(shard -> new HeldEvents(held, shard))
            .setRestConfig(new RestConfig().setBaseUrl(options.requestsBegin()))
            .setHttpClientBuilder(client(options.requestsBegin(), held, fleet, pause))
            .setSessionController(new GatewayAddress(options.gatewayUrl(), fleet.pace(), pause))
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

  private static OkHttpClient.Builder client(
      String requestsBegin, HeldShards held, DiscordFleet fleet, Pause pause) {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    ReplyRetryInterceptor.at(requestsBegin, pause).addTo(client);
    return client
        .addInterceptor(
            new RateLimitedRequests(requestsBegin, () -> !held.present().isEmpty(), fleet))
        .addInterceptor(new RetryAfterHeader());
  }

  /**
   * Starts to connect the shards that are held; shards start one after the other, as Discord
   * requires. Empty if none is held.
   *
   * @throws RuntimeException if Discord refuses or cannot be reached
   */
  static Optional<ShardConnection> connect(
      DiscordOptions options,
      HeldShards held,
      List<Object> listeners,
      DiscordFleet fleet,
      Pause pause) {
    Map<Integer, Leases.Work> begun = new TreeMap<>();
    for (int shard : held.present()) {
      held.begin(shard).ifPresent(work -> begun.put(shard, work));
    }
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    ShardConnection shards = new ShardConnection(options, begun, held, listeners, fleet, pause);
    try {
      shards.library.login();
      return Optional.of(shards);
    } catch (RuntimeException failure) {
      shards.close();
      throw failure;
    }
  }

  /** Connects the shards that are held now, and closes the others. */
  synchronized void follow() {
    Set<Integer> present = held.present();
    for (Map.Entry<Integer, Leases.Work> old : List.copyOf(running.entrySet())) {
      JDA shard = library.getShardById(old.getKey());
      // While the library is creating it, it cannot be closed yet.
      if (!present.contains(old.getKey()) && shard != null) {
        running.remove(old.getKey());
        closing.add(new Closing(shard, old.getValue()));
        shard.shutdown();
      }
    }
    for (Closing old : List.copyOf(closing)) {
      if (old.isOver()) {
        closing.remove(old);
        library.shutdown(old.shard.getShardInfo().getShardId());
        old.work.close();
      }
    }
    for (int shard : present) {
      if (!running.containsKey(shard) && library.getShardById(shard) == null) {
        held.begin(shard)
            .ifPresent(
                work -> {
                  running.put(shard, work);
                  library.start(shard);
                });
      }
    }
  }

  /** Returns the shards that are served, in order. */
  synchronized List<Integer> shards() {
    return List.copyOf(running.keySet());
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
    endWork();
  }

  private synchronized void endWork() {
    running.values().forEach(Leases.Work::close);
    closing.forEach(one -> one.work.close());
  }
}

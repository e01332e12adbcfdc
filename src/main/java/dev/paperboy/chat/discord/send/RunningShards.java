package dev.paperboy.chat.discord.send;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

/** The shards of a shard manager, which may not have been started yet. */
public final class RunningShards implements DiscordShards {
  /** See "Sharding" in Discord's gateway documentation. */
  private static final int SHARD_BITS = 22;

  private final Supplier<Optional<ShardManager>> manager;

  /** Creates an instance for the shard manager that this supplies. */
  public RunningShards(Supplier<Optional<ShardManager>> manager) {
    this.manager = manager;
  }

  @Override
  public Optional<JDA> of(long guild) {
    return manager
        .get()
        .filter(running -> running.getShardsTotal() > 0)
        .map(running -> running.getShardById(shard(guild, running.getShardsTotal())));
  }

  @Override
  public List<JDA> all() {
    return manager.get().map(ShardManager::getShards).orElse(List.of());
  }

  private static int shard(long guild, int total) {
    return (int) ((guild >>> SHARD_BITS) % total);
  }
}

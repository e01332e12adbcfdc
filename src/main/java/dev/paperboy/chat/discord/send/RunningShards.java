package dev.paperboy.chat.discord.send;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

/** The shards of a shard manager, which may not have been started yet. */
public final class RunningShards implements DiscordShards {
  /** See "Sharding" in Discord's gateway documentation. */
  private static final int SHARD_BITS = 22;

  private final Supplier<Optional<ShardManager>> manager;
  private final IntPredicate held;
  private final BooleanSupplier standsBy;

  /**
   * Creates an instance for the shard manager that this supplies.
   *
   * @param held returns whether a shard is to be served by this process
   * @param standsBy returns whether other processes serve all of them
   */
  public RunningShards(
      Supplier<Optional<ShardManager>> manager, IntPredicate held, BooleanSupplier standsBy) {
    this.manager = manager;
    this.held = held;
    this.standsBy = standsBy;
  }

  @Override
  public Optional<JDA> of(long guild) {
    return manager
        .get()
        .filter(running -> running.getShardsTotal() > 0)
        .map(running -> running.getShardById(shard(guild, running.getShardsTotal())))
        .filter(this::isHeld);
  }

  @Override
  public List<JDA> all() {
    return manager.get().map(ShardManager::getShards).orElse(List.of()).stream()
        .filter(this::isHeld)
        .toList();
  }

  @Override
  public boolean areElsewhere() {
    return standsBy.getAsBoolean();
  }

  private boolean isHeld(JDA shard) {
    return held.test(shard.getShardInfo().getShardId());
  }

  private static int shard(long guild, int total) {
    return (int) ((guild >>> SHARD_BITS) % total);
  }
}

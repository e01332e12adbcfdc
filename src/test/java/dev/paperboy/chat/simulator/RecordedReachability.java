package dev.paperboy.chat.simulator;

import dev.paperboy.deliver.Reachability;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Remembers what it was told, a line each. */
public final class RecordedReachability implements Reachability {
  private final String platform;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger readiness = new AtomicInteger();
  private volatile Predicate<ChannelId> reachableChannels = channel -> false;

  /** Told of this platform. */
  public RecordedReachability(String platform) {
    this.platform = platform;
  }

  /** Whether the channel was among those that were regained with their server last. */
  public boolean isReachable(String tenant, String id) {
    return reachableChannels.test(new ChannelId(platform, tenant, id));
  }

  public List<String> told() {
    return told;
  }

  public int readiness() {
    return readiness.get();
  }

  @Override
  public void lost(ChannelId channel, String reason) {
    told.add("lost " + channel + ": " + reason);
  }

  @Override
  public void deleted(ChannelId channel, String reason) {
    told.add("deleted " + channel + ": " + reason);
  }

  @Override
  public void lostTenant(String platform, String tenant, String reason) {
    told.add("lost all of " + platform + "/" + tenant + ": " + reason);
  }

  @Override
  public void regained(ChannelId channel) {
    told.add("regained " + channel);
  }

  @Override
  public void regainedTenant(String platform, String tenant, Predicate<ChannelId> reachable) {
    reachableChannels = reachable;
    told.add("regained all of " + platform + "/" + tenant);
  }

  @Override
  public void renamed(ChannelId channel, String name) {
    told.add("renamed " + channel + " to " + name);
  }

  @Override
  public void readinessChanged() {
    readiness.incrementAndGet();
  }
}

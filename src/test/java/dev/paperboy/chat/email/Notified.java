package dev.paperboy.chat.email;

import dev.paperboy.deliver.Reachability;
import dev.paperboy.subscription.ChannelId;
import java.util.function.Predicate;

/** Reachability that a test waits for. */
record Notified(Reachability inner, Runnable whenReady) implements Reachability {
  @Override
  public void lost(ChannelId channel, String reason) {
    inner.lost(channel, reason);
  }

  @Override
  public void deleted(ChannelId channel, String reason) {
    inner.deleted(channel, reason);
  }

  @Override
  public void lostTenant(String platform, String tenant, String reason) {
    inner.lostTenant(platform, tenant, reason);
  }

  @Override
  public void regained(ChannelId channel) {
    inner.regained(channel);
  }

  @Override
  public void regainedTenant(String platform, String tenant, Predicate<ChannelId> reachable) {
    inner.regainedTenant(platform, tenant, reachable);
  }

  @Override
  public void renamed(ChannelId channel, String name) {
    inner.renamed(channel, name);
  }

  @Override
  public void readinessChanged() {
    inner.readinessChanged();
    whenReady.run();
  }
}

package dev.paperboy.app.task;

import dev.paperboy.ops.DeliveryWatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every half minute for deliveries that are overdue and for tasks that hang. */
public final class WatchTask implements TaskLoop.Round {
  private static final Logger LOG = LoggerFactory.getLogger(WatchTask.class);
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final DeliveryWatch deliveries;
  private final TaskThreads threads;
  private final Set<String> hanging = new TreeSet<>();

  /** Watches the deliveries and these threads. */
  public WatchTask(DeliveryWatch deliveries, TaskThreads threads) {
    this.deliveries = deliveries;
    this.threads = threads;
  }

  @Override
  public Duration run() {
    List<TaskLoop> now = threads.hanging();
    hanging.retainAll(now.stream().map(TaskLoop::name).toList());
    for (TaskLoop loop : now) {
      if (hanging.add(loop.name())) {
        LOG.error("{}", loop.hang().orElseGet(loop::name));
      }
    }
    deliveries.look();
    return BETWEEN;
  }

  @Override
  public boolean isShort() {
    return true;
  }
}

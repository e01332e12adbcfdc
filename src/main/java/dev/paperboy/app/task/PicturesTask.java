package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.picture.PictureCollector;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the pictures of new papers, after each poll and whenever one is due again, while this
 * replica is the one that does.
 */
public final class PicturesTask implements TaskLoop.Round {
  private static final Logger LOG = LoggerFactory.getLogger(PicturesTask.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final PictureCollector collector;
  private final LeasedTask leased;
  private final ProgramTime time;
  private boolean impossible;

  /** Runs this collector under a lease. */
  public PicturesTask(PictureCollector collector, LeasedTask leased, ProgramTime time) {
    this.collector = collector;
    this.leased = leased;
    this.time = time;
  }

  @Override
  public Duration run() throws InterruptedException {
    boolean more = leased.run(this::collect).orElse(false);
    return more ? Duration.ZERO : time.onTheWall(EVERY);
  }

  /** Returns whether there is more to fetch at once. */
  private boolean collect() throws InterruptedException {
    try {
      return !impossible && collector.collect();
    } catch (LinkageError missing) {
      impossible = true;
      LOG.atWarn()
          .addKeyValue("reason", missing.toString())
          .log("this Java installation cannot decode pictures, so the pages have none");
      return false;
    }
  }
}

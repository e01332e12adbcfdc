package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.picture.PictureCollector;
import java.time.Duration;
import java.util.Optional;
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
  private final Leases leases;
  private final ProgramTime time;
  private boolean impossible;

  /** Runs this collector. */
  public PicturesTask(PictureCollector collector, Leases leases, ProgramTime time) {
    this.leases = leases;
    this.collector = collector;
    this.time = time;
  }

  @Override
  public Duration run() throws InterruptedException {
    Optional<Leases.Work> work = leases.begin(SharedWork.PICTURES.lease());
    if (work.isEmpty()) {
      return time.onTheWall(EVERY);
    }
    try (Leases.Work held = work.get()) {
      if (!impossible && collector.collect()) {
        return Duration.ZERO;
      }
    } catch (LinkageError missing) {
      impossible = true;
      LOG.atWarn()
          .addKeyValue("reason", missing.toString())
          .log("this Java installation cannot decode pictures, so the pages have none");
    }
    return time.onTheWall(EVERY);
  }
}

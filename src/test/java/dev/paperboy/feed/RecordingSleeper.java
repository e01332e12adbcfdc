package dev.paperboy.feed;

import dev.paperboy.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets the clock pass instead of waiting, and remembers for how long. */
public final class RecordingSleeper implements Sleeper {
  private final SettableClock clock;
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

  public RecordingSleeper(SettableClock clock) {
    this.clock = clock;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (duration.compareTo(Duration.ZERO) > 0) {
      sleeps.add(duration);
      clock.advance(duration);
    }
  }

  /** The waits that were longer than nothing, in order. */
  public List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}

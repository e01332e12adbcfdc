package dev.paperboy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;

/**
 * Tries something with random inputs: some thousand times, always the same, in the suite; for an
 * hour, or {@code -Dpaperboy.minutes}, with {@code -Dpaperboy.long=true}. Every try has a seed of
 * its own, which a failure names, and which {@code -Dpaperboy.seed} repeats alone.
 */
public final class Fuzzing {
  private static final String SEED = "paperboy.seed";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Fuzzing() {}

  /** One try. */
  public interface Trial {
    /** Throws if something is wrong; everything random comes from this generator. */
    void run(Random random) throws Exception;
  }

  /**
   * Runs tries, all with different seeds.
   *
   * @param subject what is tried, for failures
   * @param inSuite the number of tries in the suite
   * @param most the CPU time of this thread that a try may take
   */
  public static void fuzz(String subject, int inSuite, Duration most, Trial trial) {
    if (Long.getLong(SEED) != null) {
      attempt(subject, Long.getLong(SEED), trial);
      return;
    }
    boolean isLong = Boolean.getBoolean("paperboy.long");
    // The suite tries the same each time, so that only a change to the program makes it fail.
    Random seeds = isLong ? new Random() : new Random(subject.hashCode());
    long end =
        System.nanoTime()
            + Duration.ofMinutes(Integer.getInteger("paperboy.minutes", 60)).toNanos();
    long tries = 0;
    long longest = 0;
    do {
      long seed = seeds.nextLong();
      long cpu = attempt(subject, seed, trial);
      // The first tries load classes.
      if (++tries > 3 && cpu > most.toNanos()) {
        throw new AssertionError(
            subject + " took " + cpu / 1_000_000 + " ms of CPU" + repetition(seed));
      }
      longest = Math.max(longest, cpu);
    } while (isLong ? System.nanoTime() < end : tries < inSuite);
    System.out.printf(
        "fuzz: %s, %d tries, at most %d ms of CPU%n", subject, tries, longest / 1_000_000);
  }

  private static String repetition(long seed) {
    return "; repeat it with -D" + SEED + "=" + seed;
  }

  private static long attempt(String subject, long seed, Trial trial) {
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      trial.run(new Random(seed));
    } catch (Exception | AssertionError | StackOverflowError failure) {
      throw new AssertionError(subject + " failed" + repetition(seed), failure);
    }
    return THREADS.getCurrentThreadCpuTime() - before;
  }
}

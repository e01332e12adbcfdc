package dev.paperboy.app.cli;

import dev.paperboy.app.log.Logging;
import dev.paperboy.app.time.SystemTime;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the progress of a long operation: on a terminal as one line that is updated, in a log as
 * a line every 30 seconds and one at the end, which is an event of the log if that is in JSON.
 * Thread-safe.
 */
public final class Progress implements AutoCloseable {

  /** The total of an operation of unknown length. */
  public static final long UNKNOWN = -1;

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private static final Duration BETWEEN_UPDATES = Duration.ofMillis(100);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final String work;
  private final String things;
  private long total;
  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private final Instant began;
  private Instant shown;
  private long done;
  private boolean closed;

  /**
   * Starts now.
   *
   * @param work the operation: {@code load}
   * @param things the counted unit: {@code papers}
   * @param total the total number; {@link #UNKNOWN} if it is not known
   * @param out where to write
   * @param terminal whether that is a terminal, where a line can be overwritten
   * @param clock the wall clock, not a simulated one
   */
  public Progress(
      String work,
      String things,
      long total,
      PrintStream out,
      boolean terminal,
      InstantSource clock) {
    this.work = work;
    this.things = things;
    this.total = total;
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.began = clock.instant();
    this.shown = terminal ? Instant.MIN : began;
  }

  /** Returns a progress on the standard error output. */
  public static Progress onStandardError(String work, String things, long total) {
    return Logging.writesJson()
        ? linesOnStandardError(work, things, total)
        : new Progress(
            work, things, total, System.err, Terminal.onStandardError(), new SystemTime());
  }

  /** Returns the same, with lines of its own even on a terminal, for use among log lines. */
  public static Progress linesOnStandardError(String work, String things, long total) {
    return new Progress(work, things, total, System.err, false, new SystemTime());
  }

  /** Adds to the number of completed units. */
  public synchronized void advance(long more) {
    reach(done + more);
  }

  /** Sets the total, as far as it is known. */
  public synchronized void expect(long newTotal) {
    total = newTotal;
  }

  /** Sets the number of completed units. */
  public synchronized void reach(long count) {
    done = count;
    Instant now = clock.instant();
    Duration pause = terminal ? BETWEEN_UPDATES : BETWEEN_LINES;
    if (closed || shown.isAfter(now.minus(pause))) {
      return;
    }
    shown = now;
    if (terminal) {
      out.print(CLEAR_LINE + line(now));
      out.flush();
    } else {
      print(line(now));
    }
  }

  /** Reports the end. Nothing is shown after that. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    print((terminal ? CLEAR_LINE : "") + lastLine());
  }

  private void print(String line) {
    if (!terminal && Logging.writesJson()) {
      LOG.info(line);
    } else {
      out.println(line);
      out.flush();
    }
  }

  private String line(Instant now) {
    Duration elapsed = Duration.between(began, now);
    StringBuilder line = new StringBuilder(work + ": " + count());
    if (total > 0) {
      line.append(" (").append(Math.min(100, done * 100 / total)).append(" %)");
    }
    rate(elapsed).ifPresent(rate -> line.append(", ").append(grouped(rate)).append(" a second"));
    left(elapsed).ifPresent(left -> line.append(", ").append(inWords(left)).append(" left"));
    return line.toString();
  }

  private String lastLine() {
    Duration elapsed = Duration.between(began, clock.instant());
    boolean stopped = total > done;
    String rate =
        rate(elapsed).map(perSecond -> ", " + grouped(perSecond) + " a second").orElse("");
    return "%s: %s%s in %s%s"
        .formatted(
            work,
            stopped ? "stopped after " : "",
            stopped ? count() : grouped(done) + " " + things,
            inWords(elapsed),
            rate);
  }

  private String count() {
    return total < 0
        ? grouped(done) + " " + things
        : "%s of %s %s".formatted(grouped(done), grouped(total), things);
  }

  private Optional<Long> rate(Duration elapsed) {
    long millis = elapsed.toMillis();
    return millis < 500 || done == 0 ? Optional.empty() : Optional.of(done * 1000 / millis);
  }

  private Optional<Duration> left(Duration elapsed) {
    if (total <= done || done == 0 || elapsed.toMillis() < 500) {
      return Optional.empty();
    }
    double perThing = (double) elapsed.toMillis() / done;
    return Optional.of(Duration.ofMillis(Math.round(perThing * (total - done))));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String inWords(Duration duration) {
    if (duration.toHours() > 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    if (duration.toMinutes() > 0) {
      return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    return duration.toMillis() < 1000 && !duration.isZero()
        ? "less than 1 s"
        : duration.toSeconds() + " s";
  }
}

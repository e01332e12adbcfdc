package dev.paperboy.chat.simulator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with requests of a kind, once or several times. Thread-safe.
 *
 * @param <C> a request
 * @param <R> what is answered
 * @param <F> the kind of fault
 */
public abstract class SimulatedFault<C, R, F extends SimulatedFault<C, R, F>> {
  private final AtomicInteger remaining = new AtomicInteger(1);
  private final AtomicInteger struck = new AtomicInteger();
  private volatile Predicate<C> condition;
  private volatile Duration delay = Duration.ZERO;
  private volatile Duration answerDelay = Duration.ZERO;
  private volatile Cut cut = Cut.NEVER;
  private volatile @Nullable R reply;
  private volatile boolean armed;

  /** What is done to the connection. */
  private enum Cut {
    NEVER,
    BEFORE,
    AFTER
  }

  /** A fault of these requests. */
  protected SimulatedFault(Predicate<C> kind) {
    this.condition = kind;
  }

  /** This fault. */
  protected abstract F self();

  /** How many requests it strikes. Default 1. */
  public F times(int count) {
    remaining.set(count);
    return self();
  }

  /** Strikes until the faults are cleared. */
  public F always() {
    return times(Integer.MAX_VALUE);
  }

  /** Strikes only requests that are like this, too. */
  protected F where(Predicate<C> fits) {
    condition = condition.and(fits);
    return self();
  }

  /** Does what was asked at once, and answers that much later. */
  public F delaysTheAnswer(Duration pause) {
    answerDelay = pause;
    return armed();
  }

  /** Does what was asked that much later. */
  public F delays(Duration pause) {
    delay = pause;
    return armed();
  }

  /** Does what was asked, but cuts the connection instead of answering. */
  public F losesTheAnswer() {
    cut = Cut.AFTER;
    return armed();
  }

  /** Cuts the connection without doing what was asked. */
  public F cutsTheConnection() {
    cut = Cut.BEFORE;
    return armed();
  }

  /** Answers like this instead of doing what was asked. */
  protected F replies(R newReply) {
    reply = newReply;
    return armed();
  }

  private F armed() {
    armed = true;
    return self();
  }

  /** How many requests it has struck. */
  public int struck() {
    return struck.get();
  }

  /** Whether it strikes this request; counts it if so. */
  synchronized boolean strikes(C call) {
    if (!armed || remaining.get() <= 0 || !condition.test(call)) {
      return false;
    }
    remaining.decrementAndGet();
    struck.incrementAndGet();
    return true;
  }

  /** Whether the connection is cut instead of answering. */
  public boolean isCutting() {
    return cut != Cut.NEVER;
  }

  /**
   * What is answered, after the pauses, which take real time: the timeouts of the clients that they
   * test do.
   *
   * @param nothing answered where nothing is done
   * @param answer does what was asked
   */
  public R answered(R nothing, Supplier<R> answer) throws InterruptedException {
    Thread.sleep(delay.toMillis());
    R wanted = reply;
    R answered = wanted == null ? (cut == Cut.BEFORE ? nothing : answer.get()) : wanted;
    Thread.sleep(answerDelay.toMillis());
    return answered;
  }
}

package dev.paperboy.app.task;

import dev.paperboy.ops.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of the program, one for each task loop. Thread-safe. */
public final class TaskThreads {
  private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<TaskLoop> loops = new CopyOnWriteArrayList<>();

  /** Starts a thread for this loop, and returns it. */
  public Thread start(TaskLoop loop) {
    Thread thread = new Thread(loop, loop.name());
    loops.add(loop);
    threads.add(thread);
    thread.start();
    return thread;
  }

  /** Returns a description of a thread that has ended; empty if all of them run. */
  public Optional<String> ended() {
    return threads.stream()
        .filter(thread -> !thread.isAlive())
        .findFirst()
        .map(thread -> "the thread “" + thread.getName() + "” has ended");
  }

  /** Returns what keeps failing, in words; empty if nothing does. */
  public Optional<String> problem() {
    return loops.stream().flatMap(loop -> loop.problem().stream()).findFirst();
  }

  /** Returns that a task is stuck, so that a restart helps, in words; empty if none is. */
  public Optional<String> stuck() {
    return loops.stream()
        .filter(TaskLoop::isShort)
        .flatMap(loop -> loop.hang().stream())
        .findFirst();
  }

  /** Returns which tasks take longer than they may, in words. */
  public List<String> hangs() {
    return loops.stream().flatMap(loop -> loop.hang().stream()).toList();
  }

  /** Returns the tasks that take longer than they may. */
  List<TaskLoop> hanging() {
    return loops.stream().filter(loop -> loop.state().hangs()).toList();
  }

  /** Returns the state of each task. */
  public List<TaskState> states() {
    return loops.stream().map(TaskLoop::state).toList();
  }

  /** Waits for the threads, up to a total time; killing the program afterwards loses nothing. */
  public void await(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      for (Thread thread : threads) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        thread.join(Math.max(1, left));
        if (thread.isAlive()) {
          LOG.atWarn()
              .addKeyValue("thread", thread.getName())
              .log("running task is interrupted and repeated at the next start");
        }
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}

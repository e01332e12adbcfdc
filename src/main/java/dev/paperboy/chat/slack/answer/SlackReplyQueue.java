package dev.paperboy.chat.slack.answer;

import dev.paperboy.chat.ReplyExecutor;

/**
 * The queue of replies. Forms have separate threads, because Slack does not allow opening one after
 * three seconds. Thread-safe.
 */
public final class SlackReplyQueue implements AutoCloseable {
  private final ReplyExecutor commands = new ReplyExecutor("slack-command");
  private final ReplyExecutor forms = new ReplyExecutor("slack-form");

  /** Submits a task; returns whether it was accepted. */
  public boolean take(Runnable work) {
    return commands.submit(work);
  }

  /** Submits a short task with priority; returns whether it was accepted. */
  public boolean takeQuick(Runnable work) {
    return forms.submit(work);
  }

  /** Runs waiting tasks, for a few seconds, and accepts no more. */
  @Override
  public void close() {
    commands.close();
    forms.stop();
  }
}

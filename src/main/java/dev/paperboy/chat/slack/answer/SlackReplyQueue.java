package dev.paperboy.chat.slack.answer;

import dev.paperboy.chat.ReplyExecutor;

/**
 * Where people wait for their replies. Forms have threads of their own, because Slack lets nobody
 * open one after three seconds. Safe for use by several threads.
 */
public final class SlackReplyQueue implements AutoCloseable {
  private final ReplyExecutor commands = new ReplyExecutor("slack-command");
  private final ReplyExecutor forms = new ReplyExecutor("slack-form");

  /** Takes work; returns whether it will be done. */
  public boolean take(Runnable work) {
    return commands.submit(work);
  }

  /** Takes work that is quick and has priority; returns whether it will be done. */
  public boolean takeQuick(Runnable work) {
    return forms.submit(work);
  }

  /** Serves those who wait for a reply, for a few seconds, and nobody else. */
  @Override
  public void close() {
    commands.close();
    forms.stop();
  }
}

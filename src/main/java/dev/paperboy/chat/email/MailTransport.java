package dev.paperboy.chat.email;

import dev.paperboy.chat.PlatformState;

/** A mailer that is started and closed with the program. Thread-safe. */
public interface MailTransport extends Mailer, AutoCloseable {

  /**
   * Starts, and returns at once. Called once.
   *
   * @param listener called whenever mails can be sent from now on, or no longer
   */
  void start(Runnable listener);

  /** Returns the state for people. */
  PlatformState state();

  /** Returns whether mails can be sent at present. */
  boolean isReady();

  /** Finishes the mails in progress, for a few seconds at most. */
  @Override
  void close();
}

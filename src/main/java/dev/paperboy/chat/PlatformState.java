package dev.paperboy.chat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The state of the connection to a chat platform. */
public sealed interface PlatformState {

  /** Returns a description of the state for people, on one line. */
  String words();

  /** Returns the condition. */
  Condition condition();

  /** Returns whether messages can be sent at all. */
  default boolean isConnected() {
    return false;
  }

  /** The meaning of a state for the operator. */
  enum Condition {
    /** As it should be. */
    ON,
    /** Not configured, not started or closed. */
    OFF,
    /** Configured, but not working at present. */
    FAILING
  }

  /**
   * Establishing the first connection.
   *
   * @param problem why the last attempt failed; empty if none did
   */
  record Connecting(String problem) implements PlatformState {
    @Override
    public String words() {
      return problem.isEmpty() ? "connecting" : "connecting; so far " + problem;
    }

    @Override
    public Condition condition() {
      return problem.isEmpty() ? Condition.ON : Condition.FAILING;
    }
  }

  /**
   * Connected.
   *
   * @param words a description, such as {@code connected as Paperboy in 2 servers}
   */
  record Connected(String words) implements PlatformState {
    @Override
    public Condition condition() {
      return Condition.ON;
    }

    @Override
    public boolean isConnected() {
      return true;
    }
  }

  /**
   * Connected, so that messages can be sent, but something else does not work.
   *
   * @param words a description of both
   */
  record Impaired(String words) implements PlatformState {
    @Override
    public Condition condition() {
      return Condition.FAILING;
    }

    @Override
    public boolean isConnected() {
      return true;
    }
  }

  /** The platform refuses the bot's token or configuration; the operator must act. */
  record Refused(String reason) implements PlatformState {
    @Override
    public String words() {
      return "refused: " + reason;
    }

    @Override
    public Condition condition() {
      return Condition.FAILING;
    }
  }

  /** It was connected, and is reconnecting. */
  record Disconnected(Instant since) implements PlatformState {
    @Override
    public String words() {
      return "disconnected since " + since.truncatedTo(ChronoUnit.SECONDS) + ", reconnecting";
    }

    @Override
    public Condition condition() {
      return Condition.FAILING;
    }
  }

  /**
   * Not running.
   *
   * @param words why
   */
  record Off(String words) implements PlatformState {
    /** Closed, or never started. */
    public static final Off STOPPED = new Off("off");

    /** Not in the configuration. */
    public static final Off NOT_CONFIGURED = new Off("not configured");

    @Override
    public Condition condition() {
      return Condition.OFF;
    }
  }
}

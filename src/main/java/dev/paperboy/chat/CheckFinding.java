package dev.paperboy.chat;

/**
 * A finding of an offline check of a platform.
 *
 * @param text a sentence for the operator; never contains a secret
 */
public record CheckFinding(Level level, String text) {

  /** How a finding is to be taken. */
  public enum Level {
    /** It is as it should be. */
    OK,
    /** It works, but could be better, or could not be found out. */
    NOTE,
    /** It does not work until the operator acts. */
    PROBLEM
  }

  /** Creates a finding that is as it should be, or a problem. */
  public CheckFinding(boolean sound, String text) {
    this(sound ? Level.OK : Level.PROBLEM, text);
  }

  /** Returns whether it is no problem. */
  public boolean sound() {
    return level != Level.PROBLEM;
  }

  /** Creates a finding that is worth knowing. */
  public static CheckFinding note(String text) {
    return new CheckFinding(Level.NOTE, text);
  }
}

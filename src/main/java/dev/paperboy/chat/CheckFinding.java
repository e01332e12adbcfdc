package dev.paperboy.chat;

/**
 * A finding of a check.
 *
 * @param text what was found, in a sentence for the operator; never contains a secret
 * @param advice what the operator can do about it; empty if nothing, or if the text says it
 */
public record CheckFinding(Level level, String text, String advice) {

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
    this(sound ? Level.OK : Level.PROBLEM, text, "");
  }

  /** Returns whether it is no problem. */
  public boolean sound() {
    return level != Level.PROBLEM;
  }

  /** Creates a finding that is worth knowing. */
  public static CheckFinding note(String text) {
    return note(text, "");
  }

  /** Creates a finding that is worth knowing, and says what to do. */
  public static CheckFinding note(String text, String advice) {
    return new CheckFinding(Level.NOTE, text, advice);
  }

  /** Creates a problem, and says what to do. */
  public static CheckFinding problem(String text, String advice) {
    return new CheckFinding(Level.PROBLEM, text, advice);
  }
}

package dev.paperboy.store.vote;

/**
 * What a channel is asked because of its votes.
 *
 * @param subject the query to mute or to subscribe to
 * @param words what the papers have in common, as a text
 * @param papers how many of the papers voted on have it in common
 * @param ofPapers how many papers were voted up or down in all
 */
public record Suggestion(Kind kind, String subject, String words, int papers, int ofPapers) {

  /** What is suggested; the names are stored in the database. */
  public enum Kind {
    /** Papers voted down have something in common. */
    MUTE,
    /** Papers voted up have something in common. */
    SUBSCRIBE
  }
}

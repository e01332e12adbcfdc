package dev.paperboy.paper;

/**
 * What people made of a paper so far; changes all the time.
 *
 * @param upvotes votes on Hugging Face; 0 where unknown
 * @param comments comments on Hugging Face; 0 where unknown
 * @param code address of the source code; empty where none is known
 * @param project address of the project's page; empty where none is known
 */
public record Signals(int upvotes, int comments, String code, String project) {

  /** A paper of which nothing is known yet. */
  public static final Signals NONE = new Signals(0, 0, "", "");

  /** Refuses negative counts. */
  public Signals {
    if (upvotes < 0 || comments < 0) {
      throw new IllegalArgumentException("counts are 0 or more");
    }
  }
}

package dev.paperboy.paper;

/**
 * The votes, comments and resources of a paper, which change over time.
 *
 * @param upvotes votes on Hugging Face; 0 where unknown
 * @param comments comments on Hugging Face; 0 where unknown
 * @param code address of the source code; empty if none is known
 * @param project address of the project's page; empty if none is known
 */
public record Signals(int upvotes, int comments, String code, String project) {

  /** A paper of which none of these are known. */
  public static final Signals NONE = new Signals(0, 0, "", "");

  /** Rejects negative counts. */
  public Signals {
    if (upvotes < 0 || comments < 0) {
      throw new IllegalArgumentException("counts are 0 or more");
    }
  }
}

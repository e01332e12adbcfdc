package dev.paperboy.store.vote;

/** How many people of a channel voted for and against a paper. */
public record VoteCount(int up, int down) {
  /** The count of a paper that nobody voted on. */
  public static final VoteCount NONE = new VoteCount(0, 0);
}

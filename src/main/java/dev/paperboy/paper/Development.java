package dev.paperboy.paper;

/** What may become of a paper that those should see who were told of it. */
public enum Development {
  /** Its authors, or the server that it is on, take it back. */
  WITHDRAWAL,
  /** There is a new version. */
  VERSION,
  /** There is code, for the first time. */
  CODE,
  /** The votes passed a mark. */
  VOTES
}

package dev.paperboy.paper;

/** A change of a paper that is shown to the channels that have it. */
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

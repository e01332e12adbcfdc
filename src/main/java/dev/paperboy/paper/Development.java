package dev.paperboy.paper;

/** A change of a paper that is reported to the channels that received it. */
public enum Development {
  /** Its authors, or its server, withdrew it. */
  WITHDRAWAL,
  /** There is a new version. */
  VERSION,
  /** Code became available. */
  CODE,
  /** The votes passed a threshold. */
  VOTES
}

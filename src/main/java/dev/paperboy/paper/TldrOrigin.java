package dev.paperboy.paper;

/** The author of a paper's short summary. */
public enum TldrOrigin {
  /** Unknown, or there is no summary. */
  UNKNOWN,
  /** A machine, as the source says. */
  MACHINE
}

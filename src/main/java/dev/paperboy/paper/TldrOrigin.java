package dev.paperboy.paper;

/** Who wrote the summary of a paper in a sentence or two. */
public enum TldrOrigin {
  /** Nobody told, or there is none. */
  UNKNOWN,
  /** A machine, as the source says. */
  MACHINE
}

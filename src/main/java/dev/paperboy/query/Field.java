package dev.paperboy.query;

/** The parts of a paper in which words can be searched. */
public enum Field {
  /** The title. */
  TITLE,
  /** The summary, one or two sentences long. */
  TLDR,
  /** The abstract. */
  ABSTRACT,
  /** The authors' names. */
  AUTHOR
}

package dev.paperboy.query;

/** The parts of a paper that a word can be looked for in. */
public enum Field {
  /** The title. */
  TITLE,
  /** The summary in a sentence or two. */
  TLDR,
  /** The abstract. */
  ABSTRACT,
  /** The authors' names. */
  AUTHOR
}

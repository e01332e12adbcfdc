package dev.paperboy.paper;

/** Whose words the title, the abstract and the authors of a paper are. */
public enum Provenance {
  /** Those of somebody who links to the paper: they stand until the paper's own are known. */
  REFERRER,

  /** Not known: they were stored by a version of the program that did not record it. */
  UNKNOWN,

  /** The paper's own, as its publisher or a catalogue has them. */
  SOURCE
}

package dev.paperboy.paper;

/** The origin of the title, the abstract and the authors of a paper. */
public enum Provenance {
  /** Written by somebody who links to the paper: replaced once the paper's own texts are known. */
  REFERRER,

  /** Unknown: stored by a version of the program that did not record it. */
  UNKNOWN,

  /** The paper's own texts, from its publisher or a catalogue. */
  SOURCE
}

package dev.paperboy.match.feature;

/** What a feature is about. */
enum FeatureKind {
  /** Nothing: every paper has it. */
  EVERY,
  /** A term stands in a text. */
  TERM,
  /** A word stands in a text in exactly this form. */
  FORM,
  /** A word of a text, unstemmed, begins so. */
  BEGINNING,
  /** A word, unstemmed, is part of an author's name. */
  NAME,
  /** A word is part of an author's name in exactly this form. */
  NAME_FORM,
  /** A word of an author's name, unstemmed, begins so. */
  NAME_BEGINNING,
  /** A category, in lower case. */
  CATEGORY,
  /** A category begins so. */
  CATEGORY_BEGINNING,
  /** A feed by its name, or by what stands before a hyphen. */
  FEED,
  /** Code or a project. */
  ASSET,
  /** A number compared. */
  NUMBER,
  /** The gate stands in certain fields; the detail is their mask. */
  SCOPED,
  /** A leaf that is left to the plain evaluation; the detail is its expression. */
  PLAIN,
  /** Any of the gates. */
  ANY;

  /** An odd number of irregular bits. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** The number of a word of this kind: what is one word to one kind is another to another. */
  long key(long fingerprint) {
    return (fingerprint + index()) * MIX;
  }

  /** Its place in arrays that have one for each kind; it is never stored. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }
}
